import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

const folder = fileURLToPath(new URL('public/', import.meta.url));

/** Where the page's import map finds its two libraries. */
const LIBRARIES: Record<string, string> = {
  'preact.mjs': import.meta.resolve('preact'),
  'hooks.mjs': import.meta.resolve('preact/hooks'),
  'htm.mjs': import.meta.resolve('htm'),
};

/** What the page consists of. It is the same for everybody, and says nothing of the content. */
export const pageFiles = (): Router => {
  const router = Router();
  for (const [name, url] of Object.entries(LIBRARIES)) router.get(`/lib/${name}`, file(fileURLToPath(url)));
  router.use('/files', express.static(folder, { index: false, redirect: false, cacheControl: false }));
  return router;
};

/**
 * The page, begun by one of its files. The import map stands in it, since browsers take none from a file: its hash is
 * let through, nothing else.
 */
export const pageOf = (start: 'studio.js' | 'sign-in.js'): RequestHandler => {
  const html = readFileSync(`${folder}studio.html`, 'utf8').replaceAll('/files/studio.js', `/files/${start}`);
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(map).digest('base64');
  return (request, response) => {
    // Relative addresses on the page begin below /studio/.
    if (!request.originalUrl.split('?', 1)[0]?.endsWith('/')) return response.redirect('/studio/');
    const policy = response.get('Content-Security-Policy') ?? '';
    response.set('Content-Security-Policy', policy.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`));
    response.type('html').send(html);
  };
};

const file =
  (path: string): RequestHandler =>
  (_request, response) =>
    response.sendFile(path, { cacheControl: false });
