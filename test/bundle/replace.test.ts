import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
