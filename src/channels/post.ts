import { Pool } from 'undici';

/** The longest a call may take altogether, waiting for a free connection included. Both platforms answer in 1 s. */
export const SEND_TIMEOUT_MS = 10_000;
/** Connections to one platform at once. A reply takes about 100 ms, so that 32 carry some 300 replies a second. */
export const CONNECTIONS = 32;

/** An idle connection is kept this long: a new TLS handshake would make the next person wait. */
const KEEP_ALIVE_MS = 20_000;
/** An answer of either platform has a few hundred bytes. */
const ANSWER_BYTES = 64 * 1024;

/** Where a platform listens. `url` may have a path, which every request keeps. */
export type Endpoint = { url: string; connections?: number; timeoutMs?: number };

/** What came back. `left`: the request may have arrived, although no answer came. */
export type Answer =
  | { kind: 'answer'; status: number; json: unknown }
  | { kind: 'silence'; left: boolean; why: string };

export type Post = {
  post: (path: string, headers: Record<string, string>, body: object) => Promise<Answer>;
  close: () => Promise<void>;
};

/** Posts JSON to one platform over connections that stay open. Never throws for what the network does. */
export const createPost = ({ url, connections = CONNECTIONS, timeoutMs = SEND_TIMEOUT_MS }: Endpoint): Post => {
  const base = new URL(url);
  const prefix = base.pathname.replace(/\/$/, '');
  const pool = new Pool(base.origin, {
    connections,
    // Sooner than the whole call, so that it is known that nothing was sent.
    connect: { timeout: timeoutMs / 2 },
    // One limit for the whole call replaces undici's two, which do not count the wait for a connection.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: ANSWER_BYTES,
  });
  return {
    post: (path, headers, body) =>
      answerOf(pool, { path: prefix + path, headers, body: JSON.stringify(body), timeoutMs }),
    close: () => pool.close(),
  };
};

type Call = { path: string; headers: Record<string, string>; body: string; timeoutMs: number };

const answerOf = async (pool: Pool, { path, headers: extra, body, timeoutMs }: Call): Promise<Answer> => {
  try {
    const headers = { 'content-type': 'application/json', ...extra };
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await pool.request({ method: 'POST', path, headers, body, signal });
    return { kind: 'answer', status: response.statusCode, json: parsed(await response.body.text()) };
  } catch (error) {
    const why = codeOf(error);
    return { kind: 'silence', left: !neverConnected.has(why), why };
  }
};

/** Errors after which the platform cannot have seen the request. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
]);

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.name) : 'unknown';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
