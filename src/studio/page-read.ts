import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** `gzipped`: the same, a third as large. */
export type PageFile = { type: string; body: Buffer; gzipped: Buffer };

const folder = fileURLToPath(new URL('public/', import.meta.url));

/** What the page shares with the chat stands there; the studio's own rules come after it, and the frame's first. */
const BASE = fileURLToPath(new URL('../server/public/base.css', import.meta.url));

/** Where the page's import map finds its libraries. */
const LIBRARIES: Record<string, string> = {
  'lib/preact.mjs': import.meta.resolve('preact'),
  'lib/hooks.mjs': import.meta.resolve('preact/hooks'),
  'lib/htm.mjs': import.meta.resolve('htm'),
};

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** By name, such as `words/th.json`, and one name for the lot: 16 characters of hex. All style sheets are one file. */
export function readPageFiles(): { files: Map<string, PageFile>; hash: string } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => extname(name) in TYPES)
    .toSorted();
  const own = names.map((name): [string, Buffer] => [name, readFileSync(`${folder}${name}`)]);
  const libraries = Object.entries(LIBRARIES).map(([name, url]): [string, Buffer] => [
    name,
    readFileSync(fileURLToPath(url)),
  ]);
  const bodies = new Map([...own, ...libraries, ['styles.css', styles(new Map(own))]]);
  const hash = createHash('sha256');
  for (const [name, body] of bodies) hash.update(`${name} ${body.length}\n`).update(body);
  const files = [...bodies].map(([name, body]): [string, PageFile] => [
    name,
    { type: TYPES[extname(name)] ?? '', body, gzipped: gzipSync(body) },
  ]);
  return { files: new Map(files), hash: hash.digest('hex').slice(0, 16) };
}

function styles(own: Map<string, Buffer>): Buffer {
  const sheets = [...own.keys()].filter((name) => name.endsWith('.css') && name !== 'studio.css');
  const inOrder = ['studio.css', ...sheets].map((name) => own.get(name) ?? Buffer.alloc(0));
  return Buffer.concat([readFileSync(BASE), ...inOrder]);
}
