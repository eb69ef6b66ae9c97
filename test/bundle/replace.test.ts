import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFiles } from '../../src/bundle/replace.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waymark-replace-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('puts all files back when one of them cannot be placed, so that nothing is half done', () => {
  const [old, fresh, folder] = ['old.txt', 'fresh.txt', 'folder'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(old, 'before');
  mkdirSync(join(folder, 'full'), { recursive: true });
  const files = new Map([
    [old, 'after'],
    [fresh, 'after'],
    [folder, 'after'],
  ]);
  expect(() => replaceFiles(files)).toThrow(/EISDIR|ENOTEMPTY/);
  expect(readFileSync(old, 'utf8')).toBe('before');
  expect(readdirSync(dir).toSorted()).toEqual(['folder', 'old.txt']);
});

it('takes files away together with what it writes, and brings them back when something else cannot be placed', () => {
  const [gone, fresh, folder] = ['gone.txt', 'fresh.txt', 'folder'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(gone, 'before', { mode: 0o640 });
  const files = new Map<string, string | undefined>([
    [gone, undefined],
    [fresh, 'after'],
  ]);
  mkdirSync(join(folder, 'full'), { recursive: true });
  expect(() => replaceFiles(new Map([...files, [folder, 'after']]))).toThrow(/EISDIR|ENOTEMPTY/);
  expect([readFileSync(gone, 'utf8'), statSync(gone).mode & 0o777]).toEqual(['before', 0o640]);
  expect(readdirSync(dir).toSorted()).toEqual(['folder', 'gone.txt']);
  replaceFiles(files);
  expect(readdirSync(dir).toSorted()).toEqual(['folder', 'fresh.txt']);
});

it('keeps away from a file that another program is writing, and not for ever when that one has ended in between', () => {
  const file = join(dir, 'old.txt');
  writeFileSync(file, 'before');
  writeFileSync(`${file}.new`, 'half');
  expect(() => replaceFiles(new Map([[file, 'after']]))).toThrow('EEXIST');
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.new`, 'utf8')]).toEqual(['before', 'half']);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${file}.new`, longAgo, longAgo);
  replaceFiles(new Map([[file, 'after']]));
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(readdirSync(dir)).toEqual(['old.txt']);
});

it('places nothing when the last look says that something has changed', () => {
  const file = join(dir, 'old.txt');
  writeFileSync(file, 'before');
  expect(replaceFiles(new Map([[file, 'after']]), () => false)).toBe(false);
  expect([readFileSync(file, 'utf8'), readdirSync(dir)]).toEqual(['before', ['old.txt']]);
});
