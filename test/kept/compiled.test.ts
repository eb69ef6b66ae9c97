import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledIn } from '../../src/kept/compiled.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waymark-compiled-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const files = [
  { file: 'flows/a.yaml', text: 'start: x' },
  { file: 'flows/b.yaml', text: 'start: y' },
];

describe('what the files make', () => {
  it('is known again while no file has changed, moved, come or gone', () => {
    compiledIn(dir).keep(files, 'abc');
    const { find } = compiledIn(dir);
    expect(find(files)).toBe('abc');
    const [a = { file: '', text: '' }, b = { file: '', text: '' }] = files;
    const others = [[a], [a, { ...b, text: 'start: z' }], [a, { ...b, file: 'flows/c.yaml' }], [...files, b]];
    expect(others.map(find)).toEqual(others.map(() => undefined));
  });

  it('is unknown where nothing was kept, or something else stands there', () => {
    expect(compiledIn(dir).find(files)).toBeUndefined();
    writeFileSync(join(dir, 'compiled'), '{}');
    expect(compiledIn(dir).find(files)).toBeUndefined();
  });

  it('that cannot be kept is no trouble', () => {
    const nowhere = compiledIn(join(dir, 'nowhere'));
    nowhere.keep(files, 'abc');
    expect(nowhere.find(files)).toBeUndefined();
  });
});
