import distance from 'natural/lib/natural/distance/index.js';
import { scriptOf } from './phrases.ts';

/** Shorter words are too close to others: with one letter changed, "back" is "bank". */
const SHORTEST = 4;
const LONGEST = 24;

/**
 * Finds the word that was meant with one slip: a letter left out, doubled, wrong, or two in the wrong order. Undefined
 * when none is so near. Chinese has no such slips.
 */
export function createSlips(words: string[]): (key: string) => string | undefined {
  const known = words
    .filter((word) => word.length >= SHORTEST && word.length <= LONGEST && scriptOf(word) !== 'chinese')
    .map((word) => ({ word, script: scriptOf(word) }));
  return (key) => {
    if (key.length < SHORTEST || key.length > LONGEST) return undefined;
    const script = scriptOf(key);
    const near = known.filter((each) => each.script === script && mayBeSlip(each.word, key));
    return near.find(({ word }) => isOneSlip(word, key))?.word;
  };
}

/** One slip changes the first letter or the last, never both: that is seen at once, the distance is not. */
const mayBeSlip = (word: string, key: string): boolean =>
  Math.abs(word.length - key.length) <= 1 && (word[0] === key[0] || word.at(-1) === key.at(-1));

const isOneSlip = (one: string, other: string): boolean =>
  distance.DamerauLevenshteinDistance(one, other, { restricted: true }) <= 1;
