/** Letters of a message that are looked at. */
const MOST_LETTERS = 400;

/** Runs of letters, in code points. */
const SHORTEST = 2;
const LONGEST = 5;

/**
 * What a message is made of, with how often: its words and its runs of 2–5 letters, each as a number (a hash of 32 bits:
 * strings would take most of a model's memory). The runs carry scripts without spaces, and make a slip cost little.
 */
export function featuresOf(key: string): Map<number, number> {
  const text = key.slice(0, MOST_LETTERS).replace(/\d+/g, '0');
  const counts = new Map<number, number>();
  const add = (hash: number) => {
    const feature = spread(hash);
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
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
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The low bits of FNV alone are poor for short runs. */
const spread = (hash: number): number => {
  const stirred = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (stirred ^ (stirred >>> 13)) >>> 0;
};
