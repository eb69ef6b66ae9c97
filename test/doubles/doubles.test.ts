import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Line, startLine } from './line.ts';
import { type Messenger, startMessenger } from './messenger.ts';
import { type Json, lineEvent, linePerson, messengerPerson } from './webhooks.ts';

// A double that takes everything proves nothing: here it must refuse what the platforms refuse.
const post = async (url: string, token: string, body: unknown, headers: Record<string, string> = {}) => {
  const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
  return response.status;
};

const lineButton = (action: Json) => ({
  type: 'action',
  action: { type: 'postback', label: 'Yes', data: 'a.b.c', ...action },
});

describe('the double of LINE', () => {
  let line: Line;
  let now = Date.now();
  const person = linePerson(1);
  const token = (): unknown => lineEvent('follow', person, { timestamp: now }).replyToken;
  const reply = (messages: unknown, headers = {}, replyToken = token()) =>
    post(`${line.url}/v2/bot/message/reply`, 'line-token', { replyToken, messages }, headers);
  const push = (key: string, to = person) =>
    post(`${line.url}/v2/bot/message/push`, 'line-token', { to, messages: [hello] }, { 'x-line-retry-key': key });
  const hello = { type: 'text', text: 'hello' };
  const offering = (items: unknown[]) => ({ ...hello, quickReply: { items } });

  beforeAll(async () => {
    line = await startLine({ now: () => now });
  });
  afterAll(() => line.close());

  test.each<[string, () => unknown]>([
    ['six messages', () => Array.from({ length: 6 }, () => hello)],
    ['no message', () => []],
    ['a blank text', () => [{ type: 'text', text: ' ' }]],
    ['5,001 characters', () => [{ type: 'text', text: 'x'.repeat(5_001) }]],
    ['half a surrogate pair', () => [{ type: 'text', text: 'x\ud83d' }]],
    ['an unknown property', () => [{ ...hello, colour: 'red' }]],
    ['fourteen quick replies', () => [offering(Array.from({ length: 14 }, () => lineButton({})))]],
    ['an empty list of quick replies', () => [offering([])]],
    ['quick replies that nobody would see', () => [offering([lineButton({})]), hello]],
    ['a label of 21 characters', () => [offering([lineButton({ label: 'ก'.repeat(21) })])]],
    ['no label', () => [offering([lineButton({ label: '' })])]],
    ['data of 301 characters', () => [offering([lineButton({ data: 'x'.repeat(301) })])]],
    ['an address of a scheme it does not know', () => [offering([lineButton({ type: 'uri', uri: 'sms:191' })])]],
  ])('refuses %s', async (_, messages) => {
    expect(await reply(messages())).toBe(400);
  });

  test('takes 20 characters that are 60 code units', async () => {
    expect(await reply([offering([lineButton({ label: 'ကျွ'.repeat(20) })])])).toBe(200);
  });

  test('takes a reply token once, within a minute, and without a retry key', async () => {
    const once = token();
    expect(await reply([hello], {}, once)).toBe(200);
    expect(await reply([hello], {}, once)).toBe(400);
    const old = token();
    now += 60_001;
    expect(await reply([hello], {}, old)).toBe(400);
    expect(await reply([hello], {}, 'invented')).toBe(400);
    expect(await reply([hello], { 'x-line-retry-key': randomUUID() })).toBe(400);
  });

  test('takes a retry key once, and only a UUID', async () => {
    const key = randomUUID();
    expect(await push(key)).toBe(200);
    expect(await push(key)).toBe(409);
    expect(await push('key')).toBe(400);
    expect(await push(randomUUID(), 'somebody')).toBe(400);
  });

  test('refuses another token', async () => {
    expect(await post(`${line.url}/v2/bot/message/reply`, 'other', {})).toBe(401);
  });
});

describe('the double of Messenger', () => {
  let messenger: Messenger;
  const person = messengerPerson(1);
  const send = (message: unknown, more: Json = {}, query = '') => {
    const body = { recipient: { id: person }, messaging_type: 'RESPONSE', message, ...more };
    return post(`${messenger.url}/v26.0/me/messages${query}`, 'page-token', body);
  };
  const button = { content_type: 'text', title: 'Yes', payload: 'a.b.c' };
  const proof = `?appsecret_proof=${createHmac('sha256', 'app-secret').update('page-token').digest('hex')}`;

  beforeAll(async () => {
    messenger = await startMessenger();
  });
  afterAll(() => messenger.close());

  test.each<[string, unknown, Json]>([
    ['2,000 characters', { text: 'x'.repeat(2_000) }, {}],
    ['a blank text', { text: '\n' }, {}],
    ['fourteen quick replies', { text: 'x', quick_replies: Array.from({ length: 14 }, () => button) }, {}],
    ['a title of 21 units', { text: 'x', quick_replies: [{ ...button, title: '🍎'.repeat(11) }] }, {}],
    ['no payload', { text: 'x', quick_replies: [{ ...button, payload: undefined }] }, {}],
    ['a number for a person', { text: 'x' }, { recipient: { id: 44 } }],
    ['a tag that has ended', { text: 'x' }, { messaging_type: 'MESSAGE_TAG' }],
    ['an unknown property', { text: 'x' }, { tag: 'ACCOUNT_UPDATE' }],
  ])('refuses %s', async (_, message, more) => {
    messenger.refused.length = 0;
    expect(await send(message, more, proof)).toBe(400);
    expect(messenger.refused[0]?.reasons.join()).toMatch(/^body\./);
  });

  test('takes the same with nothing wrong, and only with the right proof', async () => {
    expect(await send({ text: 'x', quick_replies: [button] }, {}, proof)).toBe(200);
    expect(await send({ text: 'x' }, {}, '?appsecret_proof=guess')).toBe(400);
    expect(await send({ text: 'x' })).toBe(400);
  });
});
