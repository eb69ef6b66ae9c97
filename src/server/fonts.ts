import { createRequire } from 'node:module';
import { Router } from 'express';
import { notFound } from './failures.ts';

const A_YEAR_S = 31_536_000;
const scripts = ['thai', 'myanmar', 'khmer', 'lao'];
const require = createRequire(import.meta.url);

/**
 * Noto fonts for the four scripts that old phones lack or show wrongly (Burmese ones may have a Zawgyi font). 9–47 kB,
 * and the page asks for one only when such letters appear. They say nothing about a person: browsers may keep them.
 */
export const fontRoutes = (): Router => {
  const files = new Map(scripts.map((script) => [`noto-sans-${script}.woff2`, fileOf(script)]));
  const router = Router();
  router.get('/fonts/:file', (request, response, next) => {
    const file = files.get(request.params.file);
    if (!file) {
      notFound(request, response, next);
      return;
    }
    response.set('Cache-Control', `public, max-age=${A_YEAR_S}, immutable`);
    response.type('font/woff2').sendFile(file, { cacheControl: false });
  });
  return router;
};

const fileOf = (script: string): string =>
  require.resolve(`@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff2`);
