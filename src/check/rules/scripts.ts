import { zawgyiProbability } from '../../understand/zawgyi.ts';
import { firstLanguage } from '../../engine/stage.ts';
import { firstText } from '../absent.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { onceForEach, oncePerText } from '../once.ts';
import { error, warning } from '../place.ts';
import { scriptOf } from '../script.ts';
import type { Leaf } from '../words.ts';
import { isUnwritten } from './unwritten.ts';

export const mixedScript: Rule = {
  name: 'mixed-script',
  finds: 'A letter of another writing system inside a word.',
  why: 'It looks nearly right, is read wrongly aloud and is never found by who searches or types the word.',
  example: '"good.text" has the letter "ж" (Cyrillic) inside the word "wжrd".',
  check: (content) => content.leaves.flatMap((leaf) => mixed(content, leaf)),
};

export const zawgyi: Rule = {
  name: 'zawgyi',
  finds: 'Burmese text in Zawgyi, the old encoding that is not Unicode.',
  why: 'Phones of today show it as garbled letters, and typed answers never match it.',
  example: '"good.text" is written in Zawgyi, not in Unicode.',
  check: (content) =>
    content.leaves.filter(isZawgyi).map(({ file, path, key }) => {
      const hint = 'Convert it to Unicode, or type it again with a Unicode keyboard.';
      return error(content, { file, path }, `"${key}" is written in Zawgyi, not in Unicode.`, hint);
    }),
};

export const untranslated: Rule = {
  name: 'untranslated',
  finds: 'A text that is mostly the words of the first language.',
  why: 'A reminder to translate that was never followed is read by people who do not know that language.',
  example: '"good.text" is nearly the same as in English: 4 of 5 words.',
  check: (content) => content.leaves.flatMap((leaf) => copied(content, leaf)),
};

const patterns = new Map<string, RegExp>();

/** Letters that are neither of this writing system nor Latin: names of organisations are Latin everywhere. */
function foreignTo(script: string): RegExp {
  const known = patterns.get(script) ?? new RegExp(`(?=\\p{L})[^\\p{Script=${script}}\\p{Script=Latin}]`, 'gu');
  patterns.set(script, known);
  return known;
}

const own = new Map<string, RegExp>();
function ownTo(script: string): RegExp {
  const known = own.get(script) ?? new RegExp(`\\p{Script=${script}}`, 'u');
  own.set(script, known);
  return known;
}

function mixed(content: Checked, leaf: Leaf): Finding[] {
  const found = strangeIn(leaf);
  if (!found) return [];
  const { letter, word } = found;
  const message = `"${leaf.key}" has the letter "${letter}" (${nameOf(letter)}) inside the word "${word}".`;
  return [error(content, { file: leaf.file, path: leaf.path, word }, message, 'Type the word again.')];
}

const strangeIn = oncePerText(({ lang, text }) => {
  const script = scriptOf(lang);
  if (!script) return undefined;
  for (const { 0: letter, index } of text.matchAll(foreignTo(script))) {
    const before = /[\p{L}\p{M}]*$/u.exec(text.slice(0, index))?.[0] ?? '';
    const word = before + (/^[\p{L}\p{M}]+/u.exec(text.slice(index))?.[0] ?? '');
    if (!ownTo(script).test(word)) continue;
    return { letter, word };
  }
  return undefined;
});

const SCRIPTS = ['Cyrillic', 'Greek', 'Lao', 'Thai', 'Khmer', 'Myanmar', 'Han'];
const nameOf = (letter: string): string =>
  SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(letter)) ?? 'another script';

/** Languages whose own letters the detector takes for Zawgyi. */
const OTHER_PEOPLES = ['ksw', 'pwo', 'kjp', 'mnw', 'shn'];
/** From here on no Burmese phrase in Unicode was taken for Zawgyi (see understand/zawgyi.ts). */
const SURE = 0.95;

const isZawgyi = oncePerText(
  ({ lang, text }) =>
    !OTHER_PEOPLES.includes(lang) && /\p{Script=Myanmar}/u.test(text) && zawgyiProbability(text) >= SURE,
);

/** Shorter texts are often names and loan words: "Bar, karaoke, spa". */
const FEWEST_WORDS = 4;
const SAME = 0.6;

function copied(content: Checked, leaf: Leaf): Finding[] {
  const { file, path, key, lang, namespace } = leaf;
  if (lang === firstLanguage(content.bundle) || namespace === 'words' || isName(namespace, key)) return [];
  if (isUnwritten(leaf)) return [];
  const given = wordsOf(leaf);
  if (given.length < FEWEST_WORDS) return [];
  const first = firstWords(content, `${namespace}:${key}`);
  const same = given.filter((word) => first.has(word)).length;
  if (same < given.length * SAME) return [];
  const language = content.bundle.languages[firstLanguage(content.bundle)]?.endonym ?? '';
  const message = `"${key}" is nearly the same as in ${language}: ${same} of ${given.length} words.`;
  return [warning(content, { file, path }, message, 'Translate it.')];
}

const firstWords = onceForEach((content, name) => {
  const [namespace = '', key = ''] = name.split(':');
  return new Set(wordsIn(firstText(content, namespace, key) ?? ''));
});

/** Organisations have names of their own. */
const isName = (namespace: string, key: string): boolean => namespace === 'contacts' && key.endsWith('.name');

const wordsOf = oncePerText(({ text }) => wordsIn(text));

const wordsIn = (text: string): string[] =>
  text
    .replace(/\{\{[^{}]*\}\}/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
