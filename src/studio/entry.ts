import type { Put } from '../bundle/yaml-splice.ts';
import { wordsAt } from '../bundle/word-order.ts';
import type { Plain } from '../bundle/yaml-lines.ts';
import { asObject, asText } from '../channels/json.ts';
import { editable, withValues } from './editable.ts';
import type { Desk } from './on-desk.ts';
import { Wrong } from './wrong.ts';

export type EntryKind = 'fact' | 'contact';

/** A fact or a contact in its file. `words`: what may stand in it, in the order in which it stands there. */
export type Entry = { kind: EntryKind; id: string; file: string; name: string; words: string[] };

const FOLDERS: Record<EntryKind, string> = { fact: 'content/facts', contact: 'content/contacts' };
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/;

/** The entry a question is about, there or not yet. Throws Wrong for what can be none. */
export function entryAsked(body: unknown): Entry {
  const { kind, id } = asObject(body);
  const [place = '', name = '', ...more] = (asText(id) ?? '').split('.');
  if (kind !== 'fact' && kind !== 'contact') throw new Wrong('It is a fact or a contact.');
  if (!NAME.test(place) || !NAME.test(name) || more.length > 0)
    throw new Wrong(
      'A name has letters, digits, "_" or "-", begins with a letter, and at most 40 of them. Write it like this: new_number',
    );
  const file = `${FOLDERS[kind]}/${place}.yaml`;
  return { kind, id: `${place}.${name}`, file, name, words: wordsAt(file, [name]) };
}

/** What stands in the file under that name, every value a text; undefined where nothing does. */
export function givenIn(text: string, { file, name }: Entry): Record<string, unknown> | undefined {
  const entries = asObject(editable(file, text).value);
  return Object.hasOwn(entries, name) ? asObject(entries[name]) : undefined;
}

/** The same in the files as they were read last. Throws Wrong where there is no such entry. */
export function givenNow({ drafts }: Desk, entry: Entry): Record<string, unknown> {
  const text = drafts.now().files.find(({ file }) => file === entry.file)?.text ?? '';
  const given = givenIn(text, entry);
  if (!given) throw new Wrong(`There is no ${entry.kind} "${entry.id}" any more. Look at the list again.`);
  return given;
}

/** The file's text with some values of the entry changed. `puts`: paths within the entry. */
export function putInto(text: string, { file, name }: Entry, puts: Put[]): string {
  return withValues(
    file,
    text,
    puts.map(({ path, value }) => ({ path: [name, ...path], value })),
  );
}

/** Values as a page may send them; undefined for anything else. */
export function asPlain(value: unknown): Plain | undefined {
  if (typeof value === 'string') return value.slice(0, LONGEST);
  if (Array.isArray(value)) return value.slice(0, MOST).flatMap((one) => asText(one)?.slice(0, LONGEST) ?? []);
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = Object.entries(value).flatMap(([name, one]) => {
    const plain = asPlain(one);
    return plain === undefined ? [] : [[name, plain] as const];
  });
  return Object.fromEntries(inner.slice(0, MOST));
}

/** Longer than any title or address of a source, and more than any list or table here has. */
const LONGEST = 2000;
const MOST = 100;
