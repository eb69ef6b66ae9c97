import type { RequestHandler } from 'express';
import { refusalOf, type Setting } from './guard.ts';

/** `contentDir`: the files that are shown and checked, absolute. */
export type StudioOptions = Setting & { contentDir: string };

/**
 * `/studio`, to be put into the server. All but this file and the guard is loaded on the first request that may come
 * in: a server on which nobody opens the studio pays nothing for it.
 */
export function createStudio(options: StudioOptions): RequestHandler {
  let routes: Promise<RequestHandler> | undefined;
  return async (request, response, next) => {
    const refusal = refusalOf(request, options);
    if (refusal !== undefined) {
      response.status(403).type('text/plain').send(refusal);
      return;
    }
    routes ??= import('./routes.ts').then(({ studioRoutes }) => studioRoutes(options.contentDir));
    (await routes)(request, response, next);
  };
}
