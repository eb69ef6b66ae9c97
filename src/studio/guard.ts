import type { IncomingMessage } from 'node:http';

/** What decides whether anybody may come in at all. */
export type Setting = { publicUrl?: string; trustProxy?: unknown };

/**
 * While there are no staff accounts: why a request may not see the studio; undefined for a browser on this very computer,
 * which is the only key then. The sentences repeat nothing of the request.
 */
export function refusalOf(request: IncomingMessage, { publicUrl, trustProxy }: Setting): string | undefined {
  if (publicUrl !== undefined || (trustProxy !== undefined && trustProxy !== false)) return CLOSED;
  // What a proxy says about an address is not asked for: only the connection itself counts.
  if (!isLoopback(request.socket.remoteAddress) || !isLoopback(request.socket.localAddress)) return ELSEWHERE;
  if (!isDirect(request)) return PROXY;
  return isOwnPage(request) ? undefined : OTHER_SITE;
}

const ACCOUNT = 'Whoever runs Waymark makes accounts with: npm run staff -- add NAME --role editor';
const CLOSED = `The studio is closed here: PUBLIC_URL or TRUST_PROXY is set, and nobody has a staff account yet. ${ACCOUNT}`;
const ELSEWHERE = `While nobody has a staff account, the studio opens only in a browser on the computer on which Waymark runs. ${ACCOUNT}`;
const PROXY = `While nobody has a staff account, the studio does not open through a proxy or a tunnel. ${ACCOUNT}`;
const OTHER_SITE = 'The studio answers only its own page. Type its address: http://localhost, the port, and /studio.';

/** From a browser, as far as can be seen: proxies add headers, and nginx speaks HTTP/1.0, unless told otherwise. */
export const isDirect = ({ headers, httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean =>
  !Object.keys(headers).some((name) => FORWARDED.test(name)) && !(httpVersionMajor === 1 && httpVersionMinor < 1);

/** To this computer from itself, under a name that cannot be anywhere else's. */
export const isHere = ({ headers, socket }: IncomingMessage): boolean =>
  isLoopback(socket.remoteAddress) && isLoopback(socket.localAddress) && isOwnHost(headers.host, socket.localPort);

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
  if (!isOwnHost(host, socket.localPort)) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const isReading = method === 'GET' || method === 'HEAD';
  return origin === undefined ? isReading : origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

function isOwnHost(host = '', port: number | undefined): boolean {
  const own = OWN_HOST.exec(host);
  return own !== null && Number(own[1] ?? 80) === port;
}

const OWN_HOST = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::(\d{1,5}))?$/i;
