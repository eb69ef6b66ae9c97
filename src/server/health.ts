import { setTimeout as after } from 'node:timers/promises';
import { Router } from 'express';
import type { Health } from '../converse.ts';
import type { Serving } from './serving.ts';

/** A database that takes longer is down for whoever waits on a phone; monitors commonly give up at 10 s. */
const HEALTH_TIMEOUT_MS = 3_000;

/** `/healthz`: the process lives. `/readyz`: people can be served, or why not. */
export const healthRoutes = ({ converse, state }: Serving): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const { ok, bundle, reason } = await within(converse.health());
    const store = ok ? { ok } : { ok, reason: reason ?? 'not ready' };
    response.status(ok ? 200 : 503).json({ ready: ok, bundle, store, ...state(), ...(ok ? {} : { reason }) });
  });
  return router;
};

const within = async (health: Promise<Health>): Promise<Health> => {
  const timer = new AbortController();
  const late = after(HEALTH_TIMEOUT_MS, down(`no answer in ${HEALTH_TIMEOUT_MS} ms`), { signal: timer.signal });
  late.catch(() => {});
  try {
    return await Promise.race([health, late]);
  } catch {
    return down('the database does not answer');
  } finally {
    timer.abort();
  }
};

const down = (reason: string): Health => ({ ok: false, bundle: '', reason });
