import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bundle, Lexicon } from '../../src/bundle/bundle.ts';
import { lessonsIn } from '../../src/kept/lessons.ts';
import type { TaughtLanguage } from '../../src/understand/lesson.ts';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { real } from '../engine/real.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waymark-kept-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const lexicon = real.lexicons.en;
if (!lexicon) throw new Error('English has no examples.');
/** A few examples of each intent: learning from all takes seconds. */
const few = (many: number): Bundle => ({
  ...real,
  lexicons: {
    en: {
      ...lexicon,
      intents: Object.fromEntries(
        Object.entries(lexicon.intents).map(([name, examples]) => [name, examples.slice(0, many)]),
      ),
      cries: { clear: lexicon.cries.clear.slice(0, many), possible: [], calm: lexicon.cries.calm.slice(0, many) },
    },
  },
});
const message = 'my boss has not paid me for three months';
/** How many steps learning took, and what is then understood. */
const learnt = (bundle: Bundle) => {
  const understand = createUnderstand(bundle, lessonsIn(dir));
  let steps = 1;
  while (understand.learn()) steps++;
  return { steps, meaning: understand(message) };
};
/** What English teaches, and what all languages teach together. */
const ALL_KEPT = 2;
const files = () => readdirSync(join(dir, 'lessons')).map((name) => join(dir, 'lessons', name));

describe('lessons that are kept', () => {
  it('are there at the next start, which understands the same without learning', () => {
    const [first, second] = [learnt(few(20)), learnt(few(20))];
    expect(first.steps).toBeGreaterThan(10);
    expect(second.steps).toBe(ALL_KEPT);
    expect(second.meaning).toEqual(first.meaning);
    expect(second.meaning.suggestions).not.toBeUndefined();
  });

  it('take no more memory than their files have bytes, because a small machine holds seven languages of them', () => {
    learnt(few(20));
    const taught = lessonsIn(dir).find('en', [few(20).lexicons.en as Lexicon]) as TaughtLanguage | undefined;
    const lessons = [taught?.intents, taught?.danger].flatMap((each) => each ?? []);
    const buffers = lessons.flatMap(({ known, rare, of, bias }) => [known, rare, of, bias]).map(({ buffer }) => buffer);
    const held = [...new Set([...buffers, taught?.words.buffer, taught?.glosses.words.buffer])].map(
      (buffer) => buffer?.byteLength ?? 0,
    );
    expect(held.length).toBeGreaterThan(0);
    expect(held.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(statSync(files()[0] ?? '').size);
  });

  it('are learnt anew from other examples, and only the latest few stay', () => {
    for (const many of [4, 5, 6, 7, 8]) expect(learnt(few(many)).steps).toBeGreaterThan(10);
    expect(files()).toHaveLength(3 * ALL_KEPT);
    expect(learnt(few(8)).steps).toBe(ALL_KEPT);
  });

  it('are learnt anew when their file is damaged, so that a broken disk makes nobody misunderstood', () => {
    const { meaning } = learnt(few(20));
    const [file = ''] = files();
    const bytes = readFileSync(file);
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const again = learnt(few(20));
    expect(again.steps).toBeGreaterThan(10);
    expect(again.meaning).toEqual(meaning);
  });
});
