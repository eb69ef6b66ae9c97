import { toAsciiDigits } from './digits.ts';

/**
 * One form for everything that should count as the same when compared. One way, for comparison only: never shown,
 * never stored. Idempotent. NFC alone leaves pairs apart that look alike (sara am, doubled Thai vowels, the order of
 * Burmese and Khmer marks), so those are put in order here.
 */
export function matchKey(text: string): string {
  // What is invisible goes first: it may stand between a letter and its accent.
  const plain = toAsciiDigits(text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFKC'))
    .replace(THAI_AM, '$1\u0e33')
    .replace(LAO_AM, '$1\u0eb3')
    .replace(/\u0e40\u0e40/g, '\u0e41')
    .replace(MYANMAR_MARKS, sortMarks)
    .replace(/\u17c1\u17b8/g, '\u17be')
    .replace(/\u17c1\u17b6/g, '\u17c4')
    .replace(QUOTES, "'")
    .normalize('NFC');
  return plain.replace(EDGES, '').replace(/\s+/g, ' ').trim();
}

/** One form for words that may be written apart or together. */
export const joinedKey = (text: string): string => matchKey(text).replaceAll(' ', '');

/** Zero-width and direction marks, soft hyphen, variation selectors, joiners, the key around an emoji digit. */
export const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]|\u034f|\u20e3/g;
/** NFKC takes sara am apart; a tone mark may stand in between. It is put together again behind the tone mark. */
const THAI_AM = /\u0e4d([\u0e48-\u0e4b]?)\u0e32/g;
const LAO_AM = /\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g;
const MYANMAR_MARKS = /[\u102b-\u1038\u103a-\u103e]{2,}/g;
const QUOTES = /[\u2018\u2019\u02bc`\u00b4]/g;
/** What may stand around a message without meaning anything: punctuation, spaces, symbols but those of money. */
const EDGES = /^[\s\p{P}\p{Sm}\p{Sk}\p{So}]+|[\s\p{P}\p{Sm}\p{Sk}\p{So}]+$/gu;

const sortMarks = (marks: string): string => [...new Set(marks)].toSorted().join('');
