import type { Checked, Finding, Rule } from '../content.ts';
import { error, warning } from '../place.ts';

export const missingLanguage: Rule = {
  name: 'missing-language',
  finds: 'A language on the buttons without a folder, or without one of its files.',
  why: 'A language on the buttons without words speaks another language to whoever chose it.',
  example: 'The language "my" has no folder locales/my.',
  check: (content) =>
    Object.keys(content.bundle.languages).flatMap((lang) => {
      if (foldersOf(content).has(lang)) return missingFiles(content, lang);
      const spot = { file: 'content/languages.yaml', path: [lang], at: 'key' as const };
      return [
        error(
          content,
          spot,
          `The language "${lang}" has no folder locales/${lang}.`,
          'Copy the folder of another language and translate it.',
        ),
      ];
    }),
};

export const languageCode: Rule = {
  name: 'language-code',
  finds: 'A language under a name that is no code of a language.',
  why: 'Dates and amounts are written by the rules of the language: its name must be one that all machines know.',
  example: '"burmese_shan" is no code of a language.',
  check: (content) =>
    Object.keys(content.bundle.languages).flatMap((lang) => {
      if (isLanguageCode(lang)) return [];
      const spot = { file: 'content/languages.yaml', path: [lang], at: 'key' as const };
      return [
        error(
          content,
          spot,
          `"${lang}" is no code of a language.`,
          'Write its code of two or three letters, such as th or shn.',
        ),
      ];
    }),
};

export const unknownLanguage: Rule = {
  name: 'unknown-language',
  finds: 'A folder of texts in a language that nobody can choose.',
  why: 'Words in a language that is not on the buttons are read by nobody.',
  example: 'Nobody can choose the language "th" of this folder.',
  check: (content) => {
    const known = Object.keys(content.bundle.languages);
    if (known.length === 0) return [];
    return [...foldersOf(content)].flatMap(([lang, file]) => {
      if (known.includes(lang)) return [];
      const message = `Nobody can choose the language "${lang}" of this folder.`;
      return [warning(content, { file, path: [] }, message, `Add "${lang}:" to content/languages.yaml.`)];
    });
  },
};

/** A tag of BCP 47, such as `my` or `zh-Hant`. */
export function isLanguageCode(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}

/** Folders of `locales`, each with its first file. */
function foldersOf({ sources, broken }: Checked): Map<string, string> {
  const folders = new Map<string, string>();
  for (const file of [...sources.keys(), ...broken].toSorted()) {
    const lang = /^locales\/([^/]+)\//.exec(file)?.[1];
    if (lang && !folders.has(lang)) folders.set(lang, file);
  }
  return folders;
}

function missingFiles(content: Checked, lang: string): Finding[] {
  return [...content.expected].flatMap(([namespace, texts]) => {
    const file = `locales/${lang}/${namespace}.json`;
    const isNeeded = [...texts.values()].some(({ needed }) => needed);
    if (!isNeeded || content.sources.has(file) || content.broken.has(file)) return [];
    const first = Object.keys(content.bundle.languages)[0];
    const hint = lang === first ? 'Write it.' : `Copy locales/${first}/${namespace}.json and translate it.`;
    return [
      error(
        content,
        { file, path: [] },
        `This file is missing: the words of "${namespace}" in the language "${lang}".`,
        hint,
      ),
    ];
  });
}
