import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, putWords } from '../../src/exchange/json-text.ts';

const locales = join(import.meta.dirname, '..', '..', 'locales');
const files = readdirSync(locales, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
const textOf = (file: string) => readFileSync(join(locales, file), 'utf8');

/** Every text with another letter behind it. */
const other = (value: Change[string]): Change[string] => {
  if (typeof value === 'string') return `${value}x`;
  if (Array.isArray(value)) return value.map((one) => `${one}x`);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, other(one)]));
};

describe('words put into a JSON file', () => {
  it('leave every file here as it is when they are the same, so that a review shows only what was changed', () => {
    const changed = files.filter((file) => putWords(textOf(file), JSON.parse(textOf(file)), {}) !== textOf(file));
    expect(changed.filter((file) => !file.endsWith('words.json'))).toEqual([]);
  });

  it('can all be changed and changed back, whatever stands beside them', () => {
    for (const file of files.filter((one) => !one.endsWith('words.json'))) {
      const before = textOf(file);
      const words = JSON.parse(before) as Change;
      const there = putWords(before, other(words) as Change, {});
      expect(JSON.parse(there)).toEqual(other(words));
      expect(putWords(there, words, {})).toBe(before);
    }
  });

  it('stand where the first language has them, several in its order, and unknown ones at the end', () => {
    const order = { a: '', b: '', c: '', d: '' };
    expect(putWords('{\n  "b": "2"\n}\n', { d: '4', c: '3', a: '1', z: '0' }, order)).toBe(
      '{\n  "a": "1",\n  "b": "2",\n  "c": "3",\n  "d": "4",\n  "z": "0"\n}\n',
    );
  });

  it('take the indentation and the line breaks of the file, with tabs and Windows lines too', () => {
    const order = { step: { text: '', choices: { yes: '', no: '' } }, next: { text: '' } };
    expect(
      putWords('{\r\n\t"step": {\r\n\t\t"text": "a"\r\n\t}\r\n}', { step: { choices: { no: 'n', yes: 'y' } } }, order),
    ).toBe(
      '{\r\n\t"step": {\r\n\t\t"text": "a",\r\n\t\t"choices": {\r\n\t\t\t"yes": "y",\r\n\t\t\t"no": "n"\r\n\t\t}\r\n\t}\r\n}',
    );
  });

  it('stay on one line where their neighbours do, as contacts are written', () => {
    const text = '{\n  "th": {\n    "police": { "name": "a", "for": "b" }\n  }\n}\n';
    const order = { th: { police: {}, fire: { name: '', for: '' } } };
    expect(putWords(text, { th: { fire: { for: 'd', name: 'c' }, police: { for: 'e' } } }, order)).toBe(
      '{\n  "th": {\n    "police": { "name": "a", "for": "e" },\n    "fire": { "name": "c", "for": "d" }\n  }\n}\n',
    );
  });

  it('fill an empty object and an empty file', () => {
    expect(putWords('', { b: { y: '2' }, a: '1' }, { a: '', b: {} })).toBe(
      '{\n  "a": "1",\n  "b": {\n    "y": "2"\n  }\n}\n',
    );
    expect(putWords('{}\n', { a: '1' }, {})).toBe('{\n  "a": "1"\n}\n');
    expect(putWords('{\n    "s": {}\n}\n', { s: { a: '1' } }, {})).toBe('{\n    "s": {\n        "a": "1"\n    }\n}\n');
  });

  it('keep quotes, backslashes and brackets in texts apart from those of the file', () => {
    const text = '{ "a": "\\"}, \\\\", "b": [ "]", "{" ], "c": true }';
    expect(putWords(text, { b: ['x"'], a: '\\{' }, {})).toBe('{ "a": "\\\\{", "b": ["x\\""], "c": true }');
  });
});
