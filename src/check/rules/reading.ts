import type { Checked, Finding, Rule } from '../content.ts';
import { oncePerText } from '../once.ts';
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

const longestIn = oncePerText(({ lang, text }) => {
  // A text that is too long as a whole is told by itself.
  if (text.length <= LONGEST / 2 || text.length > READABLE) return 0;
  const sentences = text.split(ENDS).flatMap((part) => (SPACED.includes(lang) ? part.split(/\s+/) : [part]));
  return Math.max(...sentences.map((sentence) => columns(sentence.trim())));
});

function find(content: Checked, leaf: Leaf): Finding[] {
  const longest = longestIn(leaf);
  if (longest <= LONGEST) return [];
  const { file, path, key } = leaf;
  const message = `"${key}" has a sentence of ${longest} letters; more than ${LONGEST} are hard to follow.`;
  return [warning(content, { file, path }, message, 'Make two of it.')];
}
