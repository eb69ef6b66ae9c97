import type { RequestHandler } from 'express';
import type { Folders } from './desk.ts';
import { refusalOf, type Setting } from './guard.ts';

export type StudioOptions = Setting & Folders;

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
    routes ??= import('./routes.ts').then(({ studioRoutes }) =>
      studioRoutes({ contentDir: options.contentDir, dataDir: options.dataDir }),
    );
    (await routes)(request, response, next);
  };
}
