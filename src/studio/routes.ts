import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { type Request, type Response, Router } from 'express';
import { startDesk } from './desk.ts';
import type { Folders } from './on-desk.ts';
import { staffOf } from './entrance.ts';
import { pageFiles, pageOf } from './page-files.ts';
import { uploadRoutes } from './upload.ts';
import { Wrong } from './wrong.ts';

/** The longest question: two hundred typed messages of a conversation that is played again. */
const QUESTION_LIMIT_BYTES = 1_048_576;

/** The page, its files, and what it asks. */
export const studioRoutes = (folders: Folders): Router => {
  const ask = startDesk(folders);
  const router = Router();
  router.get('/', (_request, _response, next) => {
    // The files are read and checked while the page is on its way; what goes wrong is told when the page asks.
    ask('state', {}).catch(() => undefined);
    next();
  });
  router.get('/', pageOf('studio.js'));
  router.use(pageFiles());
  router.post('/api/:what', express.json({ limit: QUESTION_LIMIT_BYTES }), async (request, response) => {
    try {
      const answer = await ask(request.params.what, request.body, staffOf(response));
      await sendJson(request, response, answer);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      response.status(400).json({ wrong: error.message });
    }
  });
  router.use('/upload', uploadRoutes(ask));
  return router;
};

/** Below this, a smaller answer comes no sooner. */
const WORTH_SQUEEZING_BYTES = 4_096;

/** The problems and texts of a whole content are 100 kB and more, of which gzip leaves a tenth. */
async function sendJson(request: Request, response: Response, json: string): Promise<void> {
  response.type('json').vary('Accept-Encoding');
  if (json.length < WORTH_SQUEEZING_BYTES || !request.acceptsEncodings('gzip')) return void response.send(json);
  response.set('Content-Encoding', 'gzip').send(await squeeze(json));
}

const squeeze = promisify(gzip);
