import express, { Router } from 'express';
import { type Folders, startDesk } from './desk.ts';
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
  router.get('/', pageOf('studio.js'));
  router.use(pageFiles());
  router.post('/api/:what', express.json({ limit: QUESTION_LIMIT_BYTES }), async (request, response) => {
    try {
      const answer = await ask(request.params.what, request.body, staffOf(response));
      response.type('json').send(answer);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      response.status(400).json({ wrong: error.message });
    }
  });
  router.use('/upload', uploadRoutes(ask));
  return router;
};
