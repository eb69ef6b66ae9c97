import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putValues } from '../../src/bundle/put-values.ts';
import { readSource } from '../../src/bundle/read.ts';

const FILE = 'content/contacts/th.yaml';
type Puts = Parameters<typeof putValues>[2];
const put = (text: string, ...puts: Puts): string => {
  const done = putValues(FILE, text, puts);
  if (typeof done !== 'string') throw new Error(done.message);
  return done;
};
const read = (file: string, text: string): Any => {
  const source = readSource(file, text);
  if ('rule' in source) throw new Error(`${source.message} in\n${text}`);
  return source.value;
};
// biome-ignore lint: files hold anything
type Any = any;

const POLICE = `# Who can be called.
police:
  topics: [emergency]
  phone: "191" # ask again in spring

  hours: always # day and night
  speaks: [th]
  # whom it endangers
  endangers: [papers_checked]
  source:
    title: 'The "police"'
    url: https://example.org/ # the page
    date: 2025-10-05

# Held back.
other:
  hours: { days: weekdays, from: "08:30", to: "16:30" }
`;

describe('values put into a file', () => {
  it('changes one word and keeps its quotes and the remark behind it, so that no note of staff gets lost', () => {
    const text = put(POLICE, { path: ['police', 'phone'], value: '1193' });
    expect(text).toBe(POLICE.replace('"191"', '"1193"'));
    expect(put(POLICE, { path: ['police', 'source', 'title'], value: "It's" })).toContain("title: 'It''s'\n");
    expect(put(POLICE, { path: ['police', 'source', 'date'], value: '2026-11-01' })).toContain('date: 2026-11-01\n');
  });

  it('puts a new word where the schema has it, behind the remark of the line above', () => {
    const called = { date: '2026-11-22', by: 'A. Example' };
    const text = put(
      POLICE,
      { path: ['police', 'called'], value: called },
      { path: ['police', 'press'], value: '2' },
      { path: ['police', 'serves'], value: ['everyone'] },
    );
    expect(text).toContain(
      '# ask again in spring\n  press: "2"\n\n  hours: always # day and night\n  speaks: [th]\n  serves: [everyone]\n  # whom',
    );
    expect(text).toContain('    date: 2025-10-05\n  called: { date: 2026-11-22, by: A. Example }\n\n# Held back.');
  });

  it('takes a word out with its line and nothing else', () => {
    expect(put(POLICE, { path: ['police', 'hours'], value: undefined })).toBe(
      POLICE.replace('  hours: always # day and night\n', ''),
    );
    expect(put(POLICE, { path: ['other', 'hours', 'days'], value: undefined })).toContain(
      'hours: { from: "08:30", to: "16:30" }',
    );
    expect(put(POLICE, { path: ['police', 'agreed'], value: undefined })).toBe(POLICE);
  });

  it('makes a group of a word and a word of a group', () => {
    const hours = { days: 'every_day', from: '09:00', to: '17:00' };
    expect(put(POLICE, { path: ['police', 'hours'], value: hours })).toBe(
      POLICE.replace('always', '{ days: every_day, from: "09:00", to: "17:00" }'),
    );
    expect(put(POLICE, { path: ['other', 'hours'], value: 'unknown' })).toContain('\n  hours: unknown\n');
    expect(put(POLICE, { path: ['other', 'hours', 'to'], value: '17:00' })).toContain('to: "17:00" }');
    expect(put(POLICE, { path: ['police', 'source'], value: 'lost' })).toContain('\n  source: lost\n\n# Held back.');
  });

  it('changes a group of several lines word by word, so that remarks in it stay', () => {
    const source = { title: 'New', url: 'https://example.org/', official: true };
    expect(put(POLICE, { path: ['police', 'source'], value: source })).toContain(
      "    title: 'New'\n    url: https://example.org/ # the page\n    official: true\n",
    );
  });

  it('adds a whole entry at the end, with lines for its words and quotes for its numbers', () => {
    const entry = {
      topics: ['people'],
      phone: '084-1',
      source: { title: 'A: b', url: 'https://example.org/'.repeat(3) },
    };
    const text = put(POLICE.trimEnd(), { path: ['new_one'], value: entry });
    const url = 'https://example.org/'.repeat(3);
    expect(text).toBe(
      `${POLICE}new_one:\n  topics: [people]\n  phone: "084-1"\n  source:\n    title: "A: b"\n    url: ${url}\n`,
    );
  });

  it('begins a file that is empty', () => {
    expect(put('', { path: ['a', 'b'], value: 'c' })).toBe('a:\n  b: c\n');
    expect(put('# only this\n', { path: ['a', 'b'], value: 'c' })).toBe('# only this\na:\n  b: c\n');
  });

  it('keeps a mark at the beginning, line ends of Windows and a last line without an end', () => {
    const text = '\ufeffa:\r\n  phone: "1"\r\n  hours: always';
    expect(put(text, { path: ['a', 'hours'], value: 'unknown' })).toBe(text.replace('always', 'unknown'));
    expect(put(text, { path: ['a', 'kind'], value: 'state' })).toBe(
      '\ufeffa:\r\n  phone: "1"\r\n  kind: state\r\n  hours: always',
    );
  });

  it('says where a file cannot be read and changes nothing, because a guess could lose an entry', () => {
    const broken = putValues(FILE, 'a:\n  b: [c\nd: e\n', [{ path: ['a', 'b'], value: 'x' }]);
    expect(broken).toMatchObject({ rule: 'broken-yaml', line: 3, message: /cannot be read/ });
  });

  it('writes every text so that it is read again as it was, in every manner and script', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\d+.:#'"{}[\], -]*$/),
    );
    fc.assert(
      fc.property(
        word,
        fc.constantFrom('plain', '"q"', "'q'", '1', '', '|\n    tall\n', '[a, b]', '{ c: d }'),
        (text, old) => {
          const before = `a:\n  phone: ${old}\n  kind: state\nlast: { phone: ${/^[|]/.test(old) ? 'x' : old} }\n`;
          const after = put(before, { path: ['a', 'phone'], value: text }, { path: ['last', 'phone'], value: text });
          expect(read(FILE, after)).toEqual({ a: { phone: text, kind: 'state' }, last: { phone: text } });
        },
      ),
      { numRuns: 300 },
    );
  });
});

const root = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = ['content', 'flows', 'locales']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`))
  .filter((name) => name.endsWith('.yaml') && pathsIn(read(name, textOf(name))).length > 0);

describe('every YAML file of the project', () => {
  it.each(files)('%s keeps each line that has nothing to do with what changed', (file) => {
    const text = textOf(file);
    const places = pathsIn(read(file, text));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom('a word', 'two: words', undefined), (path, value) => {
        const after = put(text, { path, value });
        expect(read(file, after)).toEqual(changed(read(file, text), path, value));
        expect(linesChanged(text, after)).toEqual({
          first: lineOf(file, text, path),
          gone: 1,
          come: expect.any(Number),
        });
        const remarks = value === undefined ? after : text;
        expect(after.match(/#.*/g)).toEqual(remarks.match(/#.*/g));
      }),
      { numRuns: 6 },
    );
  });
});

/** Words, and lists of words that stand on one line. */
function pathsIn(value: Any, path: string[] = []): string[][] {
  if (Array.isArray(value)) return /^\[[^{[]{0,70}\]$/.test(JSON.stringify(value)) ? [path] : [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]));
}

function changed(value: Any, [name = '', ...rest]: string[], to: unknown): Any {
  const { [name]: old, ...others } = value;
  const inner = rest.length > 0 ? changed(old, rest, to) : to;
  return inner === undefined ? others : { ...others, [name]: inner };
}

const lineOf = (file: string, text: string, path: string[]): number => {
  const source = readSource(file, text);
  return 'rule' in source ? 0 : source.mark(path, 'key').line;
};

/** What is left when the lines that are the same before and after it are taken away. `first` counts from 1. */
function linesChanged(before: string, after: string): { first: number; gone: number; come: number } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const same = (one: string, index: number) => one === now[index];
  const head = old.findIndex((one, index) => !same(one, index));
  const tail = old.toReversed().findIndex((one, index) => one !== now[now.length - 1 - index]);
  const kept = Math.min(tail, old.length - head, now.length - head);
  return { first: head + 1, gone: old.length - head - kept, come: now.length - head - kept };
}
