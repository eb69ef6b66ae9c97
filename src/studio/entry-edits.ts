import type { Put } from '../bundle/yaml-splice.ts';
import type { Plain } from '../bundle/yaml-lines.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { asPlain, type Entry, givenIn, putInto } from './entry.ts';
import { type Change, refuseConflict } from './save.ts';
import { Wrong } from './wrong.ts';

/** One value of an entry: where, what its editor saw there, and what it is to be. */
export type Edit = { path: string[]; was: Plain | undefined; is: Plain | undefined };

/** Only a person's own act writes these: a call, an agreement, a look at the source. */
const RECORDS = ['called', 'tried', 'agreed', 'checked'];
/** A form has some twenty fields, a table of wages a dozen rows. */
const MOST_EDITS = 100;

/** The edits a page asks for. Throws Wrong for words that the entry does not have. */
export const readEdits = (given: unknown, { kind, words }: Entry): Edit[] =>
  asList(given)
    .slice(0, MOST_EDITS)
    .map((one) => {
      const { path, was, is } = asObject(one);
      const names = asList(path).flatMap((name) => asText(name) ?? []);
      const [word = ''] = names;
      if (!words.includes(word) || RECORDS.includes(word) || names.length > 2)
        throw new Wrong(`"${names.join('.')}" cannot be changed in a ${kind} here.`);
      return { path: names, was: asPlain(was), is: asPlain(is) };
    });

/** Puts them in, unless somebody else has changed one of these values; `records`: what follows from the entry as it is. */
export const changeBy =
  (entry: Entry, edits: Edit[], records: (given: Record<string, unknown>) => Put[] = () => []): Change =>
  (text) => {
    const given = givenIn(text, entry);
    if (!given) throw new Wrong(`Somebody has taken "${entry.name}" out of ${entry.file}. Nothing was saved.`);
    for (const { path, was, is } of edits)
      refuseConflict(`"${entry.name}.${path.join('.')}"`, {
        was: told(was),
        is: told(at(given, path)),
        will: told(is),
      });
    const puts = edits.map(({ path, is }) => ({ path, value: asWritten(path, is) }));
    return putInto(text, entry, [...puts, ...records(given)]);
  };

const at = (given: unknown, path: string[]): Plain | undefined =>
  asPlain(path.reduce<unknown>((inner, name) => asObject(inner)[name], given));

/** The value in one line, as it is compared and shown. */
function told(value: Plain | undefined): string | undefined {
  if (value === undefined || typeof value !== 'object') return value === undefined ? undefined : String(value);
  if (Array.isArray(value)) return value.map(told).join(', ');
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${told(inner)}`)
    .join(', ');
}

/** Numbers of facts, and "official: true", stand in the files without quotes. */
export function asWritten([word = '', ...rest]: string[], value: Plain | undefined): Plain | undefined {
  const isGroup = typeof value === 'object' && !Array.isArray(value);
  if (isGroup && (word === 'table' || word === 'source')) return eachWritten(word, value);
  if (word === 'table' || word === 'value') return numberOr(value);
  return word === 'source' && rest[0] === 'official' && value !== undefined ? value === 'true' : value;
}

const eachWritten = (word: string, group: Record<string, Plain>): Plain =>
  Object.fromEntries(Object.entries(group).map(([name, one]) => [name, asWritten([word, name], one) ?? one]));

const numberOr = (value: Plain | undefined): Plain | undefined =>
  typeof value === 'string' && String(Number(value)) === value ? Number(value) : value;
