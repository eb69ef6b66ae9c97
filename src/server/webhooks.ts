import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import type { Incoming } from '../channels/channel.ts';
import { Busy } from '../converse.ts';
import type { Waiting } from '../store/store.ts';
import type { Serving, WebhookChannel } from './serving.ts';

/** Both platforms post at most some hundred events of a few hundred bytes; more is nobody we know. */
export const WEBHOOK_LIMIT_BYTES = 1_048_576;

/** What the platforms post to. A channel that is not configured has no route. */
export const webhookRoutes = (serving: Serving): Router => {
  const router = Router();
  // Inflating would check other bytes than were signed; neither platform compresses.
  const raw = express.raw({ type: () => true, limit: WEBHOOK_LIMIT_BYTES, inflate: false });
  for (const channel of serving.channels) router.post(channel.path, raw, receive(serving, channel));
  const { messengerVerifyToken, botframework } = serving;
  if (messengerVerifyToken) router.get('/webhook/messenger', subscribe(messengerVerifyToken));
  if (botframework) router.post('/api/messages', express.json({ limit: WEBHOOK_LIMIT_BYTES }), botframework);
  return router;
};

/** 200 means that the turns are durable: only then does the platform forget the events. */
const receive =
  ({ converse, deliver }: Serving, { verify, isOurs, read }: WebhookChannel): RequestHandler =>
  async (request, response) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!verify(bytes, request.headers)) {
      response.sendStatus(401);
      return;
    }
    const json = parse(bytes);
    if (!json) {
      response.sendStatus(400);
      return;
    }
    if (!isOurs(json.value)) {
      response.sendStatus(404);
      return;
    }
    try {
      const waiting = await take(converse, read(json.value));
      response.sendStatus(200);
      if (waiting.length > 0) deliver(waiting);
    } catch (error) {
      // Cries for help of a post that is otherwise put off had their turn: their answers go out now.
      if (error instanceof Busy && error.waiting.length > 0) deliver(error.waiting);
      throw error;
    }
  };

const parse = (bytes: Buffer): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
};

// A redelivered event names all that waits for its person, so two of them name the same request twice.
const take = async (converse: Serving['converse'], incoming: Incoming[]): Promise<Waiting[]> => {
  if (incoming.length === 0) return [];
  const turned = await converse.take(incoming);
  const byId = new Map(turned.flatMap(({ waiting }) => waiting).map((each) => [each.id, each]));
  return [...byId.values()];
};

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
const subscribe =
  (token: string): RequestHandler =>
  (request, response) => {
    const { 'hub.mode': mode, 'hub.verify_token': given, 'hub.challenge': challenge } = request.query;
    const right = mode === 'subscribe' && typeof given === 'string' && isSame(given, token);
    if (!right || typeof challenge !== 'string') {
      response.sendStatus(403);
      return;
    }
    response.type('text/plain').send(challenge);
  };

const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
