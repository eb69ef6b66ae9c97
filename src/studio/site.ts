import type { Request } from 'express';
import { isDirect, isHere, type Setting } from './guard.ts';

/** What `ask.js` sends along. Another site's page cannot, unless it were asked first, and it is told no. */
export const PAGE_HEADER = 'waymark-page';

/**
 * Why nobody can sign in this way, or be signed in, as a sentence that repeats nothing of the request; undefined where
 * they can: over https, or on this very computer.
 */
export function wayFault(request: Request, { publicUrl }: Setting): string | undefined {
  if (request.secure || isAtHome(request)) return undefined;
  if (publicUrl === undefined) return isDirect(request) ? PLAIN : UNKNOWN;
  const isPublic = !isDirect(request) || request.headers.host?.toLowerCase() === new URL(publicUrl).host;
  return isPublic && !saysPlain(request) ? undefined : `${PLAIN_HERE} ${new URL('/studio', publicUrl).href}`;
}

const PLAIN =
  'Staff sign in over https only: on the way, others could read the password. Put a reverse proxy with a certificate in front of Waymark and set PUBLIC_URL, or open the studio on the computer on which Waymark runs.';
const UNKNOWN =
  'The studio does not know whether this way is safe for a password: set PUBLIC_URL to the https address under which staff open it, or TRUST_PROXY.';
const PLAIN_HERE = 'Staff sign in over https only: on the way, others could read the password. Open';

/** Why this is not asked by our own page; undefined where it is. Whatever changes something says where it comes from. */
export function pageFault(request: Request, { publicUrl }: Setting): string | undefined {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD') {
    // Somebody followed a link in a message: then the browser holds the cookie back, and a page without it is a stranger's.
    const isVisit = mode === 'navigate' && dest === 'document';
    return site === undefined || site === 'same-origin' || site === 'none' || isVisit ? undefined : OTHER_SITE;
  }
  const isOurs = origin !== undefined && ownOrigins(request, publicUrl).includes(origin.toLowerCase());
  return isOurs && (site ?? 'same-origin') === 'same-origin' && request.get(PAGE_HEADER) !== undefined
    ? undefined
    : OTHER_SITE;
}

const OTHER_SITE = 'The studio answers only its own page. Open its address in a new tab.';

/** Whether the page that asks was loaded over https. */
export const isSecure = ({ headers }: Request): boolean => headers.origin?.startsWith('https:') ?? false;

function ownOrigins(request: Request, publicUrl: string | undefined): string[] {
  const host = request.headers.host?.toLowerCase() ?? '';
  return [
    ...(publicUrl ? [new URL(publicUrl).origin] : []),
    ...(request.secure ? [`https://${host}`] : []),
    ...(isAtHome(request) ? [`http://${host}`] : []),
  ];
}

/** A browser on this computer. Over an SSH tunnel it is as good as one. */
const isAtHome = (request: Request): boolean => isDirect(request) && isHere(request);

/** Only told by a proxy, and believed only when it says that the way was not safe. */
const saysPlain = (request: Request): boolean =>
  /^\s*http\s*(?:,|$)/i.test(String(request.headers['x-forwarded-proto'] ?? ''));
