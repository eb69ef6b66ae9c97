import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Texts } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { nearest } from '../bundle/nearest.ts';
import { readSources } from '../bundle/read.ts';
import { replaceFiles } from '../bundle/replace.ts';
import { type Review, stateOf, unitsOf } from '../bundle/review.ts';
import { signed } from '../bundle/sign.ts';
import { type Answer, tell } from './answer.ts';
import { readArguments } from './arguments.ts';

const USAGE = `Usage: npm run review -- LANGUAGE                          what nobody has read yet, by conversation
       npm run review -- LANGUAGE NAME                     the words, beside those they were translated from
       npm run review -- LANGUAGE NAME --state reviewed|approved --by "YOUR NAME"
                                                           you have read them and they are right`;

const OWN = join(import.meta.dirname, '..', '..');

type Asked = { lang: string; unit?: string; state?: Review['state']; by?: string; dir: string };

/** Records who has read which words. 0: done; 2: it was called wrongly, and nothing was changed. */
function main(args: string[]): Answer {
  const asked = readArgs(args);
  const answer = 'wrong' in asked ? asked : review(asked);
  return 'wrong' in answer ? { wrong: `${answer.wrong}\n${USAGE}` } : answer;
}

function review(asked: Asked): Answer {
  const { bundle } = compile(readSources(asked.dir).sources);
  if (!Object.hasOwn(bundle.languages, asked.lang))
    return { wrong: `There is no language "${asked.lang}". It can be: ${Object.keys(bundle.languages).join(', ')}.` };
  if (asked.unit === undefined) return { said: tellLeft(bundle, asked.lang) };
  const units = unitsOf(bundle.texts[asked.lang]);
  if (!units.has(asked.unit)) {
    const near = nearest(asked.unit, [...units.keys()]);
    return { wrong: `There is no "${asked.unit}" in "${asked.lang}".${near ? ` Did you mean "${near}"?` : ''}` };
  }
  if (asked.state === undefined) return { said: tellWords(bundle, asked.lang, asked.unit) };
  return record(bundle, { ...asked, unit: asked.unit });
}

function tellLeft(bundle: Bundle, lang: string): string {
  const left = [...unitsOf(bundle.texts[lang]).keys()].filter((unit) => stateOf(bundle, lang, unit) === 'draft');
  const groups = Object.entries(Object.groupBy(left, (unit) => unit.split('.')[0] ?? ''));
  if (groups.length === 0) return `✔ Every text in "${lang}" was read by somebody.\n`;
  return groups.map(([name, units = []]) => `${name} (${units.length}): ${units.join(', ')}\n`).join('\n');
}

function tellWords(bundle: Bundle, lang: string, unit: string): string {
  const first = Object.keys(bundle.languages)[0] ?? '';
  const say = (of: string) => `[${of}]\n${flat(unitsOf(bundle.texts[of]).get(unit)).join('\n')}\n`;
  return `${unit}: ${stateOf(bundle, lang, unit)}\n\n${first === lang ? '' : `${say(first)}\n`}${say(lang)}`;
}

const flat = (words: Texts[string] | undefined, path = ''): string[] => {
  if (words === undefined) return [];
  if (typeof words === 'string') return [`${path ? `${path}: ` : ''}${words}`];
  return Object.entries(words).flatMap(([name, value]) => flat(value, path ? `${path}.${name}` : name));
};

function record(bundle: Bundle, { lang, unit, state, by = '', dir }: Asked & { unit: string }): Answer {
  const file = join(dir, 'locales', lang, 'reviews.yaml');
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  replaceFiles(new Map([[file, signed(old, bundle, lang, { unit, state: state ?? 'reviewed', by, now: Date.now() })]]));
  return { said: `✔ ${unit} in "${lang}" is ${state}, read by ${by}.\n` };
}

const OPTIONS = { state: { type: 'string' }, by: { type: 'string' }, dir: { type: 'string' } } as const;

function readArgs(args: string[]): Asked | { wrong: string } {
  return readArguments(args, OPTIONS, (values, positionals) => {
    const [lang, unit, ...rest] = positionals;
    if (lang === undefined) return { wrong: 'Name the language.' };
    if (rest.length > 0) return { wrong: `Only one text at a time; given: ${[unit, ...rest].join(', ')}.` };
    const { state, by, dir = OWN } = values;
    if (state === undefined) return { lang, dir, ...(unit === undefined ? {} : { unit }) };
    if (unit === undefined) return { wrong: 'Name the text that was read.' };
    if (state !== 'reviewed' && state !== 'approved')
      return { wrong: `--state is "${state}"; it can be: reviewed, approved.` };
    if (!by?.trim()) return { wrong: 'Say who has read it: --by "YOUR NAME".' };
    return { lang, unit, state, by: by.trim(), dir };
  });
}

tell(main(process.argv.slice(2)));
