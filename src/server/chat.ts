import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response, Router } from 'express';
import type { Incoming } from '../channels/channel.ts';
import { asList, asObject } from '../channels/json.ts';
import { readWeb } from '../channels/web.ts';
import { Busy } from '../converse.ts';
import type { Waiting } from '../store/store.ts';
import { BUSY_RETRY_S } from './failures.ts';
import { script, style } from './joined.ts';
import { createLimit, type Limit } from './limit.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import { sameOrigin } from './same-origin.ts';
import type { Serving } from './serving.ts';

/** 2,000 UTF-16 units are 12,000 bytes when all are written \uXXXX; the page itself sends UTF-8. */
const TURN_LIMIT_BYTES = 16_384;

/** Each below what it imports. */
const MODULES = ['element', 'person', 'words', 'bubbles', 'trouble', 'sending', 'chat'].map(
  (name) => `chat/${name}.js`,
);

const folder = fileURLToPath(new URL('public/', import.meta.url));

/** The page, its files and its turns. */
export const chatRoutes = (serving: Serving): Router => {
  const router = Router();
  router.get('/chat', page('chat.html', 'no-store'));
  router.get('/chat/chat.js', script(MODULES));
  router.get('/chat/icon.svg', page('icon.svg', 'no-cache'));
  router.get('/chat/chat.css', style(['base.css', 'chat.css']));
  router.get('/favicon.ico', page('icon.svg', 'no-cache'));
  router.get('/chat/words', (_request, response) => {
    response.json(serving.words?.() ?? {});
  });
  const json = express.json({ limit: TURN_LIMIT_BYTES });
  router.post('/chat/turn', sameOrigin(serving.publicUrl), proxyNotice(serving), json, turn(serving));
  return router;
};

const page =
  (file: string, cache: string): RequestHandler =>
  (_request, response) => {
    response.set('Cache-Control', cache).sendFile(file, { root: folder, cacheControl: false });
  };

const turn = ({ converse }: Serving): RequestHandler => {
  const receipts = createReceipts();
  const limits = { talk: createLimit(), leave: createLimit() };
  return async (request, response) => {
    const incoming = readWeb(request.body);
    if (!incoming) {
      response.status(400).json({ reason: 'not_understood' });
      return;
    }
    const wait = patience(limits, incoming, request.ip ?? '');
    if (wait > 0) {
      later(response, 429, 'too_many', wait);
      return;
    }
    acknowledge(converse, receipts, incoming.person, asObject(request.body).seen);
    const waiting = await take(converse, incoming);
    if (!waiting) {
      later(response, 503, 'busy', BUSY_RETRY_S);
      return;
    }
    const ids = waiting.map(({ id }) => id);
    receipts.handOut(incoming.person, ids);
    response.json({ bubbles: waiting.flatMap(bubblesOf), ids });
  };
};

// Leaving has its own bucket: however much was written from this address, a person who flees is still heard.
const patience = (limits: { talk: Limit; leave: Limit }, { input }: Incoming, address: string): number =>
  (input.kind === 'leave' ? limits.leave : limits.talk)(address);

// Before the turn, so that what the page has shown does not come back as still waiting.
const acknowledge = (converse: Serving['converse'], receipts: Receipts, person: string, seen: unknown): void => {
  const ids = asList(seen).filter((id) => typeof id === 'number');
  const own = receipts.accept(person, ids);
  if (own.length > 0) converse.sent(own);
};

/** Undefined when too many wait. The time is ours: clocks of cheap phones are wrong by years. */
const take = async (converse: Serving['converse'], incoming: Incoming): Promise<Waiting[] | undefined> => {
  try {
    const turned = await converse.take([{ ...incoming, at: Date.now(), stamp: 0 }]);
    return turned.flatMap(({ waiting }) => waiting);
  } catch (error) {
    if (error instanceof Busy) return undefined;
    throw error;
  }
};

const bubblesOf = ({ request }: Waiting): unknown[] => asList(request.body.bubbles);

const later = (response: Response, status: number, reason: string, seconds: number): void => {
  response.set('Retry-After', String(seconds)).status(status).json({ reason, seconds });
};

/** Behind a proxy that is not trusted, all people have the proxy's address and share one limit: staff must know. */
const proxyNotice = ({ trustProxy, log }: Serving): RequestHandler => {
  let told = trustProxy !== undefined && trustProxy !== false;
  return (request, _response, next) => {
    if (!told && request.get('x-forwarded-for') !== undefined) {
      told = true;
      log({ event: 'proxy_not_trusted', route: '/chat/turn' });
    }
    next();
  };
};
