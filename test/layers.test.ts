import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

/** Whose code each room may import; `types` may only be named, not run. Top-level files may import anything. */
const rooms: Record<string, { code: string[]; types: string[] }> = {
  bundle: { code: [], types: [] },
  understand: { code: ['bundle'], types: [] },
  engine: { code: ['understand', 'bundle'], types: [] },
  channels: { code: ['understand'], types: ['engine', 'bundle'] },
  store: { code: [], types: ['engine', 'bundle'] },
  delivery: { code: ['channels', 'store'], types: ['engine'] },
  kept: { code: [], types: ['understand', 'bundle'] },
  check: { code: ['engine', 'understand', 'bundle', 'channels'], types: [] },
  walk: { code: ['check', 'engine', 'understand', 'bundle', 'channels'], types: [] },
  stories: { code: ['walk', 'check', 'engine', 'understand', 'bundle', 'channels'], types: [] },
  touches: { code: ['stories', 'check', 'engine', 'bundle'], types: [] },
  exchange: { code: ['check', 'bundle'], types: [] },
  publishing: { code: ['check', 'engine', 'bundle', 'store'], types: [] },
  starters: { code: ['check', 'bundle'], types: [] },
  rapidpro: { code: ['starters', 'check', 'understand', 'bundle'], types: [] },
  drawing: { code: ['check', 'engine', 'bundle'], types: [] },
  studio: {
    code: [
      'kept',
      'publishing',
      'touches',
      'stories',
      'exchange',
      'walk',
      'starters',
      'rapidpro',
      'drawing',
      'check',
      'engine',
      'understand',
      'bundle',
      'channels',
      'store',
      'network.ts',
    ],
    types: [],
  },
  server: { code: ['channels', 'converse.ts', 'network.ts'], types: ['converse.ts', 'channels', 'store', 'engine'] },
  bench: { code: ['channels', 'store', 'engine', 'understand', 'bundle', 'check'], types: ['converse.ts'] },
  cli: {
    code: [
      'config.ts',
      'kept',
      'proof.ts',
      'publishing',
      'touches',
      'stories',
      'walk',
      'bench',
      'exchange',
      'starters',
      'rapidpro',
      'drawing',
      'check',
      'engine',
      'understand',
      'bundle',
      'channels',
      'store',
    ],
    types: [],
  },
};

/** The one place that may import each package, so that a change of library touches one room. */
const packages: Record<string, string[]> = {
  yaml: ['bundle/'],
  zod: ['bundle/', 'cli/schemas.ts'],
  i18next: ['engine/texts.ts'],
  // The benchmark's baseline is express and SQLite without us.
  express: ['server/', 'studio/', 'bench/baseline.ts'],
  helmet: ['server/'],
  'better-sqlite3': ['store/', 'bench/baseline.ts'],
  '@viz-js/viz': ['studio/layout.ts'],
  undici: ['channels/post.ts'],
  'myanmar-tools': ['understand/zawgyi.ts'],
  natural: ['understand/slips.ts'],
  'write-excel-file': ['exchange/sheet.ts'],
  'read-excel-file': ['exchange/sheet.ts'],
  'gettext-parser': ['exchange/po.ts'],
  '@line/bot-sdk': ['channels/line/'],
  botbuilder: ['channels/botframework.ts', 'channels/botframework-read.ts', 'channels/botframework-draw.ts'],
};

type Import = { from: string; to: string; isType: boolean };

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(src, file), 'utf8').matchAll(
      /^import (type )?[^'"]*?(?:from )?'([^']+)';|import\('([^']+)'\)/gms,
    ),
  ].map(([, type, still, later]) => ({ from: file, to: still ?? later ?? '', isType: type !== undefined }));

/** What runs as soon as the file is imported. */
const importsAtOnce = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/^import (?!type )[^'"]*?(?:from )?'([^']+)';/gms)].map(
    ([, to]) => to ?? '',
  );

const imports = files.flatMap(importsOf);
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map((each) => ({
    ...each,
    to: relative(src, join(src, dirname(each.from), each.to)).replaceAll('\\', '/'),
  }));

describe('the house', () => {
  it('has arrows that point only downward, so that a room can be understood without those above it', () => {
    const wrong = inside.filter(({ from, to, isType }) => {
      const rule = rooms[roomOf(from)];
      if (!rule || roomOf(from) === roomOf(to)) return false;
      return !rule.code.includes(roomOf(to)) && !(isType && rule.types.includes(roomOf(to)));
    });
    expect(wrong).toEqual([]);
  });

  it('reads the configuration only where the process starts, so that nothing else depends on the environment', () => {
    const readers = inside.filter(({ to, isType }) => to === 'config.ts' && !isType).map(({ from }) => from);
    expect(readers.filter((from) => from !== 'main.ts' && !from.startsWith('cli/'))).toEqual([]);
    const env = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('process.env'));
    expect(env.filter((file) => file !== 'main.ts' && !file.startsWith('cli/'))).toEqual([]);
  });

  it('loads the studio only when somebody opens it, so that no chat server pays for it', () => {
    const at = (file: string) => inside.filter(({ from, isType }) => from === file && !isType).map(({ to }) => to);
    expect(at('counter.ts').filter((to) => to.startsWith('studio/'))).toEqual(['studio/door.ts']);
    expect(importsAtOnce('studio/door.ts')).toEqual([]);
  });

  it('reads no content for whoever is not signed in, because a stranger must not make the server work', () => {
    const all = new Set(['studio/entrance.ts']);
    for (const file of all) {
      for (const { from, to, isType } of inside) if (from === file && !isType) all.add(to);
    }
    const loaded = new Set([...all].filter((file) => !file.startsWith('studio/')).map(roomOf));
    expect([...loaded].toSorted()).toEqual(['channels', 'network.ts', 'store']);
    expect([...all].filter((file) => /desk|drafts|questions|routes/.test(file))).toEqual([]);
  });

  it('imports each package from one place, so that it can be replaced there', () => {
    const used = imports.filter(({ to }) => !to.startsWith('.') && !to.startsWith('node:'));
    const wrong = used.filter(({ from, to }) => {
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
      return !packages[name]?.some((place) => from.startsWith(place));
    });
    expect(wrong).toEqual([]);
  });

  it('keeps clock, chance and waiting out of engine and understanding, so that every turn can be repeated', () => {
    const impure = /\bawait\b|\bDate\.now\b|new Date\(\)|\bMath\.random\b|'node:|\bprocess\./;
    const wrong = files
      .filter((file) => file.startsWith('engine/') || file.startsWith('understand/'))
      .filter((file) => impure.test(readFileSync(join(src, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('is at most two folders deep, three for lists of small alternatives', () => {
    const lists = [
      'check/rules/',
      'store/sql/',
      'engine/sums/',
      'channels/line/',
      'channels/messenger/',
      'server/public/',
      'understand/date-words/',
    ];
    const deep = files.filter((file) => file.split('/').length > 2 && !lists.some((list) => file.startsWith(list)));
    expect(deep).toEqual([]);
  });
});
