import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/studio/public/', import.meta.url);

const wordsOf = (lang: string): Map<string, string> => {
  const words = JSON.parse(readFileSync(new URL(`words/${lang}.json`, folder), 'utf8')) as object;
  return new Map(leaves(words));
};
const leaves = (words: object, above = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[`${above}${name}`, value]] : leaves(value as object, `${above}${name}.`),
  );
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

const withoutPlaceholders = (text: string): string => text.replaceAll(/\{\{\w+\}\}/g, '');

const english = wordsOf('en');
const PLURAL = /_(one|other)$/;
const asked = (keys: Iterable<string>): string[] => [...new Set([...keys].map((key) => key.replace(PLURAL, '')))];
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const tops = [...new Set([...english.keys()].map((key) => key.split('.')[0]))].join('|');
/** `'map.kind.ask'`, or `map.kind.${kind}` with anything for the last part. */
const named = [
  ...scripts.matchAll(new RegExp(`['"\`]((?:${tops})(?:\\.[\\w-]+|\\.?[\\w-]*\\$\\{[^}]+\\})+)['"\`]`, 'g')),
].map(([, key = '']) => key);
const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[\\w-]+')}$`);

describe('the words of the studio page', () => {
  it.each(['th', 'my'])('are all there in %s, with the same placeholders, so that nobody meets a key', (lang) => {
    const own = wordsOf(lang);
    expect(asked(own.keys()).toSorted()).toEqual(asked(english.keys()).toSorted());
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    for (const [key, text] of own) {
      const like = english.get(key) ?? '';
      expect([key, ...placeholders(text)]).toEqual([key, ...placeholders(like)]);
      expect(text.trim(), key).not.toBe('');
    }
    const plurals = [...own.keys()].flatMap((key) => PLURAL.exec(key)?.[1] ?? []);
    expect(plurals.filter((each) => !pluralCategories.includes(each as Intl.LDMLPluralRule))).toEqual([]);
  });

  it.each([
    ['th', /\p{Script=Thai}/u],
    ['my', /\p{Script=Myanmar}/u],
  ])('are written in the letters of %s, and not left in English', (lang, letters) => {
    const told = [...wordsOf(lang)].filter(([key]) => /[a-z]{3}/i.test(withoutPlaceholders(english.get(key) ?? '')));
    expect(told.filter(([, text]) => !letters.test(text))).toEqual([]);
  });

  it('are there for every key that a script names, and none is left that no script names', () => {
    const keys = asked(english.keys());
    expect(named.filter((name) => !keys.some((key) => patternOf(name).test(key)))).toEqual([]);
    const patterns = named.map(patternOf);
    expect(keys.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});
