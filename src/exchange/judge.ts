import { nearest } from '../bundle/nearest.ts';
import { placeholdersIn } from '../check/words.ts';
import { type Given, type Refused, type Row, tidy, tidyList } from './file.ts';
import { looksLikeFormula } from './formula.ts';
import { versionOf } from './rows.ts';

/** A text that is to be written, and the row it came in. */
export type Taken = { given: Given; row: Row; text: string };

/** What came back, sorted. `untouched`: as it was sent, or as it stands here; `missing`: still without words. */
export type Judged = { taken: Taken[]; refused: Refused[]; untouched: number; missing: number };

/** Sorts the rows by what can be said of each alone; what the checker says of the words comes afterwards (trial.ts). */
export function judge(rows: Row[], sent: Given[]): Judged {
  const known = new Map(rows.map((row) => [row.key, row]));
  const twice = givenTwice(sent);
  const judged: Judged = { taken: [], refused: [], untouched: 0, missing: 0 };
  for (const given of sent) {
    const row = known.get(given.key);
    const text = row?.isList ? tidyList(given.translation) : tidy(given.translation);
    if (isUntouched(given, row, text)) judged.untouched++;
    else if (row && text === '' && row.translation === '' && !given.spoilt) judged.missing++;
    else {
      const why = row ? reasons(given, row, text, twice) : [unknownKey(given.key, known)];
      if (row && why.length === 0) judged.taken.push({ given, row, text });
      else judged.refused.push({ given, ...(row ? { row } : {}), why });
    }
  }
  return judged;
}

/** The longest there is has 60. */
const LONGEST_KEY = 120;

function unknownKey(key: string, known: Map<string, Row>): string {
  if (key === '') return 'The row has no key: nothing says which text it is.';
  const near = key.length > LONGEST_KEY ? undefined : nearest(key, known.keys());
  return `There is no text "${key}" in English.${near ? ` Did you mean "${near}"?` : ''}`;
}

/** Left alone since the file was written, or the same as what stands here. */
function isUntouched(given: Given, row: Row | undefined, text: string): boolean {
  if (given.spoilt) return false;
  if (given.version !== undefined && given.version === versionOf(given.english, given.translation)) return true;
  return row === undefined ? text === '' : text !== '' && text === tidy(row.translation);
}

/** The first of these makes all others idle: what was meant for other words is not held against these. */
function reasons(given: Given, row: Row, text: string, twice: Set<string>): string[] {
  if (given.spoilt) return [given.spoilt];
  if (text === '') return ['It is empty, and here it has words. Words are changed, never taken out.'];
  if (tidy(given.english) !== tidy(row.english))
    return [`The English has changed since. It was made for: "${given.english}" Now it is: "${row.english}"`];
  if (given.version !== undefined && given.version !== versionOf(row.english, row.translation))
    return [`It was changed here after the file was written. Now it is: "${row.translation}"`];
  if (twice.has(given.key)) return ['It stands more than once in this file, with different words. Keep one of them.'];
  if (given.unfinished) return ['It is still marked as "fuzzy" (needs work). Take the mark off when it is ready.'];
  return [formula(row, text), control(text), loose(row, text), lines(row, text)].filter((one) => one !== undefined);
}

function formula(row: Row, text: string): string | undefined {
  const found = (row.isList ? text.split('\n') : [text]).find(looksLikeFormula);
  if (found === undefined || found[0] === row.english[0]) return undefined;
  return `It begins with "${found[0]}", which a spreadsheet may run, and the English does not.`;
}

const control = (text: string): string | undefined =>
  CONTROL.test(text) ? 'It has a control character, which no phone shows. Type it again.' : undefined;
/** All but the line break. */
const CONTROL = /(?!\n)\p{Cc}/u;

/** Typed words are compared as they are typed. */
const loose = (row: Row, text: string): string | undefined =>
  row.isList && placeholdersIn(text).length > 0 ? 'Words that people type have no placeholders.' : undefined;

const lines = (row: Row, text: string): string | undefined =>
  text.includes('\n') && row.path[1] === 'choices' ? 'A button has one line.' : undefined;

/** Keys that stand more than once, and not with the same words. */
function givenTwice(sent: Given[]): Set<string> {
  const keys = Map.groupBy(sent, ({ key }) => key);
  const differ = (same: Given[]) => new Set(same.map(({ translation }) => tidy(translation))).size > 1;
  return new Set([...keys].filter(([, same]) => differ(same)).map(([key]) => key));
}
