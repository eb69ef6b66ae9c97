import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { Ask } from './desk.ts';
import { staffOf } from './entrance.ts';
import { Wrong } from './wrong.ts';

/** Several times what all texts of one language take in a sheet. The page says the same before it sends. */
const UPLOAD_LIMIT_MB = 5;
const BYTES = UPLOAD_LIMIT_MB * 1_000_000;

/**
 * `POST /texts/my/xlsx`: a file that came back from a translator, as it is; `POST /flows?only=NAME`: an export of RapidPro.
 * `?take=yes` writes what holds.
 */
export const uploadRoutes = (ask: Ask): Router => {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: BYTES });
  const pass = async (what: string, more: object, request: Request, response: Response): Promise<void> => {
    try {
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? new Uint8Array(body) : undefined;
      const asked = { ...more, bytes, take: request.query.take === 'yes' };
      response.type('json').send(await ask(what, asked, staffOf(response)));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      response.status(400).json({ wrong: error.message });
    }
  };
  router.post('/texts/:lang/:format', refuseLarge, raw, (request, response) => {
    const { lang, format } = request.params;
    return pass('bring', { lang, format }, request, response);
  });
  router.post('/flows', refuseLarge, raw, (request, response) =>
    pass('rapidpro', { only: request.query.only }, request, response),
  );
  router.use(tooLarge);
  return router;
};

const tell = (size: number): string =>
  `This file has ${size > BYTES ? `${Math.ceil(size / 1_000_000)} MB` : `more than ${UPLOAD_LIMIT_MB} MB`}; at most ${UPLOAD_LIMIT_MB} MB are read. Send one conversation at a time.`;

/** Before anything of it is read. */
const refuseLarge: RequestHandler = ({ headers }, response, next) => {
  const size = Number(headers['content-length'] ?? 0);
  if (size <= BYTES) return next();
  response
    .status(413)
    .set('Connection', 'close')
    .json({ wrong: tell(size) });
};

/** What did not say how long it is. */
const tooLarge: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const isLarge = typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
  if (!isLarge || response.headersSent) return next(error);
  response
    .status(413)
    .set('Connection', 'close')
    .json({ wrong: tell(0) });
};
