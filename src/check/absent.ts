import type { Checked } from './content.ts';
import { valueAt } from './place.ts';

/** A locale file, there or not. */
export type LanguageFile = { file: string; namespace: string; lang: string };

/** Texts that are needed and not there: all of them below one missing name. */
export type Absent = {
  file: string;
  key: string;
  keys: string[];
  path: string[];
  /** What the first language says, when it is a single text. */
  english?: string;
};

/** Every locale file of every language that has a folder and could be read. Missing ones are another rule's. */
export const languageFiles = ({ bundle, sources, broken, expected }: Checked): LanguageFile[] =>
  Object.keys(bundle.languages).flatMap((lang) =>
    [...expected.keys()].flatMap((namespace) => {
      const file = `locales/${lang}/${namespace}.json`;
      return sources.has(file) && !broken.has(file) ? [{ file, namespace, lang }] : [];
    }),
  );

/** The keys of this file that are needed, by the highest name that is missing. */
export function absentIn(content: Checked, { file, namespace, lang }: LanguageFile): Absent[] {
  const texts = content.sources.get(file);
  const groups = new Map<string, string[]>();
  for (const key of neededKeys(content, namespace, lang)) {
    if (isThere(valueAt(texts, key.split('.')), namespace)) continue;
    const top = highestMissing(valueAt.bind(undefined, texts), key.split('.'));
    groups.set(top, [...(groups.get(top) ?? []), key]);
  }
  return [...groups].map(([key, keys]) => {
    const english = keys.length === 1 ? firstText(content, namespace, key) : undefined;
    return { file, key, keys, path: key.split('.'), ...(english && lang !== firstOf(content) ? { english } : {}) };
  });
}

const firstOf = ({ bundle }: Checked): string => Object.keys(bundle.languages)[0] ?? '';

/** What may be left out is needed as soon as the first language has it. */
function neededKeys(content: Checked, namespace: string, lang: string): string[] {
  const expected = [...(content.expected.get(namespace) ?? [])];
  return expected
    .filter(
      ([key, { needed }]) => needed || (lang !== firstOf(content) && firstText(content, namespace, key) !== undefined),
    )
    .map(([key]) => key);
}

const isThere = (value: unknown, namespace: string): boolean =>
  namespace === 'words' ? Array.isArray(value) && value.length > 0 : typeof value === 'string';

function highestMissing(at: (path: string[]) => unknown, parts: string[]): string {
  const depth = parts.findIndex((_, index) => at(parts.slice(0, index + 1)) === undefined);
  return parts.slice(0, depth < 0 ? parts.length : depth + 1).join('.');
}

function firstText(content: Checked, namespace: string, key: string): string | undefined {
  const text = valueAt(content.sources.get(`locales/${firstOf(content)}/${namespace}.json`), key.split('.'));
  return typeof text === 'string' ? text : undefined;
}
