import type { Bundle } from '../bundle/bundle.ts';
import type { Put } from '../bundle/yaml-splice.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { GROUPS, OTHERS_SERVED } from '../engine/best.ts';
import { type Entry, entryAsked, givenNow } from './entry.ts';
import { changeBy, type Edit, readEdits } from './entry-edits.ts';
import { opinionOf } from './entry-opinion.ts';
import { addEntry } from './new-entry.ts';
import type { Desk } from './questions.ts';
import { recordOfAgreement, recordsAfter, recordsOfCall } from './records.ts';
import { type Change, newProblems, saveFile } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** What the forms of facts and contacts ask. `langs`: in which languages people's words are wanted. */
export const entryQuestions: Record<string, (desk: Desk, body: unknown, by: Staff) => unknown> = {
  /** An entry as it stands in its file, what may stand there, and what people read of it. */
  entry(desk, body) {
    const entry = entryAsked(body);
    const { version, bundle, problems } = desk.drafts.now();
    const own = problems.filter(({ unit, file }) => unit === entry.id && file === entry.file);
    const opinion = opinionOf(bundle, entry, langsOf(body), Date.now());
    return {
      version,
      ...entry,
      given: givenNow(desk, entry),
      problems: own,
      opinion,
      choices: choicesOf(bundle, body),
    };
  },
  /** What may stand in a new one. */
  choices({ drafts }, body) {
    const { version, bundle, files } = drafts.now();
    const folder = asObject(body).kind === 'fact' ? 'content/facts/' : 'content/contacts/';
    const places = files.flatMap(({ file }) => (file.startsWith(folder) ? [file.slice(folder.length, -5)] : []));
    return { version, places, languages: Object.keys(bundle.languages), choices: choicesOf(bundle, body) };
  },
  /** What saving would do, while somebody types: nothing is written. */
  tryEntry(desk, body, by) {
    // Whoever still writes wants to see what would be: the name and the tick may come last.
    const { signed, ...rest } = asObject(body);
    const { entry, change } = asked(desk, { ...rest, confirmed: true, signed: signed || '…' }, by);
    const before = desk.drafts.now();
    const text = before.files.find(({ file }) => file === entry.file)?.text ?? '';
    const after = desk.drafts.tried(new Map([[entry.file, change(text)]]));
    const added = newProblems(before.problems, after.problems);
    const own = after.problems.filter(
      (one) => one.unit === entry.id && one.file === entry.file && !added.includes(one),
    );
    return { problems: [...added, ...own], opinion: opinionOf(after.bundle, entry, langsOf(body), Date.now()) };
  },
  saveEntry(desk, body, by) {
    mustBe('editor', by);
    const { entry, change } = asked(desk, body, by);
    return saveFile(desk, entry.file, change);
  },
  addEntry(desk, body, by) {
    mustBe('editor', by);
    return addEntry(desk, body);
  },
};

/** The acts of the forms, each with what it changes. */
const ACTS: Record<string, (entry: Entry, edits: Edit[], body: unknown, by: Staff) => Change> = {
  edit: (entry, edits, body, by) => changeBy(entry, edits, () => recordsAfter(entry, edits, body, by)),
  call(entry, edits, body, by) {
    const { puts, edits: same } = recordsOfCall(body, by);
    return changeBy(entry, [...same, ...edits], () => puts);
  },
  agreement: (entry, edits, body, by) =>
    changeBy(entry, edits, (given) => agreementIn(given, recordOfAgreement(body, by))),
};

function asked(desk: Desk, body: unknown, by: Staff): { entry: Entry; change: Change } {
  const entry = entryAsked(body);
  const act = asText(asObject(body).act) ?? 'edit';
  const change = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  if (!change || (act !== 'edit' && entry.kind !== 'contact')) throw new Wrong('There is no such act.');
  givenNow(desk, entry);
  return { entry, change: change(entry, readEdits(asObject(body).edits, entry), body, by) };
}

function agreementIn(given: Record<string, unknown>, puts: Put[]): Put[] {
  if (given.kind === 'organisation') return puts;
  throw new Wrong('Only organisations are asked whether they agree. This one is no organisation.');
}

const langsOf = (body: unknown): string[] => asList(asObject(body).langs).flatMap((lang) => asText(lang) ?? []);

/** Names that may be chosen, with the words people read for them in the first language asked for. */
function choicesOf(bundle: Bundle, body: unknown) {
  const words = bundle.texts[langsOf(body).find((lang) => Object.hasOwn(bundle.texts, lang)) ?? ''] ?? {};
  const places = asObject(words.places);
  const areaNamed = (country: string) => (name: string) =>
    [name, asText(asObject(asObject(places.area)[country])[name]) ?? name] as const;
  const named = (given: unknown) =>
    Object.entries(asObject(given)).map(([name, said]) => [name, asText(said) ?? name] as const);
  return {
    topics: [...new Set(Object.values(bundle.contacts).flatMap(({ topics }) => topics))].toSorted(),
    speaks: named(places.language),
    serves: [...OTHERS_SERVED, ...GROUPS],
    endangers: named(words.risks),
    areas: Object.fromEntries(
      Object.entries(bundle.countries).flatMap(([country, { areas }]) =>
        Object.keys(areas).length > 0 ? [[country, Object.keys(areas).map(areaNamed(country))]] : [],
      ),
    ),
    kinds: Object.keys(bundle.freshness).filter((kind) => kind !== 'contacts'),
  };
}
