import { Pool } from 'undici';

/** The longest we wait for a platform to connect, to begin its answer, and for each piece of it. */
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
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: ANSWER_BYTES,
  });
  return {
    post: (path, headers, body) => answerOf(pool, prefix + path, headers, JSON.stringify(body)),
    close: () => pool.close(),
  };
};

const answerOf = async (pool: Pool, path: string, extra: Record<string, string>, body: string): Promise<Answer> => {
  try {
    const headers = { 'content-type': 'application/json', ...extra };
    const response = await pool.request({ method: 'POST', path, headers, body });
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
