import type { IncomingMessage } from 'node:http';

/** What decides whether anybody may come in at all. */
export type Setting = { publicUrl?: string; trustProxy?: unknown };

/**
 * Why a request may not see the studio; undefined for a browser on this very computer. There are no staff accounts, so
 * being at the computer is the only key. The sentences repeat nothing of the request.
 */
export function refusalOf(request: IncomingMessage, { publicUrl, trustProxy }: Setting): string | undefined {
  if (publicUrl !== undefined || (trustProxy !== undefined && trustProxy !== false)) return CLOSED;
  // What a proxy says about an address is not asked for: only the connection itself counts.
  if (!isLoopback(request.socket.remoteAddress) || !isLoopback(request.socket.localAddress)) return ELSEWHERE;
  if (Object.keys(request.headers).some((name) => FORWARDED.test(name))) return PROXY;
  // No browser has spoken HTTP/1.0 for decades; nginx does to what stands behind it, unless told otherwise.
  if (request.httpVersionMajor === 1 && request.httpVersionMinor < 1) return PROXY;
  return isOwnPage(request) ? undefined : OTHER_SITE;
}

const CLOSED =
  'The studio is closed here, because PUBLIC_URL or TRUST_PROXY is set and there are no staff accounts yet. Run Waymark on your own computer without the two.';
const ELSEWHERE = 'The studio opens only in a browser on the computer on which Waymark runs.';
const PROXY = 'The studio does not open through a proxy or a tunnel. Open it on the computer on which Waymark runs.';
const OTHER_SITE = 'The studio answers only its own page. Type its address: http://localhost, the port, and /studio.';

/** Also as IPv4 in IPv6 dress. A closed or a Unix socket has no address. */
const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(?:(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/i.test(address);

/** Names that proxies, tunnels and content networks add. A browser's own request has no "x-" name at all. */
const FORWARDED =
  /^(?:forwarded|via|client-ip|true-client-ip|proxy-.*|x-.*|cf-.*|cdn-loop|fastly-.*|fly-.*|ngrok-.*|tailscale-.*|akamai-.*|incap-.*)$/;

/**
 * Against other sites' pages in this computer's browser, also such as have their own name lead here (DNS rebinding):
 * the name asked for is this computer's with this very port. What posts says where it comes from, as every browser does.
 */
function isOwnPage({ headers, method, socket }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  const site = headers['sec-fetch-site'];
  const own = OWN_HOST.exec(host);
  if (!own || Number(own[1] ?? 80) !== socket.localPort) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const isReading = method === 'GET' || method === 'HEAD';
  return origin === undefined ? isReading : origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

const OWN_HOST = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::(\d{1,5}))?$/i;
