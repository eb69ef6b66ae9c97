import type { RequestHandler } from 'express';
import helmet from 'helmet';

const A_YEAR_S = 31_536_000;

/**
 * What every answer carries: nothing but our own files runs or is shown, no other page frames us, and no page that
 * is visited next learns where the person came from. Unless a route says otherwise, nothing is kept by the browser.
 */
export const headers = (publicUrl: string | undefined): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    // Over plain http on a local machine it would lock the browser out of whatever else runs there later.
    hsts: publicUrl?.startsWith('https:') ? { maxAge: A_YEAR_S, includeSubDomains: false } : false,
  }),
  (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  },
];
