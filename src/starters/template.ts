import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Severity, Texts } from '../bundle/bundle.ts';
import { TO_WRITE } from '../check/rules/unwritten.ts';
import type { Draft } from './draft.ts';
import { type KnownWords, knownWords } from './known-words.ts';

/** What a new conversation begins as. `about`: for whoever chooses; `words`: in the first language. */
export type Template = { name: string; about: string; yaml: string; words: Record<string, Texts> };

const FOLDER = join(import.meta.dirname, 'templates');

export const readTemplates = (): Template[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map((file) => {
      const name = file.replace('.yaml', '');
      const { about, words } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Omit<Template, 'name'>;
      return { name, about, words, yaml: readFileSync(join(FOLDER, file), 'utf8') };
    });

/** The simplest first. */
const ORDER = ['question.yaml', 'parts.yaml', 'check.yaml'];

/** A new conversation. What the content says already is said in each language; the rest carries the mark "✎". */
export function startFrom(template: Template, name: string, bundle: Bundle): Draft | { wrong: string } {
  const countries = Object.keys(bundle.countries);
  const flags = { FLAG_STOP: flagOf(bundle, 'stop'), FLAG_WARN: flagOf(bundle, 'warn') };
  if (template.yaml.includes('FLAG_') && !Object.values(flags).every(Boolean))
    return { wrong: 'This template needs warning signs: write one "stop" and one "warn" in content/red-flags.yaml.' };
  if (template.yaml.includes('COUNTRIES') && countries.length === 0)
    return { wrong: 'This template asks for the country: name the countries in content/countries.yaml first.' };
  const yaml = template.yaml
    .replaceAll('NAME', name)
    .replace('COUNTRIES', countries.slice(0, MOST_COUNTRIES).join(', '))
    .replace('COUNTRY', countries[0] ?? '')
    .replace(/FLAG_\w+/g, (found) => flags[found as keyof typeof flags] ?? found);
  const words = withCountries(template.words, bundle, countries.slice(0, MOST_COUNTRIES));
  const known = knownWords(bundle);
  const inAll = Object.keys(bundle.languages).map((lang) => [lang, wordsIn(lang, words, known)] as const);
  return { name, yaml, words: Object.fromEntries(inAll) };
}

/** With "another country", "I don't know" and the two ways out they fit on the buttons of every platform. */
const MOST_COUNTRIES = 9;

const flagOf = ({ flags }: Bundle, severity: Severity): string | undefined =>
  Object.values(flags).find((flag) => flag.severity === severity)?.name;

/** The names of countries are known in each language; here they are written in the first, and then looked up. */
function withCountries(words: Template['words'], bundle: Bundle, countries: string[]): Template['words'] {
  const asked = words.country;
  const choices = asked?.choices;
  if (!asked || typeof choices !== 'object' || Array.isArray(choices)) return words;
  const names = bundle.texts[Object.keys(bundle.languages)[0] ?? '']?.places?.country;
  const named = countries.map((country) => {
    const name = typeof names === 'object' && !Array.isArray(names) ? names[country] : undefined;
    return [country, typeof name === 'string' ? name : country] as const;
  });
  return { ...words, country: { ...asked, choices: { ...Object.fromEntries(named), ...choices } } };
}

function wordsIn(lang: string, texts: Texts, known: KnownWords): Texts {
  const inLanguage = (given: Texts[string]): Texts[string] => {
    if (typeof given === 'string')
      return given.startsWith(TO_WRITE) ? given : (known(given, lang) ?? `${TO_WRITE} ${given}`);
    return Array.isArray(given) ? given : wordsIn(lang, given, known);
  };
  return Object.fromEntries(Object.entries(texts).map(([key, given]) => [key, inLanguage(given)]));
}
