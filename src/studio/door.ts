import type { RequestHandler } from 'express';
import type { Folders } from './on-desk.ts';
import type { Setting } from './guard.ts';

export type StudioOptions = Setting & Folders;

/**
 * `/studio`, to be put into the server. The entrance is loaded by the first request, and what stands behind it by the
 * first that may come in: a server on which nobody opens the studio pays nothing for it.
 */
export function createStudio({ contentDir, dataDir, ...setting }: StudioOptions): RequestHandler {
  const entrance = onFirst(async () => (await import('./entrance.ts')).createEntrance({ dataDir, ...setting }));
  const routes = onFirst(async () => (await import('./routes.ts')).studioRoutes({ contentDir, dataDir }));
  return (request, response, next) =>
    entrance(request, response, (error?: unknown) => (error ? next(error) : routes(request, response, next)));
}

function onFirst(open: () => Promise<RequestHandler>): RequestHandler {
  let opened: Promise<RequestHandler> | undefined;
  return async (request, response, next) => {
    opened ??= open();
    (await opened)(request, response, next);
  };
}
