import type { Texts } from '../bundle/bundle.ts';

/** A conversation that is to become files. `words`: by language. */
export type Draft = { name: string; yaml: string; words: Record<string, Texts> };

/** Its files by name, as they are to be written. */
export const filesOf = ({ name, yaml, words }: Draft): Map<string, string> =>
  new Map([
    [`flows/${name}.yaml`, yaml],
    ...Object.entries(words).map(
      ([lang, texts]) => [`locales/${lang}/${name}.json`, `${JSON.stringify(texts, undefined, 2)}\n`] as const,
    ),
  ]);
