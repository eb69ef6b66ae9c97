import { toAsciiDigits } from '../../understand/digits.ts';
import { firstLanguage } from '../../engine/stage.ts';
import { firstText } from '../absent.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { oncePerText } from '../once.ts';
import { error } from '../place.ts';
import { outvoted } from '../outvoted.ts';
import type { Leaf } from '../words.ts';
import { phonesOf, withoutPhones } from './phones.ts';
import { isUnwritten } from './unwritten.ts';

export const differentFigure: Rule = {
  name: 'different-figure',
  finds: 'A number in a text that the first language does not have there, or lacks one that it has.',
  why: 'One digit too many in one language gives those who read it other advice, and nobody compares them by eye.',
  example: '"good.text" has the number 52, which is not in English.',
  check: (content) => {
    const somewhere = new Set(content.leaves.filter(hasFigure).map(({ id }) => id));
    const leaves = content.leaves.filter(
      (leaf) => leaf.namespace !== 'words' && somewhere.has(leaf.id) && !isUnwritten(leaf),
    );
    return outvoted(
      content,
      leaves,
      (leaf) => compare(content, leaf),
      (leaf) => alone(content, leaf),
    );
  },
};

function compare(content: Checked, leaf: Leaf): Finding[] {
  const { namespace, key, text } = leaf;
  const english = firstText(content, namespace, key);
  if (english === undefined || isUnwritten({ text: english }) || !(hasFigure(leaf) || DIGIT.test(english))) return [];
  const there = figuresIn(content, english);
  const here = figuresIn(content, text);
  const extra = without(here, [...there, ...wordsIn(english)]).filter((figure) => figure > 1);
  const lost = without(there, here).filter((figure) => figure > LARGEST_WORD);
  return [
    ...extra.map((figure) => tooMuch(content, leaf, figure)),
    ...lost.map((figure) => lacks(content, leaf, figure)),
  ];
}

const DIGIT = /\p{Nd}/u;
const hasFigure = oncePerText(({ text }) => DIGIT.test(text));

/** Numbers up to here are written as words as often as not: a missing one says nothing. */
const LARGEST_WORD = 12;

/** Digits of any script, with what people put between thousands. Phone numbers have a rule of their own. */
function figuresIn(content: Checked, text: string): number[] {
  if (!DIGIT.test(text)) return [];
  const isKnown = (digits: string) => phonesOf(content).has(digits);
  const plain = withoutPhones(toAsciiDigits(text.replace(/\{\{[^{}]*\}\}/g, ' ')), isKnown);
  return [...plain.matchAll(/\d+(?:[.,]\d{3})*(?![.,]?\d)/g)].map(([figure]) => Number(figure.replace(/[.,]/g, '')));
}

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const TIMES: Record<string, number> = { first: 1, once: 1, second: 2, twice: 2, both: 2, third: 3 };

/** Small numbers that English has as words. Other first languages have none here, and write digits. */
const wordsIn = (text: string): number[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).flatMap((word) => {
    const number = TIMES[word] ?? WORDS.indexOf(word);
    return number < 0 ? [] : [number];
  });

/** What is left when each number is taken away as often as it stands in the others. */
function without(figures: number[], others: number[]): number[] {
  const rest = [...others];
  return figures.filter((figure) => {
    const index = rest.indexOf(figure);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

const languageOf = ({ bundle }: Checked): string => bundle.languages[firstLanguage(bundle)]?.endonym ?? '';

function alone(content: Checked, { file, path, key, text }: Leaf): Finding {
  const figures = figuresIn(content, text).join(', ') || 'none';
  const message = `"${key}" has other numbers than all other languages: ${figures}.`;
  return error(content, { file, path }, message, 'Compare it with another language.');
}

function tooMuch(content: Checked, { file, path, key }: Leaf, figure: number): Finding {
  const message = `"${key}" has the number ${figure}, which is not in ${languageOf(content)}.`;
  return error(content, { file, path }, message, 'Compare the two texts.');
}

function lacks(content: Checked, { file, path, key }: Leaf, figure: number): Finding {
  const message = `"${key}" lacks the number ${figure}, which is in ${languageOf(content)}.`;
  return error(content, { file, path }, message, 'Compare the two texts.');
}
