import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import type { Serving } from './serving.ts';

/**
 * How Meta asks whether the webhook is ours, once, when it is set up.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export const subscriptionRoutes = ({ messengerVerifyToken }: Serving): Router => {
  const router = Router();
  if (messengerVerifyToken) router.get('/webhook/messenger', subscribe(messengerVerifyToken));
  return router;
};

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
