import { matchKey } from './key.ts';

/**
 * Phrases looked for inside a message: as whole words where the script has spaces (Latin letters), anywhere in it where
 * it has none (Thai, Lao, Burmese, Khmer, Chinese), with spaces left out on both sides, because people put them
 * anywhere. `a + b` is found when both are. `#` stands for any number.
 */
export type Phrases = {
  /** A phrase that stands in the message, as staff wrote it. */
  find(key: string): string | undefined;
};

/** `spaced`: whole words count, as in Latin letters. */
export type Part = { key: string; spaced: boolean };
type Phrase = { written: string; parts: Part[] };

/** So many letters of a phrase are looked up at each place of a message; a phrase has at least as many. */
const START = 2;

export function createPhrases(written: Iterable<string>): Phrases {
  const phrases = [...new Set(written)]
    .map((each): Phrase => ({ written: each, parts: each.split(' + ').map(toPart) }))
    .filter(({ parts }) => parts.every(({ key }) => key.length >= START));
  // Thousands of phrases are looked for: only those are compared whose first letters stand in the message.
  const starts = {
    spaced: Map.groupBy(phrases.filter(isSpaced), startOf),
    solid: Map.groupBy(
      phrases.filter((phrase) => !isSpaced(phrase)),
      startOf,
    ),
  };
  return {
    find(key) {
      const forms = formsOf(key);
      for (const form of ['spaced', 'solid'] as const) {
        for (const start of startsIn(forms[form])) {
          const found = starts[form].get(start)?.find(({ parts }) => parts.every((part) => isIn(part, forms)));
          if (found) return found.written;
        }
      }
      return undefined;
    },
  };
}

const isSpaced = ({ parts }: Phrase): boolean => parts[0]?.spaced === true;
const startOf = ({ parts }: Phrase): string => parts[0]?.key.slice(0, START) ?? '';

function startsIn(text: string): Set<string> {
  const starts = new Set<string>();
  for (let at = 0; at + START <= text.length; at++) starts.add(text.slice(at, at + START));
  return starts;
}

/** Scripts that a message and a phrase are told apart by. */
export const scripts: [string, RegExp][] = [
  ['thai', /\p{Script=Thai}/u],
  ['lao', /\p{Script=Lao}/u],
  ['burmese', /\p{Script=Myanmar}/u],
  ['khmer', /\p{Script=Khmer}/u],
  ['chinese', /\p{Script=Han}/u],
  ['other', /[\p{Script=Latin}\p{N}\p{S}]/u],
];
export const scriptOf = (key: string): string => scripts.find(([, letters]) => letters.test(key))?.[0] ?? 'other';

/** A message as both kinds of phrases look at it; numbers are all alike. */
type Forms = { spaced: string; solid: string };

function formsOf(key: string): Forms {
  const plain = key.replace(NUMBER, '#');
  return { spaced: ` ${plain.replace(BETWEEN, ' ')} `, solid: plain.replace(BETWEEN, '') };
}

export const NUMBER = /\d+(?:[.,]\d+)*/g;
/** All that is not a letter, a mark, a number or a sign of money. */
export const BETWEEN = /[^\p{L}\p{M}\p{N}#$€£¥฿]+/gu;
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}#]*$/u;

export function toPart(written: string): Part {
  const plain = matchKey(written.replaceAll('#', '0')).replace(NUMBER, '#');
  const spaced = LATIN.test(plain);
  const key = plain.replace(BETWEEN, spaced ? ' ' : '').trim();
  return { key: spaced ? ` ${key} ` : key, spaced };
}

const isIn = ({ key, spaced }: Part, forms: Forms): boolean => (spaced ? forms.spaced : forms.solid).includes(key);
