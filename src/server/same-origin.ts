import type { RequestHandler } from 'express';

/**
 * Turns away what other sites' pages post. Browsers since 2020–23 say `Sec-Fetch-Site`; older ones say `Origin` on
 * every post across sites. What says neither is no other site's page.
 * https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 */
export const sameOrigin =
  (publicUrl: string | undefined): RequestHandler =>
  (request, response, next) => {
    const hosts = [request.get('host'), publicUrl && hostOf(publicUrl)];
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const own = site ? site === 'same-origin' : origin === undefined || hosts.includes(hostOf(origin) ?? '-');
    if (own) next();
    else response.status(403).json({ reason: 'other_site' });
  };

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);
