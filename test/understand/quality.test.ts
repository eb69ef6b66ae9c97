import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/bundle/compile.ts';
import { readSources } from '../../src/bundle/read.ts';
import { proposeLanguage } from '../../src/understand/language.ts';
import { createUnderstand, type Understand } from '../../src/understand/meaning.ts';

const sets = join(import.meta.dirname, 'sets');
const read = (file: string): string => readFileSync(join(sets, file), 'utf8');
const lines = <T>(file: string): T[] =>
  read(file)
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line));

type Message = { text: string; intent: string; danger: 'none' | 'possible' | 'clear' };
const languages = ['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'];
const commands: Record<string, string | undefined> = {
  emergency: 'emergency',
  menu: 'menu',
  delete: 'delete',
  help: 'hotline',
};

let understand: Understand;
beforeAll(() => {
  const { bundle } = compile(readSources(join(import.meta.dirname, '..', '..')).sources);
  understand = createUnderstand(bundle);
  while (understand.learn());
});

/** Parts of 1, on messages that nobody trained on. */
function measure(lang: string) {
  const heard = lines<Message>(`${lang}.jsonl`).map(({ text, intent, danger }) => {
    const meaning = understand(text);
    const command = commands[meaning.command ?? ''];
    const offered = command ? [command] : (meaning.suggestions ?? ['none']);
    return { intent, danger, heard: command === 'emergency' ? 'clear' : (meaning.danger ?? 'none'), offered };
  });
  const part = (of: typeof heard, has: (one: (typeof heard)[number]) => boolean) => of.filter(has).length / of.length;
  const [danger, calm] = [heard.filter((one) => one.danger !== 'none'), heard.filter((one) => one.danger === 'none')];
  return {
    recall: part(danger, (one) => one.heard !== 'none'),
    falseClear: part(calm, (one) => one.heard === 'clear' || one.heard === 'self_harm'),
    falsePossible: part(calm, (one) => one.heard === 'possible'),
    first: part(heard, (one) => one.offered[0] === one.intent),
    amongThree: part(heard, (one) => one.offered.includes(one.intent)),
  };
}

describe('the test sets', () => {
  test('are as their authors froze them, because a set that follows the code measures nothing', () => {
    for (const line of read('frozen.sha256').trim().split('\n')) {
      const [hash, file = ''] = line.split(/\s+/);
      expect([
        file,
        createHash('sha256')
          .update(readFileSync(join(sets, file)))
          .digest('hex'),
      ]).toEqual([file, hash]);
    }
  });
});

// What was reached so far, a little below: far from what is needed (docs/understanding.md). It may only rise.
describe.each(languages)('messages in %s that nobody trained on', (lang) => {
  test('are understood no worse than before', () => {
    const { recall, falseClear, falsePossible, first, amongThree } = measure(lang);
    process.stdout.write(
      `${lang}: danger heard ${percent(recall)}, false clear ${percent(falseClear)}, false possible ${percent(falsePossible)}, intent first ${percent(first)}, among three ${percent(amongThree)}\n`,
    );
    expect(recall).toBeGreaterThan(0.42);
    expect(falseClear).toBeLessThan(0.035);
    expect(falsePossible).toBeLessThan(0.115);
    expect(first).toBeGreaterThan(0.64);
    expect(amongThree).toBeGreaterThan(0.77);
  });
});

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

describe('the language of a message', () => {
  test('is proposed right for nearly all, and only proposed', () => {
    const messages = lines<{ lang: string; text: string; unmarked?: boolean }>('language.jsonl').filter(
      ({ unmarked }) => !unmarked,
    );
    const right = messages.filter(({ lang, text }) => proposeLanguage(text) === lang);
    expect(right.length / messages.length).toBeGreaterThan(0.97);
  });
});
