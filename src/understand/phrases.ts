import { matchKey } from './key.ts';

/**
 * Phrases looked for inside a message: as whole words where the script has spaces (Latin letters), anywhere in it where
 * it has none (Thai, Lao, Burmese, Khmer, Chinese), with spaces left out on both sides, because people put them
 * anywhere. `a + b` is found when both are.
 */
export type Phrases = {
  /** The phrases that stand in the message, as staff wrote them. */
  find(key: string): string[];
  /** The same, allowing for slips: one in a phrase of `SHORTEST_FUZZY` letters or more, two in a long one. */
  findNearly(key: string): string[];
};

/** A shorter phrase with a slip in it is another word too often. */
export const SHORTEST_FUZZY = 7;
const LONG = 14;
/** Letters of a message that are looked at for slips: the cost grows with both lengths. */
const MOST_FUZZY = 300;

type Part = { key: string; spaced: boolean; masks: Map<string, number> };
type Phrase = { written: string; parts: Part[] };

/** `#` in a phrase stands for any number. */
export function createPhrases(written: Iterable<string>): Phrases {
  const phrases = [...new Set(written)].map(
    (each): Phrase => ({ written: each, parts: each.split(' + ').map(toPart) }),
  );
  const usable = phrases.filter(({ parts }) => parts.every(({ key }) => key.length > 1));
  const look = (key: string, has: (part: Part, text: Forms) => boolean) => {
    const forms = formsOf(key);
    return usable.filter(({ parts }) => parts.every((part) => has(part, forms))).map((phrase) => phrase.written);
  };
  return {
    find: (key) => look(key, isIn),
    findNearly: (key) => look(key.slice(0, MOST_FUZZY), (part, forms) => isIn(part, forms) || isNearlyIn(part, forms)),
  };
}

/** A message as both kinds of phrases look at it; numbers are all alike. */
type Forms = { spaced: string; solid: string };

function formsOf(key: string): Forms {
  const plain = key.replace(NUMBER, '#');
  const spaced = ` ${plain.replace(/[^\p{L}\p{M}\p{N}#$€£¥฿]+/gu, ' ')} `;
  const solid = plain.replace(/[^\p{L}\p{M}\p{N}#$€£¥฿]+/gu, '');
  return { spaced, solid };
}

const NUMBER = /\d+(?:[.,]\d+)*/g;
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}#]*$/u;

function toPart(written: string): Part {
  const plain = matchKey(written.replaceAll('#', '0')).replace(NUMBER, '#');
  const spaced = LATIN.test(plain);
  const key = plain.replace(/[^\p{L}\p{M}\p{N}#$€£¥฿]+/gu, spaced ? ' ' : '').trim();
  return { key: spaced ? ` ${key} ` : key, spaced, masks: masksOf(key) };
}

const isIn = ({ key, spaced }: Part, forms: Forms): boolean => (spaced ? forms.spaced : forms.solid).includes(key);

function isNearlyIn(part: Part, forms: Forms): boolean {
  const key = part.key.trim();
  const slips = key.length >= LONG ? 2 : key.length >= SHORTEST_FUZZY ? 1 : 0;
  // One word of a bit map holds 31 letters: longer phrases are compared exactly only.
  if (slips === 0 || key.length > 31) return false;
  return occurs(part.masks, key.length, part.spaced ? forms.spaced : forms.solid, slips);
}

function masksOf(key: string): Map<string, number> {
  const masks = new Map<string, number>();
  Array.from(key).forEach((letter, index) => masks.set(letter, (masks.get(letter) ?? 0) | (1 << index)));
  return masks;
}

/** Wu and Manber's bit-parallel search with k errors: insertions, deletions and replacements. */
function occurs(masks: Map<string, number>, length: number, text: string, slips: number): boolean {
  const goal = 1 << (length - 1);
  const rows = Array.from({ length: slips + 1 }, (_, errors) => (1 << errors) - 1);
  for (const letter of text) {
    const mask = masks.get(letter) ?? 0;
    let above = rows[0] ?? 0;
    rows[0] = ((above << 1) | 1) & mask;
    for (let errors = 1; errors <= slips; errors++) {
      const old = rows[errors] ?? 0;
      rows[errors] = (((old << 1) | 1) & mask) | above | (above << 1) | ((rows[errors - 1] ?? 0) << 1) | 1;
      above = old;
    }
    if ((rows[slips] ?? 0) & goal) return true;
  }
  return false;
}
