import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { callRoutes } from './call.ts';
import { chatRoutes } from './chat.ts';
import { directoryRoutes } from './directory.ts';
import { failed, notFound } from './failures.ts';
import { fontRoutes } from './fonts.ts';
import { headers } from './headers.ts';
import { healthRoutes } from './health.ts';
import { privacyRoutes } from './privacy.ts';
import type { Serving } from './serving.ts';
import { subscriptionRoutes } from './subscription.ts';
import { receiveWebhooks, WEBHOOK_LIMIT_BYTES } from './webhooks.ts';

export type { LogFields, Serving, WebhookChannel } from './serving.ts';

/** All routes and limits. It listens nowhere: the caller does, and closes. */
export const createApp = (serving: Serving): Server => {
  const receive = receiveWebhooks(serving);
  const pages = createPages(serving);
  return createServer((request, response) => {
    if (!receive(request, response)) pages(request, response);
  });
};

const createPages = (serving: Serving): Express => {
  const app = express();
  app.disable('x-powered-by');
  if (serving.trustProxy !== undefined) app.set('trust proxy', serving.trustProxy);
  app.use(headers(serving.publicUrl));
  app.get('/', (_request, response) => response.redirect('/chat'));
  app.use(healthRoutes(serving));
  app.use(subscriptionRoutes(serving));
  if (serving.botframework) {
    app.post('/api/messages', express.json({ limit: WEBHOOK_LIMIT_BYTES }), serving.botframework);
  }
  app.use(chatRoutes(serving));
  app.use(callRoutes(serving));
  app.use(privacyRoutes(serving));
  app.use(directoryRoutes(serving));
  app.use(fontRoutes());
  if (serving.studio) app.use('/studio', serving.studio);
  app.use(notFound);
  app.use(failed(serving.log));
  return app;
};
