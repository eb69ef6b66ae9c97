import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { type Folders, startDesk } from './desk.ts';
import { Wrong } from './wrong.ts';

const folder = fileURLToPath(new URL('public/', import.meta.url));

/** The longest question: two hundred typed messages of a conversation that is played again. */
const QUESTION_LIMIT_BYTES = 1_048_576;

/** Where the page's import map finds its two libraries. */
const LIBRARIES: Record<string, string> = {
  'preact.mjs': import.meta.resolve('preact'),
  'hooks.mjs': import.meta.resolve('preact/hooks'),
  'htm.mjs': import.meta.resolve('htm'),
};

/** The page, its files, and what it asks. */
export const studioRoutes = (folders: Folders): Router => {
  const ask = startDesk(folders);
  const router = Router();
  router.get('/', page());
  for (const [name, url] of Object.entries(LIBRARIES)) router.get(`/lib/${name}`, file(fileURLToPath(url)));
  router.use('/files', express.static(folder, { index: false, redirect: false, cacheControl: false }));
  router.post('/api/:what', express.json({ limit: QUESTION_LIMIT_BYTES }), async (request, response) => {
    try {
      const answer = await ask(request.params.what, request.body);
      response.type('json').send(answer);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      response.status(400).json({ wrong: error.message });
    }
  });
  return router;
};

/** The import map stands in the page, since browsers take none from a file: its hash is let through, nothing else. */
const page = (): RequestHandler => {
  const html = readFileSync(`${folder}studio.html`, 'utf8');
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
