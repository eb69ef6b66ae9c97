import type { Checked, Finding, Rule } from '../content.ts';
import { error, type Spot, warning } from '../place.ts';
import { scriptOf } from '../script.ts';
import type { Leaf } from '../words.ts';
import { isUnwritten } from './unwritten.ts';

export const invisible: Rule = {
  name: 'invisible-character',
  finds: 'Zero-width marks, soft hyphens and the like. A break between Burmese, Khmer, Lao or Thai letters is allowed.',
  why: 'What nobody can see breaks searching and typed answers, and turns the direction of words.',
  example: '"good.text" has an invisible character (U+200B) behind "စကား".',
  check: (content) => content.leaves.flatMap((leaf) => findInvisible(content, leaf)),
};

export const notNfc: Rule = {
  name: 'not-normal',
  finds: 'Letters that are not in Unicode NFC.',
  why: 'The same letters in another order or form look alike and are not found; Unicode NFC is the one form.',
  example: '"good.text" has letters in an unusual form (not Unicode NFC).',
  check: (content) => content.leaves.flatMap((leaf) => findForm(content, leaf)),
};

export const wrongScript: Rule = {
  name: 'wrong-script',
  finds: 'A text without one letter of its language.',
  why: 'A text without one letter of its language was most likely pasted into the wrong file.',
  example: '"good.text" has no letter of its language (Burmese).',
  check: (content) => {
    const letters = new Map(Object.keys(content.bundle.languages).map((lang) => [lang, lettersOf(lang)]));
    return content.leaves.flatMap((leaf) => findScript(content, leaf, letters.get(leaf.lang)));
  },
};

/** Between these letters a zero-width space is spelling: it says where a line may break. */
const BREAKS =
  /(?<=[\p{Script=Khmr}\p{Script=Laoo}\p{Script=Mymr}\p{Script=Thai}])\u200b(?=[\p{Script=Khmr}\p{Script=Laoo}\p{Script=Mymr}\p{Script=Thai}])/gu;
/** Zero-width spaces and joiners, direction marks, word joiner, byte order mark, soft hyphen. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/;

function findInvisible(content: Checked, { file, path, key, text }: Leaf): Finding[] {
  if (!INVISIBLE.test(text)) return [];
  const found = INVISIBLE.exec(text.replace(BREAKS, ' '));
  if (!found) return [];
  const code = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const before = text.slice(Math.max(0, found.index - 10), found.index);
  const where = before ? `behind "${before}"` : 'at its beginning';
  const spot: Spot = { file, path, word: found[0] };
  return [
    error(
      content,
      spot,
      `"${key}" has an invisible character (${code}) ${where}.`,
      'Delete it, and type the words around it again.',
    ),
  ];
}

function findForm(content: Checked, { file, path, key, text }: Leaf): Finding[] {
  const normal = text.normalize('NFC');
  if (normal === text) return [];
  const words = normal.split(/\s+/);
  const index = text.split(/\s+/).findIndex((word, n) => word !== words[n]);
  const word = text.split(/\s+/)[index] ?? '';
  return [
    error(
      content,
      { file, path, word },
      `"${key}" has letters in an unusual form (not Unicode NFC).`,
      `Copy this over it: ${words[index]}`,
    ),
  ];
}

/** Namespaces whose texts may well be names or typed words in other letters. */
const ANY_SCRIPT = ['words', 'contacts'];

function findScript(
  content: Checked,
  { file, path, key, text, namespace, lang }: Leaf,
  letters: RegExp | undefined,
): Finding[] {
  const words = text.replace(/\{\{[^{}]*\}\}/g, '');
  if (
    isUnwritten({ text }) ||
    !letters ||
    ANY_SCRIPT.includes(namespace) ||
    !/\p{L}/u.test(words) ||
    letters.test(words)
  )
    return [];
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(lang);
  return [warning(content, { file, path }, `"${key}" has no letter of its language (${name}).`, 'Translate it.')];
}

function lettersOf(lang: string): RegExp | undefined {
  const script = scriptOf(lang);
  return script ? new RegExp(`\\p{Script=${script}}`, 'u') : undefined;
}
