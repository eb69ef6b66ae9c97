import type { ErrorRequestHandler, RequestHandler } from 'express';
import { asNumber, asObject, asText } from '../channels/json.ts';
import { Busy } from '../converse.ts';
import type { Serving } from './serving.ts';

/** How soon a platform or page may come again when too much is waiting. */
export const BUSY_RETRY_S = 2;

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text/plain').send('Not found');
};

/** The last resort of every route. */
export const failed =
  (log: Serving['log']): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const told = judge(log, error, asText(asObject(request.route).path));
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(told.status).set(told.headers).type('text/plain').send(told.words);
  };

/** What is told of an error: a status, never why. It is logged, `route` being the pattern and not the address. */
export const judge = (
  log: Serving['log'],
  error: unknown,
  route?: string,
): { status: number; words: string; headers: Record<string, string> } => {
  const status = statusOf(error);
  const fields = { event: 'request_failed', status, error: error instanceof Error ? error.name : 'unknown' };
  log({ ...fields, ...(route ? { route } : {}), ...(status === 500 ? { where: placeOf(error) } : {}) });
  const headers: Record<string, string> = status === 503 ? { 'Retry-After': String(BUSY_RETRY_S) } : {};
  return { status, words: words[status] ?? 'Not possible', headers };
};

const words: Record<number, string> = { 400: 'Bad request', 413: 'Too large', 500: 'Failed', 503: 'Busy' };

// Express's parsers put the status on the error; one of 500 or more is ours to name.
const statusOf = (error: unknown): number => {
  if (error instanceof Busy) return 503;
  const status = asNumber(asObject(error).status) ?? 500;
  return status >= 400 && status < 500 ? status : 500;
};

// A message may quote what a person wrote; the place in the code cannot.
const placeOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((each) => /^\s+at /.test(each)) ?? '';
  return line.trim();
};
