import { createRequire } from 'node:module';
import { StringDecoder } from 'node:string_decoder';
import type { Dispatcher, Pool } from 'undici';

// The pool alone: with fetch, WebSocket and its caches undici is 40 ms of a start, and 13 MB.
const OnePool = createRequire(import.meta.url)('undici/lib/dispatcher/pool.js') as typeof Pool;

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
  const pool = new OnePool(base.origin, {
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

// `dispatch` and a plain timer: the stream and the abort signal that `request` wants cost half as much as the call.
const answerOf = (pool: Pool, { path, headers, body, timeoutMs }: Call): Promise<Answer> =>
  new Promise((resolve) => {
    const call = follow((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    const timer = setTimeout(call.late, timeoutMs);
    const own = { 'content-type': 'application/json', ...headers };
    pool.dispatch({ method: 'POST', path, headers: own, body }, call);
  });

/** What becomes of one call; `late` ends it. What is late before it has begun is not begun any more. */
const follow = (done: (answer: Answer) => void): Dispatcher.DispatchHandler & { late(): void } => {
  let [status, text] = [0, ''];
  let begun: Dispatcher.DispatchController | undefined;
  let isLate = false;
  // Without a connection nothing begins, so nothing can have arrived. What was taken is taken, also if the rest is torn off.
  const silent = (error: Error): void => {
    if (status >= 200 && status < 300) done({ kind: 'answer', status, json: undefined });
    else done({ kind: 'silence', left: begun !== undefined, why: codeOf(error) });
  };
  const bytes = new StringDecoder('utf8');
  return {
    late() {
      isLate = true;
      if (begun) begun.abort(new Late());
      else silent(new Late());
    },
    onRequestStart(controller) {
      if (isLate) controller.abort(new Late());
      else begun = controller;
    },
    onResponseStart: (_controller, code) => void (status = code),
    onResponseData: (_controller, chunk) => void (text += bytes.write(chunk)),
    onResponseEnd: () => done({ kind: 'answer', status, json: parsed(text) }),
    onResponseError: (_controller, error) => silent(error),
  };
};

class Late extends Error {
  override name = 'Late';
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
