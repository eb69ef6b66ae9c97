import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messenger } from '../../src/channels/messenger/messenger.ts';
import { createMessengerSend } from '../../src/channels/messenger/send.ts';
import type { Request } from '../../src/engine/turn.ts';
import { type Messenger, metaError, startMessenger } from '../doubles/messenger.ts';
import * as hooks from '../doubles/webhooks.ts';
import { back, burmese, choice, choices, help, newKey, phone, reply } from './samples.ts';

const person = hooks.messengerPerson(1);
const read = (...items: hooks.Json[]) => messenger.read(JSON.parse(hooks.messengerWebhook(items, 's').body.toString()));
const acts = (...items: hooks.Json[]) => read(...items).map(({ input }) => input);
const item = (more: hooks.Json): hooks.Json => hooks.messengerItem(person, more);

describe('verify', () => {
  test('does not believe SHA-1 alone, which Meta still sends beside the newer one', () => {
    const { body } = hooks.messengerWebhook([hooks.messengerText(person, 'x')], 's');
    expect(messenger.verify(body, { 'x-hub-signature': `sha1=${'a'.repeat(40)}` }, ['s'])).toBe(false);
  });
});

describe('read', () => {
  test('takes a quick reply’s payload before its title, which comes as text', () => {
    expect(acts(hooks.messengerQuickReply(person, 'Some', 'job-offer.fee.some'))).toEqual([
      { kind: 'tap', at: { flow: 'job-offer', step: 'fee' }, choice: 'some' },
    ]);
    expect(acts(hooks.messengerQuickReply(person, 'Some', 'OLD_PAYLOAD'))).toEqual([{ kind: 'text', text: 'Some' }]);
  });

  test('takes Get Started, a link with a reference and an unknown button for arriving', () => {
    const referral = item({ referral: { ref: 'poster', source: 'SHORTLINK', type: 'OPEN_THREAD' } });
    const items = [hooks.messengerPostback(person, 'GET_STARTED'), hooks.messengerPostback(person, 'MENU'), referral];
    expect(acts(...items)).toEqual([{ kind: 'arrive' }, { kind: 'arrive' }, { kind: 'arrive' }]);
  });

  test('reads a postback of ours as a tap', () => {
    expect(acts(hooks.messengerPostback(person, 'menu.start.help'))).toMatchObject([{ kind: 'tap', choice: 'help' }]);
  });

  test('names what it cannot read, and reads the words that come with a link', () => {
    const link = item({
      message: { mid: 'm', text: 'https://job', attachments: [{ type: 'fallback', payload: null }] },
    });
    const reel = item({ message: { mid: 'm', attachments: [{ type: 'reel' }] } });
    expect(acts(hooks.messengerLocation(person), link, reel)).toEqual([
      { kind: 'location', latitude: 16.71, longitude: 98.57 },
      { kind: 'text', text: 'https://job' },
      { kind: 'media', what: 'other' },
    ]);
  });

  test('is silent for its own echo, receipts, reactions, edits, people without an id and what others hold', () => {
    const message = { mid: 'm', text: 'x' };
    const items = [
      item({ message: { ...message, is_echo: true, app_id: 1 } }),
      item({ read: { watermark: 1 } }),
      item({ delivery: { mids: ['m'], watermark: 1 } }),
      item({ reaction: { emoji: '👍', action: 'react', mid: 'm' } }),
      item({ message_edit: { mid: 'm', text: 'y', num_edit: 1 } }),
      item({ message, sender: { user_ref: 'r' } }),
      item({ message: { mid: 'm' } }),
    ];
    expect(read(...items)).toEqual([]);
    const standby = { object: 'page', entry: [{ id: '1', time: 1, standby: [item({ message })] }] };
    expect(messenger.read(standby)).toEqual([]);
    expect(
      messenger.read({ object: 'instagram', entry: [{ id: '1', time: 1, messaging: [item({ message })] }] }),
    ).toEqual([]);
  });

  test('makes an id for what has none: the same on a redelivery, another for another', () => {
    const at = { timestamp: 1_700_000_000_000 };
    const postback = (payload: string) => item({ ...at, postback: { payload } });
    const ids = read(postback('A'), postback('A'), postback('B'), item({ ...at, referral: { ref: 'A' } })).map(
      (i) => i.event,
    );
    expect(ids[0]).toMatch(/^[\da-f]{64}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  test('does not know an event by the time of the post that brought it, which is another on a redelivery', () => {
    const { timestamp: _, ...event } = hooks.messengerText(person, 'hi');
    const posted = (time: number) =>
      messenger.read({ object: 'page', entry: [{ id: hooks.PAGE_ID, time, messaging: [event] }] })[0];
    const [first, again] = [posted(1_700_000_000_000), posted(1_700_000_060_000)];
    expect([again?.event, again?.stamp]).toEqual([first?.event, 0]);
    const tapped = (time: number) => {
      const messaging = [{ sender: { id: person }, postback: { payload: 'A' } }];
      return messenger.read({ object: 'page', entry: [{ id: hooks.PAGE_ID, time, messaging }] })[0]?.event;
    };
    expect(tapped(1)).not.toBe(tapped(2));
  });
});

type Drawn = { message: { text: string; quick_replies?: { title: string; payload: string }[] } };
const draw = (replies: Parameters<typeof messenger.draw>[0]) =>
  messenger.draw(replies, { person, back: '' }, newKey).map(({ body }): Drawn => JSON.parse(JSON.stringify(body)));

describe('draw', () => {
  test('makes one request a bubble, quick replies on the last alone', () => {
    const drawn = draw([reply('One'), reply('Two', { choices: [choice('yes', 'Yes'), help] })]);
    expect(drawn.map(({ message }) => [message.text, message.quick_replies?.length])).toEqual([
      ['One', undefined],
      ['Two', 2],
    ]);
  });

  test('cuts a title to 20 units with its number before it, the whole label stands above', () => {
    const label = burmese.trim();
    const [drawn] = draw([reply('?', { numbered: true, choices: [choice('a', label), choice('b', label)] })]);
    const titles = drawn?.message.quick_replies?.map(({ title }) => title) ?? [];
    expect(titles[0]).toMatch(/^1 .+…$/);
    expect(titles[1]).toMatch(/^2 .+…$/);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(20);
    expect(drawn?.message.text).toBe(`?\n\n1 ${label}\n2 ${label}`);
  });
});

const hello: Request = {
  channel: 'messenger',
  body: { recipient: { id: person }, messaging_type: 'RESPONSE', message: { text: 'hello' } },
  retryKey: newKey(),
};

describe('send', () => {
  let platform: Messenger;
  let sender: ReturnType<typeof createMessengerSend>;
  let now = Date.now();
  const options = () => ({
    url: platform.url,
    version: 'v26.0',
    pageId: hooks.PAGE_ID,
    token: 'page-token',
    appSecret: 'app-secret',
    timeoutMs: 300,
  });
  const failure = async (send = sender.send): Promise<unknown> =>
    send(hello).then(
      () => undefined,
      (e) => e,
    );

  beforeEach(async () => {
    platform = await startMessenger({ now: () => now, prefix: '/graph' });
    sender = createMessengerSend(options());
  });
  afterEach(async () => {
    await sender.close();
    await platform.close();
  });

  test('says a long Burmese answer in order, with 13 answers, within Meta’s limits', async () => {
    const asked = reply('?', {
      numbered: true,
      choices: [...choices(11, burmese), back, help],
      phones: [phone('191')],
    });
    const requests = messenger.draw([reply(burmese.repeat(150)), asked], { person, back: '' }, newKey);
    for (const request of requests) await sender.send(request);
    expect(platform.refused).toEqual([]);
    expect(platform.texts(person).join(' ').replaceAll(/\s/g, '')).toContain(burmese.repeat(150).replaceAll(/\s/g, ''));
    expect(platform.accepted.at(-1)?.quickReplies).toHaveLength(13);
  });

  test.each([
    [1, 500],
    [2, 400],
    [1200, 400],
  ])('tries again after code %s with status %s, as that passes', async (code, status) => {
    platform.fault(metaError(code, undefined, status));
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'passing' });
  });

  test.each([
    [4, 400],
    [17, 400],
    [32, 400],
    [613, 400],
    [613, 429],
  ])('slows the Page after code %s with status %s, as everybody’s calls are counted together', async (code, status) => {
    platform.fault(metaError(code, undefined, status));
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'rate' });
  });

  test('takes a status without a code for the same: 429 is too much, 502 is a proxy that cannot know', async () => {
    platform.fault({ how: 'answer', status: 429, json: 'busy' });
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'rate' });
    platform.fault({ how: 'answer', status: 502, json: 'Bad gateway' });
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'doubtful' });
  });

  test.each([
    [104, undefined, 400],
    [190, 463, 401],
    [368, undefined, 400],
    [10, 1_893_063, 400],
  ])(
    'stops the Page after code %s/%s, as nobody would be reached before staff mend it',
    async (code, subcode, status) => {
      platform.fault(metaError(code, subcode, status));
      expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'barred' });
    },
  );

  test.each([
    [10, undefined, 400, 'denied'],
    [100, 2_018_034, 400, 'wrong'],
    [200, undefined, 403, 'denied'],
    [99_999, undefined, 400, 'wrong'],
  ])('gives up one message after code %s/%s, as that does not pass', async (code, subcode, status, why) => {
    platform.fault(metaError(code, subcode, status));
    const error = await failure();
    expect(error).toMatchObject({ name: 'Refused', status, why });
    expect(String(error)).not.toContain('Somsak');
  });

  test('doubts after code 1/1357046, which says that it was sent all the same', async () => {
    platform.fault(metaError(1, 1_357_046, 400));
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'doubtful' });
  });

  test.each([
    [551, undefined, 500],
    [551, 1_545_041, 400],
    [230, undefined, 403],
    [200, 1_545_041, 403],
    [10, 2_018_108, 400],
    [10, 2_018_278, 400],
    [10, 2_018_065, 400],
    [100, 2_018_001, 400],
  ])('gives up on the person after code %s/%s, as nothing reaches them now', async (code, subcode, status) => {
    platform.fault(metaError(code, subcode, status));
    expect(await failure()).toMatchObject({ name: 'Refused', status, why: 'gone' });
  });

  test('doubts after silence and a reset, as Meta may have taken it', async () => {
    platform.fault({ how: 'silence' });
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'doubtful' });
    platform.fault({ how: 'reset' });
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'doubtful' });
  });

  test('believes a 200 whose rest is torn off, as Meta has taken it and a copy would come', async () => {
    platform.fault({ how: 'torn', status: 200 });
    expect(await failure()).toBeUndefined();
    platform.fault({ how: 'torn', status: 500 });
    expect(await failure()).toMatchObject({ name: 'Unreachable', trouble: 'doubtful' });
  });

  test('gives up on a person whose last word is a day old, or who has left', async () => {
    platform.spoke(person, now);
    now += 24 * 3_600_000 + 1;
    expect(await failure()).toMatchObject({ message: 'Messenger: 400, code 10/2018278' });
    platform.spoke(person, now);
    platform.leave(person);
    expect(await failure()).toMatchObject({ message: 'Messenger: 400, code 551/none' });
  });

  test('waits for a free connection no longer than for an answer, as a queue must not outlive its replies', async () => {
    const narrow = createMessengerSend({ ...options(), connections: 1 });
    platform.upset(() => ({ how: 'silence' }));
    const begun = Date.now();
    const errors = await Promise.all(Array.from({ length: 5 }, () => failure(narrow.send)));
    expect(errors).toHaveLength(5);
    expect(Date.now() - begun).toBeLessThan(900);
    await narrow.close();
  });

  test('proves with every call that it knows the app’s secret', async () => {
    const wrong = createMessengerSend({ ...options(), appSecret: 'guess' });
    expect(await failure(wrong.send)).toMatchObject({ name: 'Refused' });
    expect(platform.refused[0]?.reasons).toEqual(['invalid appsecret_proof']);
    await wrong.close();
  });
});
