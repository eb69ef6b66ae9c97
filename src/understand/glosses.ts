import { hashOf, type Meanings, MOST_LETTERS } from './features.ts';
import { INVISIBLE, joinedKey } from './key.ts';
import { inParts, type Learning } from './learning.ts';
import { indexIn } from './vocabulary.ts';

/**
 * What the words of one language mean. `words`: hashes, in order; those of one stand in `meanings` from its place in
 * `from` to that of the next.
 */
export type Glosses = { words: Uint32Array; from: Uint32Array; meanings: Uint32Array };

/** Takes a message's words apart, and each for what it means; words that are in no list are passed over. */
export type Glosser = (text: string) => Meanings;

/** Meanings that are told of one message. */
const MOST_MEANINGS = 60;
/** Words that may make one together ("hộ chiếu"): the longest that is listed counts. */
const MOST_JOINED = 4;

const NUMBER = hashOf('#');

/** Of lists of words by what they mean: one to three English words. A word that is listed twice means the first. */
export function* readingGlosses(lists: Record<string, string[]>): Learning<Glosses> {
  const found = new Map<number, number[]>();
  yield* inParts(Object.entries(lists), ([meaning, words]) => {
    const hashes = meaning.split(' ').map(hashOf);
    for (const word of words) {
      const hash = hashOf(joinedKey(word));
      if (!found.has(hash)) found.set(hash, hashes);
    }
  });
  const words = Uint32Array.from(found.keys()).toSorted();
  const meanings = Array.from(words, (word) => found.get(word) ?? []);
  let end = 0;
  const from = Uint32Array.from([0, ...meanings.map(({ length }) => (end += length))]);
  return { words, from, meanings: Uint32Array.from(meanings.flat()) };
}

/** `english`: what English words mean, which people mix into every language. */
export function createGlosser(lang: string, own: Glosses, english: Glosses = own): Glosser {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  const meant = (word: string): ArrayLike<number> | undefined =>
    find(own, word) ?? (LATIN.test(word) ? find(english, word) : undefined);
  return (text) => {
    const words = wordsOf(segmenter, text);
    const meanings: Meanings = [];
    for (let at = 0; at < words.length && meanings.length < MOST_MEANINGS; ) {
      let many = Math.min(MOST_JOINED, words.length - at);
      let found = meant(words.slice(at, at + many).join(''));
      while (!found && many > 1) found = meant(words.slice(at, at + --many).join(''));
      if (found) meanings.push(...Array.from(found));
      else if (/^\d/.test(words[at] ?? '')) meanings.push(NUMBER);
      at += many;
    }
    return meanings;
  };
}

const LATIN = /^[a-z']+$/;

/** Matching keys put the marks of a syllable in an order that no dictionary knows: words are told apart before. */
const wordsOf = (segmenter: Intl.Segmenter, text: string): string[] =>
  [...segmenter.segment(text.slice(0, MOST_LETTERS).replace(INVISIBLE, '').normalize('NFC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => joinedKey(segment));

function find({ words, from, meanings }: Glosses, word: string): Uint32Array | undefined {
  const at = indexIn(words, hashOf(word));
  return at < 0 ? undefined : meanings.subarray(from[at], from[at + 1]);
}
