import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type PageFile, readPageFiles } from './page-read.ts';

/** What the page consists of: the same for everybody, and nothing of the content. Read once, some 150 kB. */
let read: { files: Map<string, PageFile>; hash: string } | undefined;
const open = () => (read ??= readPageFiles());

const A_YEAR_S = 31_536_000;

/**
 * `/files/HASH/name` is kept by the browser for good, since changed files have another hash: on a slow network a second
 * visit loads one page and its answers. Without the right hash a file is asked for anew each time.
 */
export const pageFiles = (): RequestHandler => (request, response, next) => {
  const [, hash, name = ''] = /^\/files\/(?:([0-9a-f]{16})\/)?([\w./-]+)$/.exec(request.path) ?? [];
  const found = request.method === 'GET' || request.method === 'HEAD' ? open().files.get(name) : undefined;
  if (!found) return next();
  const isKept = hash === open().hash;
  response.set('Cache-Control', isKept ? `private, max-age=${A_YEAR_S}, immutable` : 'no-cache');
  response.set('Vary', 'Accept-Encoding').type(found.type);
  if (!request.acceptsEncodings('gzip')) return response.send(found.body);
  return response.set('Content-Encoding', 'gzip').send(found.gzipped);
};

/**
 * The page, begun by one of its files. All that this file imports is asked for at once, not one after the other. The
 * import map stands in the page, since browsers take none from a file: its hash is let through, nothing else.
 */
export const pageOf = (start: 'studio.js' | 'sign-in.js'): RequestHandler => {
  const { files, hash } = open();
  const loads = [...reachedFrom(start, files)]
    .filter((name) => name !== start)
    .map((name) => `<link rel="modulepreload" href="/studio/files/${name}">\n`);
  const html = (files.get('studio.html')?.body.toString() ?? '')
    .replaceAll('/files/studio.js', `/files/${start}`)
    .replace('</head>', `${loads.join('')}</head>`)
    .replaceAll('/studio/files/', `/studio/files/${hash}/`);
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const allowed = createHash('sha256').update(map).digest('base64');
  return (request, response) => {
    // Relative addresses on the page begin below /studio/.
    if (!request.originalUrl.split('?', 1)[0]?.endsWith('/')) return response.redirect('/studio/');
    const policy = response.get('Content-Security-Policy') ?? '';
    const own = policy.replace("script-src 'self'", `script-src 'self' 'sha256-${allowed}'`);
    response.set('Content-Security-Policy', own).type('html').send(html);
  };
};

/** A module and all that it imports at its beginning, by name. */
function reachedFrom(start: string, files: Map<string, PageFile>, found = new Set<string>()): Set<string> {
  if (found.has(start)) return found;
  found.add(start);
  const text = files.get(start)?.body.toString() ?? '';
  for (const [, name = ''] of text.matchAll(/^import [^'"]*?from ['"]\.\/([\w-]+\.js)['"];/gm))
    reachedFrom(name, files, found);
  for (const [, name = ''] of text.matchAll(/^import [^'"]*?from ['"](preact|preact\/hooks|htm)['"];/gm))
    found.add(`lib/${name.split('/').at(-1)}.mjs`);
  return found;
}
