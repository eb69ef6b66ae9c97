import { createHmac, randomBytes } from 'node:crypto';

/** A webhook as it goes over the wire: exactly the bytes that were signed. */
export type Webhook = { body: Buffer; headers: Record<string, string> };
export type Json = Record<string, unknown>;

/** The same person for the same number: `U` and 32 hex digits, as LINE's user IDs are. */
export const linePerson = (n: number): string => `U${n.toString(16).padStart(32, '0')}`;
export const lineGroup = (n: number): string => `C${n.toString(16).padStart(32, '0')}`;
/** A page-scoped id, as Messenger's are: digits, in a text. */
export const messengerPerson = (n: number): string => String(4_400_000_000_000_000 + n);
export const PAGE_ID = '100000000000001';

/** A reply token that says whose it is and from when, so that the double of LINE need not be told. */
const replyToken = (person: string, at: number): string =>
  Buffer.from(JSON.stringify([person, at, randomBytes(6).toString('hex')])).toString('base64url');

export const readReplyToken = (token: string): { person: string; at: number } | undefined => {
  try {
    const [person, at]: [string, number] = JSON.parse(Buffer.from(token, 'base64url').toString());
    return { person, at };
  } catch {
    return undefined;
  }
};

/** Posts one or several events, of one or several people, in one signed body. */
export const lineWebhook = (events: Json[], secret: string): Webhook => {
  const json = JSON.stringify({ destination: `U${'deadbeef'.repeat(4)}`, events });
  // LINE writes what is not ASCII as \uD83E: https://github.com/line/line-bot-sdk-nodejs/issues/922
  const body = escaped(json, (hex) => hex.toUpperCase());
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  return { body, headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature } };
};

/** One LINE event; `more` adds to it or overrides it. */
export const lineEvent = (type: string, person: string, more: Json = {}): Json => {
  const at = typeof more.timestamp === 'number' ? more.timestamp : Date.now();
  const silent = type === 'unfollow' || type === 'unsend' || more.mode === 'standby';
  return {
    type,
    mode: 'active',
    timestamp: at,
    source: { type: 'user', userId: person },
    webhookEventId: ulid(at),
    deliveryContext: { isRedelivery: false },
    ...(silent ? {} : { replyToken: replyToken(person, at) }),
    ...more,
  };
};

export const lineText = (person: string, text: string, more: Json = {}): Json =>
  lineMessage(person, { type: 'text', quoteToken: 'q', text }, more);
export const lineSticker = (person: string, more: Json = {}): Json =>
  lineMessage(person, { type: 'sticker', quoteToken: 'q', packageId: '446', stickerId: '1988' }, more);
export const lineLocation = (person: string, more: Json = {}): Json =>
  lineMessage(person, { type: 'location', latitude: 16.71, longitude: 98.57 }, more);
export const linePostback = (person: string, data: string, more: Json = {}): Json =>
  lineEvent('postback', person, { postback: { data }, ...more });
export const lineFollow = (person: string, more: Json = {}): Json =>
  lineEvent('follow', person, { follow: { isUnblocked: false }, ...more });
export const lineUnfollow = (person: string, more: Json = {}): Json => lineEvent('unfollow', person, more);

/** A message in a group; `called`: it mentions the bot. */
export const lineGroupText = (group: string, person: string, text: string, called = false): Json => {
  const mention = { mentionees: [{ index: 0, length: 4, type: 'user', isSelf: called }] };
  const source = { type: 'group', groupId: group, userId: person };
  const token = replyToken(group, Date.now());
  return lineMessage(person, { type: 'text', quoteToken: 'q', text, mention }, { source, replyToken: token });
};
export const lineJoin = (group: string): Json =>
  lineEvent('join', group, { source: { type: 'group', groupId: group } });

/** The same event, delivered again. */
export const lineAgain = (event: Json): Json => ({ ...event, deliveryContext: { isRedelivery: true } });

const lineMessage = (person: string, message: Json, more: Json): Json =>
  lineEvent('message', person, { message: { id: digits(18), ...message }, ...more });

/** Posts one or several items in one signed body, an entry each. */
export const messengerWebhook = (items: Json[], secret: string, pageId = PAGE_ID): Webhook => {
  const entry = items.map((item) => ({ id: pageId, time: Date.now(), messaging: [item] }));
  const json = JSON.stringify({ object: 'page', entry }).replaceAll('/', String.raw`\/`);
  const body = escaped(json, (hex) => hex);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` } };
};

/** One Messenger item; `more` adds to it. A Messenger item is delivered again as it was. */
export const messengerItem = (person: string, more: Json): Json => ({
  sender: { id: person },
  recipient: { id: PAGE_ID },
  timestamp: Date.now(),
  ...more,
});

export const messengerText = (person: string, text: string): Json =>
  messengerItem(person, { message: { mid: mid(), text } });
export const messengerQuickReply = (person: string, title: string, payload: string): Json =>
  messengerItem(person, { message: { mid: mid(), text: title, quick_reply: { payload } } });
export const messengerPostback = (person: string, payload: string): Json =>
  messengerItem(person, { postback: { mid: mid(), title: 'Get Started', payload } });
export const messengerSticker = (person: string): Json => attachment(person, 'sticker', { sticker_id: 369 });
export const messengerLocation = (person: string): Json =>
  attachment(person, 'location', { coordinates: { lat: 16.71, long: 98.57 } });

const attachment = (person: string, type: string, payload: Json): Json =>
  messengerItem(person, { message: { mid: mid(), attachments: [{ type, payload }] } });

const escaped = (json: string, write: (hex: string) => string): Buffer =>
  Buffer.from(
    json.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${write(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`),
    'ascii',
  );

const mid = (): string => `m_${randomBytes(18).toString('base64url')}`;
const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 48 bits of time, 80 of chance, in base 32: 26 characters. */
const ulid = (at: number): string => {
  const time = Array.from({ length: 10 }, (_, n) => CROCKFORD[Math.floor(at / 32 ** (9 - n)) % 32]);
  return [...time, ...Array.from(randomBytes(16), (byte) => CROCKFORD[byte % 32])].join('');
};
