import type { Bundle } from '../bundle/bundle.ts';
import { nearest } from '../bundle/nearest.ts';
import type { Told } from '../stories/stories.ts';
import { type Found, findText, findThing } from './find.ts';
import { type Kind, KINDS, type Touched } from './touched.ts';

/** Everything that depends on one thing, or a sentence that says why nothing can be told. */
export function touches(bundle: Bundle, kind: string, id: string, told: Told[]): Touched[] | { wrong: string } {
  if (!isKind(kind)) return { wrong: `"${kind}" is nothing that can be asked about: ${KINDS.join(', ')}.` };
  const names = namesOf(bundle)[kind]();
  if (!names.includes(id)) {
    const near = nearest(id, names);
    return { wrong: `There is no ${kind} "${id}".${near ? ` Did you mean "${near}"?` : ''}` };
  }
  const found = kind === 'text' ? findText(bundle, id) : findThing(bundle, kind, id);
  return [...once(found.touched), ...storiesAt(found, told)];
}

const isKind = (kind: string): kind is Kind => KINDS.some((known) => known === kind);

const namesOf = (bundle: Bundle): Record<Kind, () => string[]> => ({
  fact: () => Object.keys(bundle.facts),
  contact: () => Object.keys(bundle.contacts),
  flag: () => Object.keys(bundle.flags),
  flow: () => Object.keys(bundle.flows),
  step: () => Object.values(bundle.flows).flatMap(({ name, order }) => order.map((step) => `${name}.${step}`)),
  text: () => [...new Set(Object.values(bundle.texts).flatMap((words) => Object.entries(words).flatMap(keysIn)))],
});

const keysIn = ([namespace, texts]: [string, unknown]): string[] =>
  below(texts).map((path) => `${namespace}:${path.join('.')}`);

const below = (texts: unknown): string[][] =>
  typeof texts !== 'object' || texts === null || Array.isArray(texts)
    ? [[]]
    : Object.entries(texts).flatMap(([key, value]) => below(value).map((path) => [key, ...path]));

/** The first reason is the nearest. */
const once = (all: Touched[]): Touched[] =>
  [...new Map(all.toReversed().map((one) => [`${one.kind} ${one.where} ${one.lang}`, one])).values()].toReversed();

/** A story depends on what it was shown: it says one of the texts, comes to one of the steps or sees the number. */
function storiesAt({ keys, steps, contact }: Found, told: Told[]): Touched[] {
  return told.flatMap(({ story, replies }) => {
    const seen = replies.find(
      ({ key, phones }) =>
        keys.has(key) ||
        steps.has(stepOf(key)) ||
        phones.some((phone) => contact !== undefined && phone.contact === contact),
    );
    const from = story.heads.from?.value;
    if (!seen && !(from && steps.has(from))) return [];
    return [{ kind: 'story' as const, where: story.file, file: story.file, why: `comes to ${seen ? seen.key : from}` }];
  });
}

/** `job-offer:paid.text` → `job-offer.paid`. */
const stepOf = (key: string): string => key.replace(/^([\w-]+):([\w-]+)\..*$/, '$1.$2');

/** For reading: one group a kind, one line a thing; a text once, with all its languages. */
export function printTouches(kind: string, id: string, touched: Touched[]): string {
  if (touched.length === 0) return `Nothing depends on the ${kind} "${id}".\n`;
  const groups = Object.groupBy(touched, (one) => one.kind);
  const parts = Object.entries(groups).map(([name, all]) => `${TITLES[name] ?? name}\n${rowsOf(all).join('\n')}\n`);
  return `What depends on the ${kind} "${id}":\n\n${parts.join('\n')}`;
}

const TITLES: Record<string, string> = {
  step: 'Steps of conversations',
  word: 'Typed words',
  text: 'Texts, with the languages they are written in',
  card: 'Cards',
  page: 'Pages',
  story: 'Stories (conversation tests)',
};

function rowsOf(all: Touched[]): string[] {
  const byWhere = Object.entries(Object.groupBy(all, ({ where }) => where));
  return byWhere.map(([where, same = []]) => {
    const langs = same.flatMap(({ lang }) => lang ?? []).join(' ');
    return `  ${where}${langs ? ` (${langs})` : ''} – ${same[0]?.why}`;
  });
}
