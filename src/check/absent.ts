import type { Checked } from './content.ts';
import { onceForEach, oncePerCheck } from './once.ts';
import { valueAt } from './place.ts';

/** A locale file that is there and could be read. */
export type LanguageFile = { file: string; namespace: string; lang: string };

/** The locale files of a namespace, in the order of the languages. Missing ones are another rule's. */
export const languageFiles = ({ bundle, sources, broken }: Checked, namespace: string): LanguageFile[] =>
  Object.keys(bundle.languages).flatMap((lang) => {
    const file = `locales/${lang}/${namespace}.json`;
    return sources.has(file) && !broken.has(file) ? [{ file, namespace, lang }] : [];
  });

/** The keys that are needed in this file and are not there. */
export const absentIn = (content: Checked, { file }: LanguageFile): string[] => absentOf(content, file);

const absentOf = onceForEach((content, file) => {
  const [, lang = '', namespace = ''] = /^locales\/([^/]+)\/(.+)\.json$/.exec(file) ?? [];
  const there = keysIn(content)[file] ?? new Set();
  return neededKeys(content, namespace, lang).filter((key) => !there.has(key));
});

/** The names under which a file has a text; typed words are lists, and count by the name of the list. */
const keysIn = oncePerCheck(({ leaves }) => {
  const keys: Record<string, Set<string>> = {};
  for (const { file, namespace, path, key } of leaves) {
    const isItem = typeof path.at(-1) === 'number';
    if (isItem === (namespace === 'words')) (keys[file] ??= new Set()).add(isItem ? String(path[0]) : key);
  }
  return keys;
});

/** Those that are in no language: then what asks for them is at fault, or new. Told once, not once a language. */
export function absentEverywhere(content: Checked, namespace: string): Set<string> {
  const [first, ...others] = languageFiles(content, namespace).map((file) => absentIn(content, file));
  if (!first || others.length === 0) return new Set();
  return new Set(first.filter((key) => others.every((absent) => absent.includes(key))));
}

/** Keys by the highest name that is missing in the file: a whole step is one problem. */
export function byMissingName(content: Checked, file: string, keys: Iterable<string>): Map<string, string[]> {
  const texts = content.sources.get(file);
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const parts = key.split('.');
    const depth = parts.findIndex((_, index) => valueAt(texts, parts.slice(0, index + 1)) === undefined);
    const top = parts.slice(0, depth < 0 ? parts.length : depth + 1).join('.');
    groups.set(top, [...(groups.get(top) ?? []), key]);
  }
  return groups;
}

/** What the first language says under a key. */
export const firstText = (content: Checked, namespace: string, key: string): string | undefined =>
  firstTexts(content).get(`${namespace}:${key}`);

const firstTexts = oncePerCheck((content) => {
  const lang = firstOf(content);
  const first = content.leaves.filter((leaf) => leaf.lang === lang && typeof leaf.path.at(-1) === 'string');
  return new Map(first.map(({ id, text }) => [id, text]));
});

const firstOf = ({ bundle }: Checked): string => Object.keys(bundle.languages)[0] ?? '';

/** What may be left out is needed as soon as the first language has it. */
const neededKeys = (content: Checked, namespace: string, lang: string): string[] =>
  [...(content.expected.get(namespace) ?? [])]
    .filter(
      ([key, { needed }]) => needed || (lang !== firstOf(content) && firstText(content, namespace, key) !== undefined),
    )
    .map(([key]) => key);
