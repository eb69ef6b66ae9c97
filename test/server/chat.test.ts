import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { network } from '../../src/network.ts';
import { ADDRESSES, BURST, createLimit } from '../../src/server/limit.ts';
import { createReceipts, RECEIPTS } from '../../src/server/receipts.ts';
import { type App, id, postTurn, startApp, webEvent } from './app.ts';
import { busy } from './paper.ts';

let app: App;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

type Answer = { bubbles: { text: string; lang: string; choices: { label: string }[] }[]; ids: number[] };
const answerOf = async (response: Response): Promise<Answer> => JSON.parse(await response.text());

describe('a turn of the chat page', () => {
  it('is answered with its bubbles, at the time of our clock, because those of cheap phones are wrong', async () => {
    const answer = await answerOf(await postTurn(app.url, webEvent({ kind: 'arrive' }, { at: 1 })));
    expect(answer.bubbles[0]?.choices.map(({ label }) => label)).toContain('မြန်မာ');
    expect(answer.ids).toEqual([1]);
    expect(app.paper.taken[0]?.at).toBeGreaterThan(1e12);
    expect(app.delivered).toEqual([]);
  });

  it('posted again under its id brings the same bubbles, so that a lost answer is not lost', async () => {
    const event = webEvent({ kind: 'arrive' });
    const first = await answerOf(await postTurn(app.url, event));
    expect(await answerOf(await postTurn(app.url, event))).toEqual(first);
  });

  it('tells the outbox what the page has shown, once', async () => {
    const person = id();
    const { ids } = await answerOf(await postTurn(app.url, webEvent({ kind: 'arrive' }, { person })));
    await postTurn(app.url, webEvent({ kind: 'text', text: 'x' }, { person, seen: ids }));
    await postTurn(app.url, webEvent({ kind: 'text', text: 'x' }, { person, seen: ids }));
    expect(app.paper.sent).toEqual(ids);
  });

  it("never acknowledges another person's replies: ids are easily guessed", async () => {
    await postTurn(app.url, webEvent({ kind: 'arrive' }));
    await postTurn(app.url, webEvent({ kind: 'arrive' }, { seen: [1, 2, 3, '1', null, 1e99] }));
    expect(app.paper.sent).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['broken JSON', '{"person":'],
    ['a list', '[]'],
    ['an unknown act', webEvent({ kind: 'media', what: 'image' })],
  ])('gets 400 for %s', async (_what, body) => {
    expect((await postTurn(app.url, body)).status).toBe(400);
  });

  it('larger than 16 kB gets 413', async () => {
    expect((await postTurn(app.url, webEvent({ kind: 'text', text: 'က'.repeat(9000) }))).status).toBe(413);
  });

  it('of 2,000 letters fits, even when each is written as \\uXXXX', async () => {
    const body = JSON.stringify(webEvent({ kind: 'text', text: 'က'.repeat(2000) }));
    const escaped = body.replaceAll('က', String.raw`\u1000`);
    expect((await postTurn(app.url, escaped)).status).toBe(200);
  });

  it('gets 503 and a reason while too much is waiting', async () => {
    app.paper.mood.fails = busy();
    const response = await postTurn(app.url, webEvent({ kind: 'arrive' }));
    expect([response.status, await response.json()]).toEqual([503, { reason: 'busy', seconds: 2 }]);
  });

  it('that fails says only that it did', async () => {
    app.paper.mood.fails = new Error('secret');
    const response = await postTurn(app.url, webEvent({ kind: 'arrive' }));
    expect([response.status, await response.text()]).toEqual([500, 'Failed']);
    expect(JSON.stringify(app.logged)).not.toContain('secret');
  });
});

describe('only our own page may post', () => {
  it.each<[string, Record<string, string>, number]>([
    ['our page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our page with the referrer hidden', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    ['a program', {}, 200],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser on another site', { origin: 'https://evil.example' }, 403],
    ['an old browser in a sandbox', { origin: 'null' }, 403],
  ])('%s', async (_who, headers, status) => {
    expect((await postTurn(app.url, webEvent({ kind: 'arrive' }), headers)).status).toBe(status);
  });

  it('an old browser on our own site, whatever a proxy did to the scheme', async () => {
    const origin = app.url.replace('http:', 'https:');
    expect((await postTurn(app.url, webEvent({ kind: 'arrive' }), { origin })).status).toBe(200);
  });

  it('an old browser that came by the public address', async () => {
    await app.close();
    app = await startApp({ publicUrl: 'https://way.example' });
    const origin = 'https://way.example';
    expect((await postTurn(app.url, webEvent({ kind: 'arrive' }), { origin })).status).toBe(200);
  });
});

describe('the limit per address', () => {
  it('gives 429 with a reason and a time, but still hears who leaves', async () => {
    const person = id();
    for (let n = 0; n < BURST; n += 1) await postTurn(app.url, webEvent({ kind: 'arrive' }, { person }));
    const response = await postTurn(app.url, webEvent({ kind: 'arrive' }, { person }));
    expect([response.status, await response.json()]).toEqual([429, { reason: 'too_many', seconds: 1 }]);
    expect(response.headers.get('retry-after')).toBe('1');
    expect((await postTurn(app.url, webEvent({ kind: 'leave' }, { person }))).status).toBe(200);
    expect(app.paper.left()).toBe(1);
  });

  it('refills with time and holds the number of addresses it remembers', () => {
    let now = 0;
    const limit = createLimit(() => now);
    for (let n = 0; n < BURST; n += 1) expect(limit('first')).toBe(0);
    expect(limit('first')).toBe(1);
    now += 1000;
    expect(limit('first')).toBe(0);
    expect(limit('first')).toBe(1);
    for (let n = 0; n < ADDRESSES; n += 1) limit(`10.${n}`);
    expect(limit('first')).toBe(0);
  });

  it('takes a /64 of IPv6 for one address, because one subscriber has so many', () => {
    expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:db8:1:2:ffff::1'));
    expect(network('2001:db8::1')).toBe('2001:db8:0:0');
    expect(network('2001:db8:1:3::1')).not.toBe(network('2001:db8:1:2::1'));
    expect(network('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(network('::1')).toBe('0:0:0:0');
  });

  it('tells staff once that a proxy is in front whose word is not taken', async () => {
    for (const _ of [1, 2]) await postTurn(app.url, webEvent({ kind: 'arrive' }), { 'x-forwarded-for': '192.0.2.1' });
    expect(app.logged).toEqual([{ event: 'proxy_not_trusted', route: '/chat/turn' }]);
  });

  it('counts the address that a trusted proxy names', async () => {
    await app.close();
    app = await startApp({ trustProxy: 1 });
    const from = (address: string) => postTurn(app.url, webEvent({ kind: 'arrive' }), { 'x-forwarded-for': address });
    for (let n = 0; n < BURST; n += 1) await from('192.0.2.1');
    expect((await from('192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(200);
    expect(app.logged).toEqual([]);
  });
});

it('receipts forget the oldest first, so that memory stays bounded', () => {
  const receipts = createReceipts();
  receipts.handOut('a', [0]);
  receipts.handOut(
    'b',
    Array.from({ length: RECEIPTS }, (_, n) => n + 1),
  );
  expect(receipts.accept('a', [0])).toEqual([]);
  expect(receipts.accept('b', [1, 1, 2])).toEqual([1, 2]);
});
