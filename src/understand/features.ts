/** Letters of a message that are looked at. */
const MOST_LETTERS = 400;

/**
 * What a message is made of, with how often: its words and its runs of 2–5 letters. The runs carry scripts without
 * spaces, and make a slip cost little.
 */
export function featuresOf(key: string): Map<string, number> {
  const text = key.slice(0, MOST_LETTERS).replace(/\d+/g, '0');
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) add(`w ${word}`);
  const letters = Array.from(` ${text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `);
  for (let size = 2; size <= 5; size++) {
    for (let at = 0; at + size <= letters.length; at++) add(letters.slice(at, at + size).join(''));
  }
  return counts;
}
