import { createHash } from 'node:crypto';
import { type Act, type Incoming, locationOf, readTap } from '../channel.ts';
import { asList, asObject, asText, asTime } from '../json.ts';
import { cut, HEARD_LIMIT } from '../text.ts';

type Item = Record<string, unknown>;

/**
 * What a Messenger webhook says: none, one or many entries, with as many items each. What stands by (`standby`)
 * belongs to another program. https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks
 */
export const read = (body: unknown): Incoming[] => {
  if (!isOurs(body)) return [];
  return asList(asObject(body).entry)
    .map(asObject)
    .flatMap((each) => asList(each.messaging).flatMap((item) => readItem(each, asObject(item))));
};

/** Meta's own sample answers 404 to anything that is not about a Page. */
export const isOurs = (body: unknown): boolean => asObject(body).object === 'page';

const readItem = (entry: Item, item: Item): Incoming[] => {
  const person = asText(asObject(item.sender).id);
  const stamp = asTime(item.timestamp);
  const at = stamp ?? asTime(entry.time);
  const heard = hearing(item);
  if (!person || at === undefined || !heard) return [];
  const event = heard.mid || fingerprint([asText(entry.id) ?? '', person, at, heard.kind, heard.payload]);
  const incoming = { channel: 'messenger', event, person, back: '', at, input: heard.input };
  // The post's own time is another one on a redelivery.
  return [stamp === undefined ? { ...incoming, stamp: 0 } : incoming];
};

type Heard = { kind: string; mid: string; payload: string; input: Act };

/** Undefined for echoes, receipts, reactions and all that is not known. */
const hearing = (item: Item): Heard | undefined => {
  const message = asObject(item.message);
  const postback = asObject(item.postback);
  const payload = asText(postback.payload) ?? '';
  const mid = asText(message.mid) ?? asText(postback.mid) ?? '';
  if (item.message !== undefined && message.is_echo !== true) {
    const input = messageOf(message);
    return input && { kind: 'message', mid, payload: JSON.stringify(input), input };
  }
  if (item.postback !== undefined) return { kind: 'postback', mid, payload, input: tapOf(payload) };
  const ref = asText(asObject(item.referral).ref) ?? '';
  if (item.referral !== undefined) return { kind: 'referral', mid: '', payload: ref, input: { kind: 'arrive' } };
  return undefined;
};

const messageOf = (message: Item): Act | undefined => {
  const tap = readTap(asText(asObject(message.quick_reply).payload) ?? '');
  if (tap) return { kind: 'tap', ...tap };
  const text = asText(message.text);
  if (text !== undefined) return { kind: 'text', text: cut(text, HEARD_LIMIT, 'utf16') };
  const attachment = asObject(asList(message.attachments)[0]);
  const what = asText(attachment.type);
  const { lat, long } = asObject(asObject(attachment.payload).coordinates);
  const place = what === 'location' ? locationOf(lat, long) : undefined;
  if (place) return place;
  return what === undefined ? undefined : { kind: 'media', what: media.has(what) ? what : 'other' };
};

// GET_STARTED, which the Get Started button sends, and payloads we never wrote, such as those of a menu made by hand: begin with the person.
const tapOf = (payload: string): Act => {
  const tap = readTap(payload);
  return tap ? { kind: 'tap', ...tap } : { kind: 'arrive' };
};

const media = new Set(['sticker', 'image', 'video', 'audio', 'file', 'location']);

/** The same on a redelivery, for what comes without an id: SHA-256, hex. */
const fingerprint = (parts: (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
