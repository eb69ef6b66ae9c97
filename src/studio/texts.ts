import type { Bundle, Texts } from '../bundle/bundle.ts';
import { unitsOf } from '../bundle/review.ts';
import { own } from '../check/own.ts';
import { LABEL, READABLE } from '../check/rules/limits.ts';
import { type Borrowed, borrowedIn } from './borrowed.ts';
import type { Draft } from './drafts.ts';
import { type ReadBy, readingsOf } from './readings.ts';
import type { Staff } from './staff.ts';
import { mayWrite } from './wording.ts';
import { Wrong } from './wrong.ts';

/** `left`: characters until it is cut or hard to read; below zero it is too long. A list is one text, an item a line. */
export type Cell = { text: string; left: number };

/**
 * Every text of one step (or other unit) in every language; a text that a language lacks has no cell. A step without rows
 * says nothing itself. `readings` are of the unit whose words these are: `of`. `you`: who asks, and in which languages they
 * may write and review.
 */
export type StepTexts = Borrowed & {
  unit: string;
  you: { name: string; writes: string[]; reviews: string[] };
  readings: Record<string, ReadBy>;
  rows: { key: string; most: number; isLabel: boolean; isList: boolean; cells: Record<string, Cell> }[];
};

export function textsOf(draft: Draft, unit: string, by: Staff): StepTexts {
  const { bundle } = draft;
  const borrowed = borrowedIn(bundle, unit);
  const { of } = borrowed;
  const languages = Object.keys(bundle.languages);
  const byLang = new Map(languages.map((lang) => [lang, leaves(unitNamed(bundle.texts[lang], of))]));
  const keys = [...new Set([...byLang.values()].flatMap((texts) => [...texts.keys()]))];
  if (keys.length === 0 && !isStep(bundle, unit))
    throw new Wrong('There are no texts of that name in any language. Choose a step that is there.');
  const rows = keys.map((key) => ({
    key,
    most: isLabel(of, key) ? LABEL : READABLE,
    isLabel: isLabel(of, key),
    isList: isTyped(of),
    cells: Object.fromEntries(
      languages.flatMap((lang) => {
        const text = byLang.get(lang)?.get(key);
        return text === undefined ? [] : [[lang, cell(text, isLabel(of, key))]];
      }),
    ),
  }));
  const you = {
    name: by.name,
    writes: languages.filter((lang) => mayWrite(by, lang)),
    reviews: by.roles.includes('reviewer') ? languages.filter((lang) => by.languages.includes(lang)) : [],
  };
  return { unit, ...borrowed, you, readings: readingsOf(draft, of), rows };
}

const isStep = ({ flows }: Bundle, unit: string): boolean => {
  const [flow = '', step = ''] = unit.split('.');
  return own(own(flows, flow)?.steps, step) !== undefined;
};

/** What people may type is no unit that is reviewed: nobody reads it in the bot. */
const unitNamed = (texts: Record<string, Texts> = {}, unit: string): Texts[string] | undefined =>
  isTyped(unit) ? texts.words?.[unit.slice('words.'.length)] : unitsOf(texts).get(unit);

const isTyped = (unit: string): boolean => unit.startsWith('words.');

function leaves(words: Texts[string] | undefined, path = ''): Map<string, string> {
  if (words === undefined) return new Map();
  if (typeof words === 'string') return new Map([[path, words]]);
  if (Array.isArray(words)) return new Map([[path, words.join('\n')]]);
  const inside = Object.entries(words).flatMap(([name, value]) => [...leaves(value, path ? `${path}.${name}` : name)]);
  return new Map(inside);
}

/** Messenger cuts a button after so many UTF-16 units; of a text, readers' characters count. See check/rules/limits.ts. */
const cell = (text: string, label: boolean): Cell => ({
  text,
  left: label ? LABEL - text.length : READABLE - [...graphemes.segment(text)].length,
});

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const isLabel = (unit: string, key: string): boolean =>
  key.startsWith('choices.') || ['bot.unsure', 'bot.help_now', 'bot.back'].includes(unit);
