import { fileURLToPath } from 'node:url';
import { compile } from '../../src/bundle/compile.ts';
import { readSources } from '../../src/bundle/read.ts';
import { createTexts } from '../../src/engine/texts.ts';

const { sources, problems } = readSources(fileURLToPath(new URL('../..', import.meta.url)));
const compiled = compile(sources);
const broken = [...problems, ...compiled.problems].filter(({ severity }) => severity === 'error');
if (broken.length > 0) throw new Error(JSON.stringify(broken, null, 2));

/** The content that people get, as it stands in the files. */
export const real = compiled.bundle;

/** The day on which all conversations here are held. Facts and contacts age, and what is said of them with it. */
export const today = Date.parse('2026-11-22T03:00:00Z');
export const DAY = 86_400_000;

const texts = createTexts(real);

/** A text as a translator wrote it, with its placeholders: `bot:unsure`. */
export const textOf = (lang: string, key: string): string => texts.raw(lang, key) ?? '';

/** The words that people may type in a language for a command, or for yes and no. */
export const typedWords = (lang: string, name: string): string[] => {
  const words = real.texts[lang]?.words?.[name];
  return Array.isArray(words) ? words : [];
};

/** Languages whose words are there, in the order of the picker. */
export const languages = Object.keys(real.languages).filter((lang) => real.texts[lang]?.['job-offer']);
