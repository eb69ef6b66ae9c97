import { randomBytes } from 'node:crypto';
import { line } from '../../src/channels/line/line.ts';
import { messenger } from '../../src/channels/messenger/messenger.ts';
import { createApp, type LogFields, type Serving } from '../../src/server/server.ts';
import type { Waiting } from '../../src/store/store.ts';
import { createPaper, paperLanguages } from './paper.ts';

export const LINE_SECRET = 'line-secret';
export const APP_SECRET = 'app-secret';
export const VERIFY_TOKEN = 'verify-token';

/** The real server on loopback over the paper conversation. `more` overrides what it is given. */
export const startApp = async (more: Partial<Serving> = {}) => {
  const paper = createPaper();
  const delivered: Waiting[][] = [];
  const logged: LogFields[] = [];
  const serving: Serving = {
    converse: paper.converse,
    channels: [
      {
        name: 'line',
        path: '/webhook/line',
        verify: (raw, headers) => line.verify(raw, headers, [LINE_SECRET]),
        isOurs: line.isOurs,
        read: line.read,
      },
      {
        name: 'messenger',
        path: '/webhook/messenger',
        verify: (raw, headers) => messenger.verify(raw, headers, [APP_SECRET]),
        isOurs: messenger.isOurs,
        read: messenger.read,
      },
    ],
    messengerVerifyToken: VERIFY_TOKEN,
    deliver: (waiting) => void delivered.push(waiting),
    contact: (id, lang) =>
      id === 'th.police'
        ? { title: `Thailand: Police (${lang})`, lines: ['⚠ First know: <risk>'], number: '191' }
        : undefined,
    privacy: (lang) => ({
      title: `Privacy ${lang}`,
      paragraphs: ['Nothing you write is kept.'],
      languages: Object.entries(paperLanguages).map(([each, endonym]) => ({ lang: each, endonym })),
    }),
    log: (fields) => void logged.push(fields),
    state: () => ({ channels: { line: 'on', messenger: 'on', web: 'on' } }),
    ...more,
  };
  const server = createApp(serving).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url, paper, delivered, logged, close };
};

export type App = Awaited<ReturnType<typeof startApp>>;

/** What the page would post. */
export const webEvent = (input: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  person: id(),
  event: id(),
  at: Date.now(),
  input,
  ...more,
});

export const id = (): string => randomBytes(16).toString('hex');

export const postTurn = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/chat/turn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
