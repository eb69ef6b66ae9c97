import type { Bundle, Problem, Texts } from '../bundle/bundle.ts';
import type { File } from '../bundle/files.ts';
import { readSource } from '../bundle/read.ts';
import { asObject, asText } from '../channels/json.ts';
import { tidy, tidyList } from '../exchange/file.ts';
import { type Change, putWords } from '../exchange/json-text.ts';
import { nameIn } from './asked.ts';
import type { Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/**
 * One text in one language, as somebody wants it. `was`: as they saw it; undefined where there was none. `isList`: words
 * that people may type, one a line here.
 */
export type Wording = {
  file: string;
  lang: string;
  unit: string;
  namespace: string;
  path: string[];
  isList: boolean;
  was: string | undefined;
  will: string;
};

/** A text that some language has. Throws Wrong otherwise. `key`: as in texts.ts, empty where the unit is one text. */
export function readWording(body: unknown, bundle: Bundle): Wording {
  const given = asObject(body);
  const lang = nameIn(bundle.languages, asText(given.lang) ?? '', 'language');
  const unit = asText(given.unit) ?? '';
  const [namespace = '', ...above] = unit.split('.');
  const path = [...above, ...(asText(given.key) ?? '').split('.').filter(Boolean)];
  const known = Object.values(bundle.texts).map((texts) => wordsAt(texts, [namespace, ...path]));
  const isList = known.some((words) => Array.isArray(words));
  if (!isList && !known.some((words) => typeof words === 'string'))
    throw new Wrong('There is no such text in any language. Choose one that is there.');
  const file = `locales/${lang}/${namespace}.json`;
  const will = (isList ? tidyList : tidy)(asText(given.will) ?? '');
  return { file, lang, unit, namespace, path, isList, was: asText(given.was), will };
}

/** Editors write everything, reviewers what is in their languages. */
export const mayWrite = ({ roles, languages }: Staff, lang: string): boolean =>
  roles.includes('editor') || (roles.includes('reviewer') && languages.includes(lang));

/** The value at a path of a locale file, or of several by namespace. */
export function wordsAt(words: unknown, path: string[]): Texts[string] | undefined {
  let found = words;
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = Reflect.get(found, part);
  }
  return found as Texts[string] | undefined;
}

/** The text of the locale file with the words in it; new ones stand where the first language has them. */
export function withWords(text: string, { path, namespace, isList, will }: Wording, bundle: Bundle): string {
  const first = Object.keys(bundle.languages)[0] ?? '';
  return putWords(text, asChange(path, isList ? will.split('\n') : will), bundle.texts[first]?.[namespace]);
}

/** What stands in the file now; undefined for nothing. Throws Wrong where there is a group of words. */
export function wordsIn(text: string, { file, path, isList }: Wording): string | undefined {
  const source = text.trim() === '' ? undefined : readSource(file, text);
  const found = source && 'value' in source ? wordsAt(source.value, path) : undefined;
  if (found === undefined || (typeof found === 'string' && !isList)) return found;
  if (Array.isArray(found) && isList) return found.join('\n');
  throw new Wrong(`${file} has something else in this place. Change it in a text editor.`);
}

/** Words that are added bring no words that are missing beside them. */
export const wasMissing =
  ({ file }: Wording) =>
  (problem: Problem): boolean =>
    problem.rule === 'missing-text' && problem.file === file;

/** A problem in these very words, in whatever language it stands. */
export function isAbout({ namespace, path }: Wording, { file, line, column }: Problem, files: File[]): boolean {
  const found = files.find((each) => each.file === file && file.endsWith(`/${namespace}.json`));
  const source = found && readSource(file, found.text);
  if (!source || 'rule' in source) return false;
  const words = wordsAt(source.value, path);
  const paths = Array.isArray(words) ? words.map((_, index) => [...path, index]) : [path];
  return paths.some((one) => {
    const mark = source.mark(one);
    return line === mark.line && column >= mark.column && column < mark.column + mark.length;
  });
}

/** Other languages follow the first one, and cannot be changed before: a number that is new there is still missing here. */
export const hasToFollow =
  (wording: Wording, bundle: Bundle) =>
  (problem: Problem, files: File[]): boolean =>
    wording.lang === Object.keys(bundle.languages)[0] &&
    problem.file !== wording.file &&
    isAbout(wording, problem, files);

const asChange = ([name = '', ...rest]: string[], words: string | string[]): Change => ({
  [name]: rest.length === 0 ? words : asChange(rest, words),
});
