import type { Bundle, Problem } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { nearest } from '../bundle/nearest.ts';
import type { Source } from '../bundle/read.ts';

/** One language beside the first, compiled as if there were no others: each text is held against the first alone. */
export type Opened = { lang: string; first: string; bundle: Bundle; sources: Source[] };

const LANGUAGES = 'content/languages.yaml';

/** Opens the words of a language, also of one that is prepared and hidden. `problems`: of reading the files. */
export function openTexts(sources: Source[], problems: Problem[], lang: string): Opened | { wrong: string } {
  const languages = sources.find(({ file }) => file === LANGUAGES);
  const known = languagesIn(languages);
  const first = Object.keys(known)[0];
  if (!languages || first === undefined) return { wrong: `${LANGUAGES} names no language, or cannot be read.` };
  if (lang === first)
    return { wrong: `"${first}" is what all others are translated from: change it in locales/${first}/ itself.` };
  if (!Object.hasOwn(known, lang)) {
    const near = nearest(lang, Object.keys(known));
    const others = Object.keys(known).filter((one) => one !== first);
    return {
      wrong: `There is no language "${lang}". ${near ? `Did you mean "${near}"?` : `It can be: ${others.join(', ')}.`}`,
    };
  }
  const both = [first, lang];
  const shown = Object.fromEntries(both.map((one) => [one, { ...known[one], hidden: undefined, chain: undefined }]));
  const needed = sources
    .filter(({ file }) => !file.startsWith('locales/') || both.some((one) => file.startsWith(`locales/${one}/`)))
    .map((source) =>
      source === languages ? { ...source, value: JSON.parse(JSON.stringify(shown)) as unknown } : source,
    );
  const compiled = compile(needed);
  const fault = [...problems, ...compiled.problems].find(({ file }) => isOurs(file, both));
  if (fault) return { wrong: `${fault.file}:${fault.line} has to be mended first: ${fault.message} (npm run check)` };
  return { lang, first, bundle: compiled.bundle, sources: needed };
}

/** All languages that translators may have a file for, those that are prepared and hidden included. */
export function translatable(sources: Source[]): { lang: string; endonym: string }[] {
  const known = languagesIn(sources.find(({ file }) => file === LANGUAGES));
  const others = Object.entries(known).slice(1);
  return others.map(([lang, { endonym }]) => ({ lang, endonym: typeof endonym === 'string' ? endonym : lang }));
}

/** The same, with some files changed. */
export function reopen(opened: Opened, changed: Source[]): Opened {
  const kept = opened.sources.filter(({ file }) => !changed.some((source) => source.file === file));
  const sources = [...kept, ...changed];
  return { ...opened, sources, bundle: compile(sources).bundle };
}

const isOurs = (file: string, both: string[]): boolean =>
  file === LANGUAGES || both.some((lang) => file.startsWith(`locales/${lang}/`) && file.endsWith('.json'));

function languagesIn(source: Source | undefined): Record<string, Record<string, unknown>> {
  const value = source?.value;
  return typeof value === 'object' && value !== null ? (value as Record<string, Record<string, unknown>>) : {};
}
