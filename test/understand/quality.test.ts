import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/bundle/compile.ts';
import { readSources } from '../../src/bundle/read.ts';
import { lessonsIn } from '../../src/kept/lessons.ts';
import { proposeLanguage } from '../../src/understand/language.ts';
import { createUnderstand, type Understand } from '../../src/understand/meaning.ts';
import { lessonsDir } from '../lessons.ts';
import { inRoman, inZawgyi, judge, languages, lines, messagesOf, percent, rates, read, withSlips } from './measure.ts';

let understand: Understand;
beforeAll(() => {
  const { bundle } = compile(readSources(join(import.meta.dirname, '..', '..')).sources);
  understand = createUnderstand(bundle, lessonsIn(lessonsDir));
  while (understand.learn());
});

describe('the test sets', () => {
  test('are as their authors froze them, because a set that follows the code measures nothing', () => {
    for (const line of read('frozen.sha256').trim().split('\n')) {
      const [hash, file = ''] = line.split(/\s+/);
      expect([
        file,
        createHash('sha256')
          .update(readFileSync(join(import.meta.dirname, 'sets', file)))
          .digest('hex'),
      ]).toEqual([file, hash]);
    }
  });
});

// What was reached so far, a little below: far from what is needed (docs/understanding.md). It may only rise.
describe.each(languages)('messages in %s that nobody trained on', (lang) => {
  test('are understood no worse than before', () => {
    const { recall, falseClear, falsePossible, first, amongThree } = rates(judge(understand, messagesOf(lang)));
    process.stdout.write(
      `${lang}: danger heard ${percent(recall)}, false clear ${percent(falseClear)}, false possible ${percent(falsePossible)}, intent first ${percent(first)}, among three ${percent(amongThree)}\n`,
    );
    expect(recall).toBeGreaterThan(0.93);
    expect(falseClear).toBeLessThan(0.02);
    expect(falsePossible).toBeLessThan(0.18);
    expect(first).toBeGreaterThan(0.75);
    expect(amongThree).toBeGreaterThan(0.84);
  });
});

describe('the language of a message', () => {
  test('is proposed right for nearly all, and only proposed', () => {
    const messages = lines<{ lang: string; text: string }>('language.jsonl');
    const right = messages.filter(({ lang, text }) => proposeLanguage(text) === lang);
    expect(right.length / messages.length).toBeGreaterThan(0.99);
  });
});

describe('danger in messages that are badly typed', () => {
  const heard = (name: string, messages: Parameters<typeof judge>[1]) => {
    const { recall } = rates(judge(understand, messages));
    process.stdout.write(`${name}: danger heard ${percent(recall)}\n`);
    return recall;
  };

  test('is heard with one slip in ten letters', () =>
    expect(heard('slips', withSlips(languages.flatMap(messagesOf)))).toBeGreaterThan(0.9));

  test('is heard in Zawgyi as in Unicode', () => {
    const burmese = inZawgyi(messagesOf('my'));
    const unicode = messagesOf('my').filter(({ text }) => /[\u1000-\u109f]/.test(text));
    expect(heard('Zawgyi', burmese)).toBeGreaterThan(rates(judge(understand, unicode)).recall - 0.03);
  });

  test('is heard in Latin letters', () =>
    expect(heard('Latin letters', inRoman(languages.flatMap(messagesOf)))).toBeGreaterThan(0.9));
});
