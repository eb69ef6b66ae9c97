import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Texts } from '../src/bundle/bundle.ts';
import { play } from './conversations/play.ts';
import { scenarios } from './conversations/scenarios.ts';
import { tour, toured } from './conversations/tours.ts';
import { languages, real, textOf } from './engine/real.ts';

/** `UPDATE_CONVERSATIONS=1 npm test` writes the transcripts anew; read the difference before keeping it. */
const update = process.env.UPDATE_CONVERSATIONS === '1';
const pathOf = (lang: string, name: string) =>
  fileURLToPath(new URL(`./conversations/${name}.${lang}.txt`, import.meta.url));

describe.each(languages)('conversations in "%s"', (lang) => {
  test.each(scenarios)('$name goes as written down', (scenario) => {
    const { transcript } = play(scenario, lang);
    const path = pathOf(lang, scenario.name);
    asWritten(path, transcript);
  });

  test.each(scenarios)('$name shows no placeholder, no key, nothing undefined', (scenario) => {
    isClean(play(scenario, lang).transcript);
  });

  test.each(toured)('a tour of "%s" shows no placeholder, no key, nothing undefined', (name) => {
    const { transcript, replies } = tour(name, lang);
    isClean(transcript);
    expect(replies.every((reply) => reply.lang === lang)).toBe(true);
  });

  test('every word was translated: nothing falls back to English', () => {
    const keys = allKeys(real.texts.en ?? {});
    const own = new Set(allKeys(real.texts[lang] ?? {}));
    expect(keys.filter((key) => !own.has(key))).toEqual([]);
    const copied = keys.filter((key) => !isName(key) && textOf(lang, key) === textOf('en', key));
    expect(lang === 'en' ? [] : copied).toEqual([]);
  });
});

describe.each(['en', 'my'])('tours in "%s", for whoever reads words in their place', (lang) => {
  test.each(toured)('"%s" goes as written down', (name) =>
    asWritten(pathOf(lang, `tours/${name}`), tour(name, lang).transcript),
  );
});

function asWritten(path: string, transcript: string): void {
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, transcript);
  }
  expect(existsSync(path), `${path} is missing: UPDATE_CONVERSATIONS=1 npm test writes it`).toBe(true);
  expect(transcript).toBe(readFileSync(path, 'utf8'));
}

function isClean(transcript: string): void {
  expect(transcript).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
  for (const namespace of Object.keys(real.texts.en ?? {}))
    expect(transcript).not.toMatch(new RegExp(`${namespace}:\\w`));
  expect(transcript).not.toMatch(/\w+\.(text|topic|choices|outcomes|items|name|why)\b/);
}

test('the scenarios come to different ends', () => {
  const ends = scenarios.map((scenario) =>
    play(scenario, 'en').replies.flatMap(({ key }) => /verdict_\w+/.exec(key)?.[0] ?? []),
  );
  expect(ends).toEqual([['verdict_none'], ['verdict_stop'], [], ['verdict_stop'], ['verdict_stop']]);
});

/** Every text by key; the lists of typed words are no texts. */
const allKeys = (texts: Record<string, Texts>): string[] =>
  Object.entries(texts).flatMap(([namespace, words]) => paths(words).map((path) => `${namespace}:${path}`));

const paths = (texts: Texts): string[] =>
  Object.entries(texts).flatMap(([name, value]) => {
    if (typeof value === 'string') return [name];
    return Array.isArray(value) ? [] : paths(value).map((path) => `${name}.${path}`);
  });

/** Names of places, money and signs are the same in some languages; so are a few words that Vietnamese took over. */
const isName = (key: string): boolean => same.some((name) => name.test(key));
const same = [
  /^places:/,
  /^contacts:.*\.name$/,
  /^bot:contact\.(phone|country)$/,
  /:(where|country|destination|place|place_more)\.choices\./,
  /\.choices\.(th|mm|la|kh|vn|cn|my)$/,
  /\.choices\.(menu|venue)$/,
];
