import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/channels/channel.ts';
import { line } from '../../src/channels/line/line.ts';
import { messenger } from '../../src/channels/messenger/messenger.ts';
import { type Json, type Webhook, lineSticker, lineText, lineWebhook, messengerPerson } from '../doubles/webhooks.ts';
import { linePerson, messengerSticker, messengerText, messengerWebhook } from '../doubles/webhooks.ts';
import { back, burmese, choices, help, newKey, phone, reply } from './samples.ts';

/** What every channel promises; each calls it, and has its own quirks in its own tests. */
type Case = {
  channel: Channel;
  header: string;
  person: string;
  other: string;
  text: (person: string, text: string) => Json;
  sticker: (person: string) => Json;
  sign: (events: Json[], secret: string) => Webhook;
};
const cases: Case[] = [
  {
    channel: line,
    header: 'x-line-signature',
    person: linePerson(1),
    other: linePerson(2),
    text: lineText,
    sticker: lineSticker,
    sign: lineWebhook,
  },
  {
    channel: messenger,
    header: 'x-hub-signature-256',
    person: messengerPerson(1),
    other: messengerPerson(2),
    text: messengerText,
    sticker: messengerSticker,
    sign: messengerWebhook,
  },
];

describe.each(cases)('$channel.name', ({ channel, header, person, other, text, sticker, sign }) => {
  const hook = sign([text(person, 'ကူညီပါ 🆘 a/b')], 'secret');

  test('believes what the platform signed, in any script', () => {
    expect(channel.verify(hook.body, hook.headers, ['secret'])).toBe(true);
  });

  test('believes either secret while an old one is being replaced', () => {
    expect(channel.verify(hook.body, hook.headers, ['new', 'secret'])).toBe(true);
  });

  test('believes nothing else: another secret, other bytes, no header, junk, no secret at all', () => {
    const reserialised = Buffer.from(JSON.stringify(parse(hook)));
    expect(channel.verify(hook.body, hook.headers, ['other'])).toBe(false);
    expect(channel.verify(reserialised, hook.headers, ['secret'])).toBe(false);
    expect(channel.verify(hook.body, {}, ['secret'])).toBe(false);
    expect(channel.verify(hook.body, { [header]: 'junk' }, ['secret'])).toBe(false);
    expect(channel.verify(hook.body, { [header]: '' }, ['secret'])).toBe(false);
    expect(channel.verify(hook.body, hook.headers, [])).toBe(false);
  });

  test('does not take an empty secret for one, because anybody can sign with it', () => {
    expect(channel.verify(hook.body, sign([], '').headers, [''])).toBe(false);
    const empty = sign([text(person, 'x')], '');
    expect(channel.verify(empty.body, empty.headers, [''])).toBe(false);
  });

  test('hears several people of one post, in order', () => {
    const heard = channel.read(parse(sign([text(person, 'one'), sticker(other), text(person, 'two')], 's')));
    expect(heard.map(({ person: who, input }) => [who, input])).toEqual([
      [person, { kind: 'text', text: 'one' }],
      [other, { kind: 'media', what: 'sticker' }],
      [person, { kind: 'text', text: 'two' }],
    ]);
    expect(new Set(heard.map(({ event }) => event)).size).toBe(3);
    expect(heard.every(({ channel: name, at }) => name === channel.name && at > 1_600_000_000_000)).toBe(true);
  });

  test('cuts what is too long to listen to, between clusters', () => {
    const [heard] = channel.read(parse(sign([text(person, 'ကျွ'.repeat(2_000))], 's')));
    const input = heard?.input;
    expect(input?.kind).toBe('text');
    if (input?.kind !== 'text') return;
    expect(input.text.length).toBeLessThanOrEqual(2_000);
    expect(input.text).toMatch(/^(ကျွ)+…$/);
  });

  test('never throws, whatever JSON comes: a platform may send anything new tomorrow', () => {
    const good = parse(sign([text(person, 'x'), sticker(person)], 's'));
    fc.assert(fc.property(fc.jsonValue(), (json) => void channel.read(json)));
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), fc.jsonValue(), (spoil, junk) => {
        channel.read(spoiled(good, () => spoil.next().value === true, junk));
      }),
    );
    for (const junk of [
      null,
      [],
      5,
      '',
      { events: null },
      { events: [null, [], 1] },
      { object: 'page', entry: [null] },
    ]) {
      expect(channel.read(junk)).toEqual([]);
    }
  });

  test('reads only times that the store takes, because one event that cannot be saved takes a whole batch down', () => {
    for (const timestamp of [1.5, 1e300, -1e300, 1_700_000_000_000.25]) {
      const event = { ...text(person, 'hi'), timestamp };
      const times = channel.read(parse(sign([event], 's'))).map(({ at }) => at);
      expect(times.every(Number.isSafeInteger)).toBe(true);
    }
  });

  test('draws nothing where there is nothing to say', () => {
    expect(channel.draw([], { person, back: '' }, newKey)).toEqual([]);
    expect(channel.draw([reply(' ')], { person, back: '' }, newKey)).toEqual([]);
  });

  test('draws every word of a long answer, and a key of its own for each request', () => {
    const long = burmese.repeat(200);
    const to = { person, back: 'token' };
    const requests = channel.draw(
      [reply(long, { phones: [phone('191')] }), reply('End', { choices: [help] })],
      to,
      newKey,
    );
    const shown = JSON.stringify(requests.map(({ body }) => body)).replaceAll(/\\n|\s/g, '');
    for (const word of new Set(long.trim().split(/\s+/))) {
      expect(shown.split(word).length - 1).toBeGreaterThanOrEqual(200);
    }
    expect(new Set(requests.map(({ retryKey }) => retryKey)).size).toBe(requests.length);
    expect(requests.every((request) => request.channel === channel.name)).toBe(true);
  });

  test('never drops a way out, however many answers there are', () => {
    const many = reply('Which?', { numbered: true, choices: [...choices(20), back, help] });
    const drawn = JSON.stringify(channel.draw([many], { person, back: 'token' }, newKey));
    expect(drawn).toContain('"job-offer.fee.back"');
    expect(drawn).toContain('"job-offer.fee.help"');
    expect(drawn).toContain('"job-offer.fee.c11"');
    expect(drawn).not.toContain('"job-offer.fee.c12"');
    expect(drawn).toContain('20 answer 20');
  });

  test('draws the same twice, as it runs in a transaction that may be repeated', () => {
    const said = [reply(burmese.repeat(99))];
    const to = { person, back: 't' };
    expect(channel.draw(said, to, () => 'key')).toEqual(channel.draw(said, to, () => 'key'));
  });
});

const parse = ({ body }: Webhook): unknown => JSON.parse(body.toString());

/** The value with some of its parts replaced by junk. */
const spoiled = (value: unknown, spoil: () => boolean, junk: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => spoiled(each, spoil, junk));
  if (typeof value !== 'object' || value === null) return spoil() && spoil() ? junk : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      spoil() && spoil() && spoil() ? junk : spoiled(each, spoil, junk),
    ]),
  );
};
