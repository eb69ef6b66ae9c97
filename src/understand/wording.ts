import { matchKey } from './key.ts';
import { BETWEEN, NUMBER } from './phrases.ts';

/**
 * A message as phrases look at it: with spaces for Latin letters, without for scripts that have none. Unlike a matching
 * key it knows where each letter stands in what was typed, so that the words found can be shown.
 */
export type Wording = { typed: string; spaced: Form; solid: Form };

/** `from` and `to`: the place in the typed message of each unit of `text`; `numbers`: what each `#` of it stands for. */
export type Form = { text: string; from: number[]; to: number[]; numbers: Map<number, number> };

export function readWording(typed: string): Wording {
  const key = readLetters(typed);
  return { typed, spaced: readForm(key, ' '), solid: readForm(key, '') };
}

type Letters = Pick<Form, 'text' | 'from' | 'to'>;

/** A letter with its marks, and what the matching key makes one of: two เ, a vowel behind its tone mark. */
const LETTER = /\u0e40\u0e40|\P{M}\p{M}*[\u0e32\u0e33\u0eb2\u0eb3]?/gu;
const INVISIBLE = /^[\p{Cf}\p{M}]+$/u;
const PLAIN = /^[\u0020-\u007e]$/;

function readLetters(typed: string): Letters {
  const letters: Letters = { text: '', from: [], to: [] };
  for (const { 0: letter, index } of typed.matchAll(LETTER)) {
    const key = PLAIN.test(letter) ? letter.toLowerCase() : keyOf(letter);
    append(letters, key, index, index + letter.length);
  }
  return letters;
}

/** Letters seen so far: a message has few different ones. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

function keyOf(letter: string): string {
  const known = keys.get(letter);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = matchKey(letter) || (INVISIBLE.test(letter) ? '' : ' ');
  keys.set(letter, key);
  return key;
}

const TOKEN = new RegExp(`${NUMBER.source}|${BETWEEN.source}`, 'gu');

/** `between`: what stands for all that is neither letter nor number. */
function readForm(letters: Letters, between: string): Form {
  const form: Form = { text: '', from: [], to: [], numbers: new Map() };
  append(form, between, 0, 0);
  let last = 0;
  for (const { 0: token, index } of letters.text.matchAll(TOKEN)) {
    copy(form, letters, last, index);
    last = index + token.length;
    const isNumber = /^\d/.test(token);
    if (isNumber) form.numbers.set(form.text.length, valueOf(token));
    append(form, isNumber ? '#' : between, letters.from[index] ?? 0, letters.to[last - 1] ?? 0);
  }
  copy(form, letters, last, letters.text.length);
  append(form, between, letters.to.at(-1) ?? 0, letters.to.at(-1) ?? 0);
  form.text = alike(form.text);
  return form;
}

function append(form: Letters, text: string, from: number, to: number): void {
  form.text += text;
  for (let unit = 0; unit < text.length; unit++) {
    form.from.push(from);
    form.to.push(to);
  }
}

function copy(form: Letters, letters: Letters, start: number, end: number): void {
  form.text += letters.text.slice(start, end);
  for (let unit = start; unit < end; unit++) {
    form.from.push(letters.from[unit] ?? 0);
    form.to.push(letters.to[unit] ?? 0);
  }
}

/**
 * Spellings that stand beside each other in adverts: the two ways of ត under a Khmer letter, of ឲ្យ, and of ຫຼ. Nothing
 * moves.
 */
export const alike = (text: string): string =>
  text.replaceAll('\u17d2\u178a', '\u17d2\u178f').replaceAll('\u17b1', '\u17b2').replaceAll('\u0ebc', '\u0ea5');

/** "35,000" and "35.000" are thousands, "1.5" is not. */
const valueOf = (digits: string): number =>
  Number(/^\d{1,3}([.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(/,/g, '.'));
