/** Letters of a message that are looked at, in UTF-16 units. */
export const MOST_LETTERS = 400;

/** Two meanings are near each other with up to so many steps between them. */
const NEAR = 8;

/** Runs of letters, in code points. */
const SHORTEST = 2;
const LONGEST = 5;

/** What a message is made of, with how often, each as a number: a hash of 32 bits, for strings would take most of a model's memory. */
export type Features = Map<number, number>;

/** What a message says, word by word, in meanings that all languages share: each a simple English word, as a hash. */
export type Meanings = number[];

/** Words, and runs of 2–5 letters. The runs carry scripts without spaces, and make a slip cost little. */
export function lettersOf(key: string): Features {
  const text = key.slice(0, MOST_LETTERS).replace(/\d+/g, '0');
  const { counts, add } = createCounts();
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) add(mixed(word));
  const letters = Array.from(` ${text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `, (letter) =>
    letter.codePointAt(0),
  );
  for (let from = 0; from < letters.length; from++) {
    let hash = RUN;
    for (let at = from; at < Math.min(letters.length, from + LONGEST); at++) {
      hash = mix(hash, letters[at] ?? 0);
      if (at - from + 1 >= SHORTEST) add(hash);
    }
  }
  return counts;
}

/**
 * Meanings, two that follow each other, and two that stand near each other in whatever order: languages differ in it.
 */
export function meaningsOf(meanings: Meanings): Features {
  const { counts, add } = createCounts();
  for (const [at, meaning] of meanings.entries()) {
    add(meaning);
    const next = meanings[at + 1];
    if (next !== undefined) add(mix(mix(FOLLOWING, meaning), next));
    for (const other of meanings.slice(at + 1, at + NEAR))
      add(mix(mix(TOGETHER, Math.min(meaning, other)), Math.max(meaning, other)));
  }
  return counts;
}

function createCounts() {
  const counts: Features = new Map();
  const add = (hash: number): void => {
    const feature = spread(hash);
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  return { counts, add };
}

/** A word as its feature. */
export const hashOf = (word: string): number => spread(mixed(word));

function mixed(word: string): number {
  let hash = WORD;
  for (let at = 0; at < word.length; at++) hash = mix(hash, word.charCodeAt(at));
  return hash;
}

/** FNV-1a, with a seed for each kind of feature. */
const WORD = 0x811c9dc5;
const RUN = 0x01234567;
const FOLLOWING = 0x1b873593;
const TOGETHER = 0x2545f491;
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The low bits of FNV alone are poor for short runs. */
const spread = (hash: number): number => {
  const stirred = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (stirred ^ (stirred >>> 13)) >>> 0;
};
