import { fileURLToPath } from 'node:url';
import { compile } from '../../src/bundle/compile.ts';
import { readSources } from '../../src/bundle/read.ts';

const { sources, problems } = readSources(fileURLToPath(new URL('../..', import.meta.url)));
const compiled = compile(sources);
const broken = [...problems, ...compiled.problems].filter(({ severity }) => severity === 'error');
if (broken.length > 0) throw new Error(JSON.stringify(broken, null, 2));

/** The content that people get, as it stands in the files. */
export const real = compiled.bundle;

/** The day on which all conversations here are held. Facts and contacts age, and what is said of them with it. */
export const today = Date.parse('2026-11-22T03:00:00Z');
export const DAY = 86_400_000;

/** Languages whose words are there, in the order of the picker. */
export const languages = Object.keys(real.languages).filter((lang) => real.texts[lang]?.['job-offer']);
