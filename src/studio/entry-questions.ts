import type { Put } from '../bundle/yaml-splice.ts';
import { asObject, asText } from '../channels/json.ts';
import { type Entry, entryAsked, givenNow } from './entry.ts';
import { choicesOf, langsOf } from './entry-choices.ts';
import { changeBy, type Edit, readEdits } from './entry-edits.ts';
import { opinionOf } from './entry-opinion.ts';
import { addEntry, withNewEntry } from './new-entry.ts';
import type { Desk } from './on-desk.ts';
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
    const text = desk.drafts.now().files.find(({ file }) => file === entry.file)?.text ?? '';
    return tried(desk, entry, new Map([[entry.file, change(text)]]), langsOf(body));
  },
  /** The same for one that is new; what is still to be filled in is not told before it is saved. */
  tryNewEntry(desk, body) {
    const entry = entryAsked(body);
    const { problems, opinion } = tried(desk, entry, withNewEntry(desk, body), langsOf(body));
    return { problems: problems.filter(({ file, rule }) => file === entry.file && !UNFILLED.includes(rule)), opinion };
  },
  saveEntry(desk, body, by) {
    mustBe('editor', by);
    const { entry, change, act } = asked(desk, body, by);
    return saveFile(desk, entry.file, change, { isOld: ({ rule }) => act === 'call' && rule === NEXT_OLDEST });
  },
  addEntry(desk, body, by) {
    mustBe('editor', by);
    return addEntry(desk, body);
  },
};

/** What these texts would bring: problems that are new, or of the entry; and what people would read. */
function tried({ drafts }: Desk, entry: Entry, texts: Map<string, string | undefined>, langs: string[]) {
  const before = drafts.now();
  const after = drafts.tried(texts);
  const added = newProblems(before.problems, after.problems);
  const own = after.problems.filter((one) => one.unit === entry.id && one.file === entry.file && !added.includes(one));
  return { problems: [...added, ...own], opinion: opinionOf(after.bundle, entry, langs, Date.now()) ?? null };
}

const UNFILLED = ['missing-text', 'missing-word'];

/** Names the number that is the oldest one now that this one was called. */
const NEXT_OLDEST = 'old-contacts';

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

function asked(desk: Desk, body: unknown, by: Staff): { entry: Entry; act: string; change: Change } {
  const entry = entryAsked(body);
  const act = asText(asObject(body).act) ?? 'edit';
  const change = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  if (!change || (act !== 'edit' && entry.kind !== 'contact')) throw new Wrong('There is no such act.');
  givenNow(desk, entry);
  return { entry, act, change: change(entry, readEdits(asObject(body).edits, entry), body, by) };
}

function agreementIn(given: Record<string, unknown>, puts: Put[]): Put[] {
  if (given.kind === 'organisation') return puts;
  throw new Wrong('Only organisations are asked whether they agree. This one is no organisation.');
}
