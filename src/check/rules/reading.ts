import type { Checked, Finding, Rule } from '../content.ts';
import { warning } from '../place.ts';
import { columns } from '../width.ts';
import type { Leaf } from '../words.ts';
import { READABLE } from './limits.ts';

export const longSentence: Rule = {
  name: 'long-sentence',
  finds: 'A sentence that is far too long for a reader of twelve.',
  why: 'Many who need this had few years of school, read in a second language, or are in a hurry.',
  example: '"good.text" has a sentence of 321 letters; more than 300 are hard to follow.',
  check: (content) =>
    content.leaves.filter(({ namespace }) => namespace !== 'words').flatMap((leaf) => find(content, leaf)),
};

/** Columns, about 50 English words. Good ones have 15: only what is extreme is told. */
const LONGEST = 300;

/** Thai and Lao write no mark at the end of a sentence, but a space. */
const ENDS = /[.!?;:…。！？；：។៕။\n]+/;
const SPACED = ['th', 'lo'];

function find(content: Checked, { lang, file, path, key, text }: Leaf): Finding[] {
  // A text that is too long as a whole is told by itself.
  if (text.length <= LONGEST / 2 || text.length > READABLE) return [];
  const sentences = text.split(ENDS).flatMap((part) => (SPACED.includes(lang) ? part.split(/\s+/) : [part]));
  const longest = Math.max(...sentences.map((sentence) => columns(sentence.trim())));
  if (longest <= LONGEST) return [];
  const message = `"${key}" has a sentence of ${longest} letters; more than ${LONGEST} are hard to follow.`;
  return [warning(content, { file, path }, message, 'Make two of it.')];
}
