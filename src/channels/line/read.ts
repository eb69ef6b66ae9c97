import { type Act, type Incoming, locationOf, readTap } from '../channel.ts';
import { asList, asObject, asText, asTime } from '../json.ts';
import { cut, HEARD_LIMIT } from '../text.ts';

/**
 * What a LINE webhook says: none, one or many events, of one person or many.
 * https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export const read = (body: unknown): Incoming[] =>
  asList(asObject(body).events).flatMap((event) => readEvent(asObject(event)));

const readEvent = (event: Record<string, unknown>): Incoming[] => {
  // In standby another program holds the conversation, and we must not speak.
  if (event.mode === 'standby') return [];
  const source = asObject(event.source);
  const alone = source.type === 'user';
  const person = asText(alone ? source.userId : (source.groupId ?? source.roomId));
  const input = alone ? actOf(event) : groupActOf(event);
  const id = asText(event.webhookEventId);
  const at = asTime(event.timestamp);
  if (!person || !input || !id || at === undefined) return [];
  return [{ channel: 'line', event: id, person, back: asText(event.replyToken) ?? '', at, input }];
};

const actOf = (event: Record<string, unknown>): Act | undefined => {
  switch (event.type) {
    case 'message':
      return messageOf(asObject(event.message));
    case 'postback':
      return tapOf(asText(asObject(event.postback).data));
    case 'follow':
      return { kind: 'arrive' };
    case 'unfollow':
      return { kind: 'leave' };
    default:
      return undefined;
  }
};

const messageOf = (message: Record<string, unknown>): Act | undefined => {
  const text = asText(message.text);
  if (message.type === 'text') return text === undefined ? undefined : { kind: 'text', text: heard(text) };
  const place = message.type === 'location' ? locationOf(message.latitude, message.longitude) : undefined;
  if (place) return place;
  const what = asText(message.type);
  return what === undefined ? undefined : { kind: 'media', what: media.has(what) ? what : 'other' };
};

const heard = (text: string): string => cut(text, HEARD_LIMIT, 'utf16');

// Data we never wrote, such as that of a rich menu made by hand: the person wanted something, so we begin with them.
const tapOf = (data: string | undefined): Act => {
  const tap = readTap(data ?? '');
  return tap ? { kind: 'tap', ...tap } : { kind: 'arrive' };
};

const media = new Set(['sticker', 'image', 'video', 'audio', 'file', 'location']);

// In a group everybody reads along: we answer only when we are let in or called by name, and only to say so.
const groupActOf = (event: Record<string, unknown>): Act | undefined => {
  const mentionees = asList(asObject(asObject(event.message).mention).mentionees);
  const called = event.type === 'message' && mentionees.some((mentionee) => asObject(mentionee).isSelf === true);
  return called || event.type === 'join' ? { kind: 'group' } : undefined;
};
