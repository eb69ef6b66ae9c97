import { matchKey } from './key.ts';

/** Written words as parts of one regular expression, each with the number of what it means. */
export type Dictionary = { source: string; meanings: number[] };

/**
 * The words of each meaning, written `one|two`, as one pattern with a group a word. Longer words come first, so that
 * none is hidden by its own beginning.
 */
export function dictionary(entries: string[][]): Dictionary {
  const all = entries.flatMap((written, meaning) =>
    written.flatMap(alternatives).map((source) => ({ source, meaning })),
  );
  all.sort((a, b) => b.source.length - a.source.length);
  return { source: any(all.map(({ source }) => `(${source})`)), meanings: all.map(({ meaning }) => meaning) };
}

/** Which meaning the groups of a match show. */
export const meaningOf = ({ meanings }: Dictionary, groups: (string | undefined)[]): number | undefined =>
  meanings[groups.findIndex((group) => group !== undefined)];

/** Any of the words, without groups. */
export const anyOf = (written: string[]): string =>
  any(written.flatMap(alternatives).toSorted((a, b) => b.length - a.length));

const any = (sources: string[]): string => (sources.length > 0 ? `(?:${sources.join('|')})` : '(?!)');

/** `a|b(?:c|d)` → `a`, `b(?:c|d)`, as a matching key has them. Words in Latin letters stand by themselves. */
function alternatives(written: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of written) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => {
    const source = part.replace(/[^\p{ASCII}]+/gu, (letters) => matchKey(letters)).replace(/(?<!\\)\./g, '\\.? ?');
    return /^(?:\(\?:)?\p{Script=Latin}/u.test(source) ? `(?<!${LATIN})${source}(?!${LATIN})` : source;
  });
}

/** Lower case, as a matching key has them. `\p{L}` in every word would take a second to make. */
const LATIN = '[a-z\\u00df-\\u024f\\u1ea0-\\u1ef9]';

/** Not inside a longer word. */
export const standingAlone = (source: string): string => `(?<![\\p{L}\\p{M}])${source}(?![\\p{L}\\p{M}])`;
