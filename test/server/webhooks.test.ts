import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WEBHOOK_LIMIT_BYTES } from '../../src/server/webhooks.ts';
import * as webhooks from '../doubles/webhooks.ts';
import { APP_SECRET, type App, LINE_SECRET, startApp, VERIFY_TOKEN } from './app.ts';
import { busy } from './paper.ts';

let app: App;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const person = webhooks.linePerson(1);
const hello = (secret = LINE_SECRET) => webhooks.lineWebhook([webhooks.lineText(person, 'သွားမယ်')], secret);
const post = (path: string, { body, headers }: webhooks.Webhook): Promise<Response> =>
  fetch(`${app.url}${path}`, { method: 'POST', body: new Uint8Array(body), headers });

const verify = (query: Record<string, string>): Promise<Response> =>
  fetch(`${app.url}/webhook/messenger?${new URLSearchParams(query).toString()}`);

describe('a webhook', () => {
  it('of LINE, rightly signed, is turned and delivered', async () => {
    const response = await post('/webhook/line', hello());
    expect(response.status).toBe(200);
    expect(app.paper.taken).toMatchObject([{ channel: 'line', person, input: { kind: 'text', text: 'သွားမယ်' } }]);
    expect(app.delivered).toHaveLength(1);
  });

  it('of Messenger, rightly signed, is turned and delivered', async () => {
    const body = webhooks.messengerWebhook(
      [webhooks.messengerText(webhooks.messengerPerson(1), 'မင်္ဂလာပါ')],
      APP_SECRET,
    );
    expect((await post('/webhook/messenger', body)).status).toBe(200);
    expect(app.paper.taken).toMatchObject([{ channel: 'messenger', input: { text: 'မင်္ဂလာပါ' } }]);
  });

  it('signed with another secret gets 401 and no reason, so that nobody can probe', async () => {
    const response = await post('/webhook/line', hello('other'));
    expect([response.status, await response.text()]).toEqual([401, 'Unauthorized']);
    expect(app.paper.taken).toEqual([]);
  });

  it('changed by one byte gets 401: the signature is of the raw bytes', async () => {
    const { body, headers } = hello();
    const changed = Buffer.from(body);
    changed[changed.length - 1] = 0x20;
    expect((await post('/webhook/line', { body: changed, headers })).status).toBe(401);
  });

  it('without a signature or a body gets 401', async () => {
    expect((await fetch(`${app.url}/webhook/line`, { method: 'POST' })).status).toBe(401);
  });

  it('rightly signed but no JSON gets 400, because sending it again is useless', async () => {
    const signed = webhooks.lineWebhook([], LINE_SECRET);
    const body = Buffer.from('{"events":[');
    const signature = createHmac('sha256', LINE_SECRET).update(body).digest('base64');
    const response = await post('/webhook/line', {
      body,
      headers: { ...signed.headers, 'x-line-signature': signature },
    });
    expect(response.status).toBe(400);
  });

  it('larger than 1 MB gets 413 before anything is read', async () => {
    const body = Buffer.alloc(WEBHOOK_LIMIT_BYTES + 1, 0x20);
    expect((await post('/webhook/line', { body, headers: { 'x-line-signature': 'x' } })).status).toBe(413);
  });

  it('compressed gets 415, because inflating it would check other bytes than were signed', async () => {
    const { body, headers } = hello();
    expect((await post('/webhook/line', { body, headers: { ...headers, 'content-encoding': 'gzip' } })).status).toBe(
      415,
    );
    expect(app.paper.taken).toEqual([]);
  });

  it('is taken at an address with a slash at its end, as somebody typed it into the console', async () => {
    expect((await post('/webhook/line/?a=b', hello())).status).toBe(200);
    expect(app.paper.taken).toHaveLength(1);
  });

  it('with no events gets 200: the "Verify" button of the LINE console sends one', async () => {
    expect((await post('/webhook/line', webhooks.lineWebhook([], LINE_SECRET))).status).toBe(200);
    expect(app.delivered).toEqual([]);
  });

  it('gets 503 while too much is waiting, so that the platform sends it again', async () => {
    app.paper.mood.fails = busy();
    const response = await post('/webhook/line', hello());
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('gets 500 without a word of the reason when the turn fails, and the log holds neither text nor person', async () => {
    app.paper.mood.fails = new TypeError(`cannot read ${person} သွားမယ်`);
    const response = await post('/webhook/line', hello());
    expect([response.status, await response.text()]).toEqual([500, 'Failed']);
    expect(app.logged).toMatchObject([
      { event: 'request_failed', status: 500, error: 'TypeError', route: '/webhook/line' },
    ]);
    expect(JSON.stringify(app.logged)).not.toMatch(/သွားမယ်|U0000/);
  });

  it('is answered only when its turn is durable, and delivered only after the answer', async () => {
    const order: string[] = [];
    await app.close();
    const commit = Promise.withResolvers<void>();
    const waiting = { id: 1, person: 'x', request: { channel: 'line', body: {}, retryKey: 'k' }, expires: 0 };
    app = await startApp({
      converse: {
        take: async () => {
          await commit.promise;
          order.push('durable');
          return [{ again: false, waiting: [waiting, waiting] }];
        },
        sent: () => {},
        waiting: async () => ({ rows: [] }),
        health: async () => ({ ok: true, bundle: '' }),
        close: async () => {},
      },
      deliver: (all) => void order.push(`deliver ${all.length}`),
    });
    const answer = post('/webhook/line', hello()).then(() => order.push('200'));
    await new Promise((done) => setTimeout(done, 50));
    expect(order).toEqual([]);
    commit.resolve();
    await answer;
    expect(order[0]).toBe('durable');
    // A request that two redelivered events name is delivered once.
    expect(order.toSorted()).toEqual(['200', 'deliver 1', 'durable']);
  });

  it('to a channel that is not configured finds nothing', async () => {
    await app.close();
    app = await startApp({ channels: [], messengerVerifyToken: '' });
    expect((await post('/webhook/line', hello())).status).toBe(404);
    expect((await fetch(`${app.url}/webhook/messenger`)).status).toBe(404);
    expect((await fetch(`${app.url}/api/messages`, { method: 'POST' })).status).toBe(404);
  });

  it('torn off in the middle leaves the server standing', async () => {
    await new Promise((done) => {
      const torn = httpRequest(`${app.url}/webhook/line`, { method: 'POST', headers: { 'content-length': 100 } });
      torn.on('error', done);
      torn.write('{"ev');
      setTimeout(() => torn.destroy(), 20);
    });
    expect((await post('/webhook/line', hello())).status).toBe(200);
  });
});

describe("Messenger's verification", () => {
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '<b>1158201444' };

  it('gets its challenge back as plain text, so that nothing in it is markup', async () => {
    const response = await verify(right);
    expect([response.status, await response.text()]).toEqual([200, '<b>1158201444']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['another token', { ...right, 'hub.verify_token': 'wrong' }],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }],
    ['nothing', {}],
  ])('is refused with %s', async (_what, query) => {
    expect((await verify(query as Record<string, string>)).status).toBe(403);
  });
});
