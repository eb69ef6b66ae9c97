import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Incoming, Unreachable } from '../../src/channels/channel.ts';
import { line } from '../../src/channels/line/line.ts';
import { createLineSend } from '../../src/channels/line/send.ts';
import { watchSlow } from '../../src/channels/line/working.ts';
import type { Request } from '../../src/engine/turn.ts';
import { type Line, quotaSpent, rateLimited, startLine } from '../doubles/line.ts';
import * as hooks from '../doubles/webhooks.ts';
import { back, burmese, choice, choices, help, newKey, phone, reply } from './samples.ts';

const person = hooks.linePerson(1);
const read = (...events: hooks.Json[]) => line.read(JSON.parse(hooks.lineWebhook(events, 's').body.toString()));
const acts = (...events: hooks.Json[]) => read(...events).map(({ input }) => input);

describe('verify', () => {
  test('agrees with the example in LINE’s documentation', () => {
    const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
    const headers = { 'x-line-signature': 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=' };
    expect(line.verify(body, headers, ['8c570fa6dd201bb328f1c1eac23a96d8'])).toBe(true);
  });
});

describe('read', () => {
  test('takes follow for arriving and a block for leaving', () => {
    expect(acts(hooks.lineFollow(person), hooks.lineUnfollow(person))).toEqual([{ kind: 'arrive' }, { kind: 'leave' }]);
  });

  test('reads a tap with its own place, and begins anew for data we never wrote', () => {
    expect(acts(hooks.linePostback(person, 'job-offer.fee.some'))).toEqual([
      { kind: 'tap', at: { flow: 'job-offer', step: 'fee' }, choice: 'some' },
    ]);
    expect(acts(hooks.linePostback(person, 'action=buy&item=1'))).toEqual([{ kind: 'arrive' }]);
  });

  test('reads a location, and calls what is new "other"', () => {
    const gift = hooks.lineEvent('message', person, { message: { type: 'hologram', id: '1' } });
    expect(acts(hooks.lineLocation(person), gift)).toEqual([
      { kind: 'location', latitude: 16.71, longitude: 98.57 },
      { kind: 'media', what: 'other' },
    ]);
  });

  test('keeps the same event id on a redelivery, so that nobody is answered twice', () => {
    const event = hooks.lineText(person, 'hi');
    const [first, again] = read(event, hooks.lineAgain(event));
    expect(again).toEqual(first);
    expect(first?.back).toBe(event.replyToken);
  });

  test('is silent in standby, for events without a person, for unsent words and for what is new', () => {
    const nobody = { source: { type: 'user' } };
    const unsend = hooks.lineEvent('unsend', person, { unsend: { messageId: '1' } });
    const events = [hooks.lineText(person, 'hi', { mode: 'standby' }), hooks.lineText(person, 'hi', nobody), unsend];
    expect(read(...events, hooks.lineEvent('teleport', person))).toEqual([]);
  });

  test('speaks in a group only when let in or called by name, and to the group', () => {
    const group = hooks.lineGroup(7);
    const heard = read(
      hooks.lineJoin(group),
      hooks.lineGroupText(group, person, 'my boss took my passport'),
      hooks.lineGroupText(group, person, '@bot help', true),
      hooks.lineEvent('leave', person, { source: { type: 'group', groupId: group } }),
    );
    expect(heard.map(({ person: who, input }) => [who, input.kind])).toEqual([
      [group, 'group'],
      [group, 'group'],
    ]);
  });
});

type Drawn = {
  kind: string;
  messages: { text: string; quickReply?: { items: { action: Record<string, string> }[] } }[];
};
const draw = (replies: Parameters<typeof line.draw>[0], token = 'token') =>
  line.draw(replies, { person, back: token }, newKey).map(({ body }): Drawn => JSON.parse(JSON.stringify(body)));
const actions = (drawn: Drawn[]) =>
  drawn
    .at(-1)
    ?.messages.at(-1)
    ?.quickReply?.items.map(({ action }) => action) ?? [];

describe('draw', () => {
  test('joins what five messages cannot hold, the shortest neighbours first', () => {
    const texts = ['A long first message', 'b', 'c', 'A long fourth one', 'A long fifth message', 'A long sixth one'];
    const [drawn, ...more] = draw(texts.map((text) => reply(text)));
    expect(more).toEqual([]);
    expect(drawn?.messages.map(({ text }) => text)).toEqual([texts[0], 'b\n\nc', ...texts.slice(3)]);
  });

  test('pushes what does not fit into one reply at all, since a reply token works once', () => {
    const drawn = draw(Array.from({ length: 7 }, () => reply('x'.repeat(4_000), { choices: [help] })));
    expect(drawn.map(({ kind, messages }) => [kind, messages.length])).toEqual([
      ['reply', 5],
      ['push', 2],
    ]);
    expect(drawn[0]?.messages.some(({ quickReply }) => quickReply)).toBe(false);
    expect(actions(drawn)).toHaveLength(1);
  });

  test('pushes where there is no token to reply with', () => {
    expect(draw([reply('hi')], '').map(({ kind }) => kind)).toEqual(['push']);
  });

  test('shows the whole label in the chat, where the button has room for 20 characters', () => {
    const label = burmese.trim();
    const [action] = actions(draw([reply('?', { choices: [choice('some', label)] })]));
    expect(action).toMatchObject({ type: 'postback', data: 'job-offer.fee.some', displayText: label });
    expect([...new Intl.Segmenter('en').segment(action?.label ?? '')]).toHaveLength(20);
  });

  test('puts the number on a button that is cut, since two long answers may begin alike', () => {
    const alike = [choice('a', 'I paid the agency before'), choice('b', 'I paid the agency later'), choice('c', 'No')];
    const labels = actions(draw([reply('?', { choices: [...alike, help], numbered: true })])).map(({ label }) => label);
    expect(labels).toEqual(['1 I paid the agency…', '2 I paid the agency…', 'No', 'Help now']);
  });

  test('puts telephone numbers first, each once, where they take no answer’s room', () => {
    const phones = [phone('191'), phone('191'), phone('+66 2 288 2180'), phone('1300'), phone('1669'), phone('1155')];
    const all = actions(draw([reply('Call', { phones }), reply('?', { choices: [help] })]));
    expect(all.map(({ uri, data }) => uri ?? data)).toEqual([
      'tel:191',
      'tel:+6622882180',
      'tel:1300',
      'tel:1669',
      'job-offer.fee.help',
    ]);
    expect(all[0]?.label).toBe('☎ 191 Police');
    const full = actions(draw([reply('?', { phones, choices: [...choices(10), back, help] })]));
    expect(full.map(({ type }) => type).filter((type) => type === 'uri')).toHaveLength(1);
    expect(full).toHaveLength(13);
  });

  test('makes no button for a contact that cannot be dialled', () => {
    expect(actions(draw([reply('Write', { phones: [phone('online only')] })]))).toEqual([]);
  });
});

describe('send', () => {
  let platform: Line;
  let now = 0;
  let sender: ReturnType<typeof createLineSend>;
  const start = async (prefix = ''): Promise<void> => {
    now = Date.now();
    platform = await startLine({ now: () => now, prefix });
    sender = createLineSend({ url: platform.url, token: 'line-token', timeoutMs: 300 });
  };
  const answer = (text = 'hello'): Request => {
    const [heard] = read(hooks.lineText(person, 'hi', { timestamp: now }));
    const [request] = line.draw([reply(text)], { person, back: heard?.back ?? '' }, newKey);
    if (!request) throw new Error('nothing drawn');
    return request;
  };
  const failure = async (request: Request): Promise<unknown> =>
    sender.send(request).then(
      () => undefined,
      (e) => e,
    );
  const unreachable = async (request: Request): Promise<Unreachable> => {
    const error = await failure(request);
    if (error instanceof Unreachable) return error;
    throw new Error('It was reached');
  };
  const kinds = () => platform.accepted.map(({ kind }) => kind);

  beforeEach(() => start());
  afterEach(async () => {
    await sender.close();
    await platform.close();
  });

  test('replies for nothing while the token is good', async () => {
    await sender.send(answer());
    expect(kinds()).toEqual(['reply']);
    expect(platform.texts(person)).toEqual(['hello']);
  });

  test('pushes when the token is too old or used, so that a late answer still comes', async () => {
    const late = answer();
    now += 61_000;
    await sender.send(late);
    const twice = answer();
    await sender.send(twice);
    await sender.send(twice);
    expect(kinds()).toEqual(['push', 'reply', 'push']);
    expect(platform.accepted[0]?.retryKey).toBe(late.retryKey);
  });

  test('asks for a push next when the reply may have arrived, and the push arrives once', async () => {
    platform.fault({ how: 'silence', on: 'reply' });
    platform.fault({ how: 'answer', status: 500, json: {}, on: 'push', executed: true });
    const first = await unreachable(answer());
    expect(first.next?.body.kind).toBe('push');
    const second = await unreachable(first.next ?? answer());
    expect(second.next).toEqual(first.next);
    await sender.send(second.next ?? answer());
    expect(kinds()).toEqual(['push']);
  });

  test.each([
    ['a reset', { how: 'reset' } as const],
    ['an error of the server', { how: 'answer', status: 503, json: {} } as const],
  ])('takes %s for a reply that may have arrived', async (_, fault) => {
    platform.fault(fault);
    expect(await failure(answer())).toMatchObject({ name: 'Unreachable', next: { body: { kind: 'push' } } });
  });

  test('keeps the free reply when nothing was sent: nobody listened, or the rate was too high', async () => {
    platform.fault({ how: 'answer', status: 429, json: { message: 'The API rate limit has been exceeded.' } });
    expect(await failure(answer())).toMatchObject({ name: 'Unreachable', next: undefined });
    const nobody = createLineSend({ url: 'http://127.0.0.1:1', token: 'line-token' });
    const error = await nobody.send(answer()).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'Unreachable', next: undefined });
    await nobody.close();
  });

  test('says that the quota is spent, and asks for a push next, as the reply token is gone', async () => {
    platform.fault({ ...quotaSpent, on: 'push' });
    const late = answer();
    now += 61_000;
    expect(await failure(late)).toMatchObject({ trouble: 'quota', next: { body: { kind: 'push' } } });
  });

  test('says that it was too much, and keeps the free reply', async () => {
    platform.fault(rateLimited);
    expect(await failure(answer())).toMatchObject({ trouble: 'rate', next: undefined });
  });

  test('stops at a wrong token, as LINE takes nothing until staff mend it', async () => {
    const stranger = createLineSend({ url: platform.url, token: 'other' });
    await expect(stranger.send(answer())).rejects.toMatchObject({ name: 'Unreachable', trouble: 'barred' });
    await stranger.close();
  });

  test('gives up on what LINE refuses: a bad message', async () => {
    const bad = answer();
    bad.body = { ...bad.body, messages: [{ type: 'text', text: '' }] };
    expect(await failure(bad)).toMatchObject({ name: 'Refused', status: 400 });
    expect(kinds()).toEqual([]);
  });

  test('keeps the path of its address, as behind a proxy', async () => {
    await sender.close();
    await platform.close();
    await start('/proxy/line');
    await sender.send(answer());
    expect(kinds()).toEqual(['reply']);
  });

  test('is drawn within LINE’s limits: long Burmese, 13 answers, telephone numbers', async () => {
    const long = { numbered: true, choices: [...choices(11, burmese), back, help], phones: [phone('191', burmese)] };
    for (const replies of [
      [reply(burmese.repeat(150), long)],
      [...Array.from({ length: 9 }, () => reply(burmese)), reply('?', { ...long, choices: [help] })],
    ]) {
      const [heard] = read(hooks.lineText(person, 'hi', { timestamp: now }));
      const requests = line.draw(replies, { person, back: heard?.back ?? '' }, newKey);
      for (const request of requests) await sender.send(request);
    }
    expect(platform.refused).toEqual([]);
    expect(kinds()).toEqual(['reply', 'reply']);
  });

  test('opens no more connections than it may, and uses them again', async () => {
    const few = createLineSend({ url: platform.url, token: 'line-token', connections: 2 });
    await Promise.all(Array.from({ length: 40 }, () => few.send(answer())));
    expect(platform.accepted).toHaveLength(40);
    expect(platform.connections()).toBe(2);
    await few.close();
  });
});

describe('working', () => {
  const SLOW_MS = 40;
  const slow = (ms = 2 * SLOW_MS) => new Promise<void>((done) => setTimeout(done, ms));
  let platform: Line;
  let sender: ReturnType<typeof createLineSend>;
  const heard = (...events: hooks.Json[]): Incoming[] => read(...events);
  const request = (to = person): Request => ({
    channel: 'line',
    body: { kind: 'push', to, messages: [{ type: 'text', text: 'hello' }] },
    retryKey: newKey(),
  });
  const waiting = async (incoming: Incoming[]) => incoming.map(() => ({ waiting: [{ request: request() }] }));

  beforeEach(async () => {
    platform = await startLine();
    sender = createLineSend({ url: platform.url, token: 'line-token', timeoutMs: 300 });
  });
  afterEach(async () => {
    await sender.close();
    await platform.close();
  });

  test('shows whoever waits for long that we are at work, once', async () => {
    const watch = watchSlow(sender.working, SLOW_MS);
    const take = watch.take(waiting);
    await take(heard(hooks.lineText(person, 'help'), hooks.lineText(person, 'help!')));
    await slow(4 * SLOW_MS);
    expect(platform.dots).toEqual([person]);
  });

  test('shows nothing to whoever was answered in time, was told nothing, left, or reads along in a group', async () => {
    const watch = watchSlow(sender.working, SLOW_MS);
    await watch.take(waiting)(heard(hooks.lineText(person, 'help')));
    await watch.sender(sender).send(request());
    await watch.take(async (incoming) => incoming.map(() => ({ waiting: [] })))(heard(hooks.lineSticker(person)));
    await watch.take(waiting)(heard(hooks.lineUnfollow(person), hooks.lineJoin(hooks.lineGroup(1))));
    await slow();
    expect(platform.dots).toEqual([]);
  });

  test('shows that a turn itself is slow, and nothing when it fails, as LINE sends the event again', async () => {
    const watch = watchSlow(sender.working, SLOW_MS);
    await watch.take((incoming) => slow().then(() => waiting(incoming)))(heard(hooks.lineText(person, 'help')));
    expect(platform.dots).toEqual([person]);
    const failed = watch.take(() => Promise.reject(new Error('busy')))(heard(hooks.lineText(person, 'help')));
    await expect(failed).rejects.toThrow('busy');
    await slow();
    expect(platform.dots).toHaveLength(1);
  });

  test('goes on when a first attempt failed, because then it takes longest', async () => {
    const watch = watchSlow(sender.working, SLOW_MS);
    await watch.take(waiting)(heard(hooks.lineText(person, 'help')));
    platform.fault(rateLimited);
    await expect(watch.sender(sender).send(request())).rejects.toBeInstanceOf(Unreachable);
    await slow();
    expect(platform.dots).toEqual([person]);
  });

  test('never fails, nor asks for more than two at a time, as replies matter more', async () => {
    platform.fault({ how: 'silence', on: 'loading', times: 2 });
    await Promise.all([1, 2, 3, 4].map((n) => sender.working(hooks.linePerson(n))));
    await sender.working(hooks.lineGroup(1));
    expect(platform.dots).toEqual([]);
    await sender.working(person);
    expect(platform.dots).toEqual([person]);
  });
});
