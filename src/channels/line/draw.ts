import type { messagingApi } from '@line/bot-sdk';
import type { Phone, Reply } from '../../engine/turn.ts';
import { type Room, buttons } from '../buttons.ts';
import type { Draw } from '../channel.ts';
import { bubbles, cut } from '../text.ts';

/** UTF-16 units of one text. https://developers.line.biz/en/reference/messaging-api/#text-message */
const TEXT = 5_000;
/** Messages of one request. https://developers.line.biz/en/reference/messaging-api/#send-reply-message */
const MESSAGES = 5;
/** https://developers.line.biz/en/reference/messaging-api/#items-object and #action-object-label-spec */
const ROOM: Room = { most: 13, label: 20, unit: 'graphemes' };
/** Graphemes. https://developers.line.biz/en/reference/messaging-api/#postback-action */
const DISPLAY_TEXT = 300;
/** Telephone buttons of one turn: more would push the answers out of sight. */
const PHONES = 4;

/** A request as it waits to be sent: a reply is free but can be used once, a push counts against the month's quota. */
type LineBody =
  | { kind: 'reply'; replyToken: string; to: string; messages: messagingApi.TextMessage[] }
  | { kind: 'push'; to: string; messages: messagingApi.TextMessage[] };

/** One reply request with up to five texts, quick replies on the last. Only what no five texts can hold is pushed. */
export const draw: Draw = (replies, to, retryKey) => {
  const texts = joined(replies.flatMap((reply) => bubbles(reply, TEXT)));
  const items = quickReplies(replies);
  const messages = texts.map((text, n): messagingApi.TextMessage => {
    const last = n === texts.length - 1 && items.length > 0;
    return last ? { type: 'text', text, quickReply: { items } } : { type: 'text', text };
  });
  return inFives(messages).map((five, n) => {
    const reply = n === 0 && to.back !== '';
    const body: LineBody = reply
      ? { kind: 'reply', replyToken: to.back, to: to.person, messages: five }
      : { kind: 'push', to: to.person, messages: five };
    return { channel: 'line', body, retryKey: retryKey() };
  });
};

/** Joins neighbours, the shortest pair first, until five are left or no pair fits into one text. */
const joined = (texts: string[]): string[] => {
  if (texts.length <= MESSAGES) return texts;
  const pairs = texts.slice(1).map((text, n) => `${texts[n]}\n\n${text}`);
  const shortest = pairs.reduce((best, pair, n) => (pair.length < (pairs[best] ?? pair).length ? n : best), 0);
  const pair = pairs[shortest];
  if (pair === undefined || pair.length > TEXT) return texts;
  return joined([...texts.slice(0, shortest), pair, ...texts.slice(shortest + 2)]);
};

const inFives = <T>(all: T[]): T[][] =>
  all.length === 0 ? [] : [all.slice(0, MESSAGES), ...inFives(all.slice(MESSAGES))];

const quickReplies = (replies: Reply[]): messagingApi.QuickReplyItem[] => {
  const last = replies.at(-1);
  const answers = last ? buttons(last, ROOM).map(postback) : [];
  const room = Math.min(PHONES, ROOM.most - answers.length);
  const calls = dialled(replies.flatMap((reply) => reply.phones)).slice(0, room);
  return [...calls.map(call), ...answers].map((action) => ({ type: 'action', action }));
};

const postback = (button: { short: string; label: string; word: string }): messagingApi.PostbackAction => ({
  type: 'postback',
  label: button.short,
  data: button.word,
  displayText: cut(button.label, DISPLAY_TEXT, 'graphemes'),
});

const call = (phone: Phone): messagingApi.URIAction => ({
  type: 'uri',
  label: cut(`☎ ${phone.number} ${phone.label}`, ROOM.label, 'graphemes'),
  uri: `tel:${digits(phone)}`,
});

/** Each once; two countries may share a number, and then each keeps its own label. */
const dialled = (phones: Phone[]): Phone[] => {
  const able = phones.filter((phone) => digits(phone) !== '');
  return able.filter((phone, n) => n === able.findIndex((other) => isSame(phone, other)));
};

const isSame = (one: Phone, other: Phone): boolean => digits(one) === digits(other) && one.label === other.label;

/** What a `tel:` address can hold of a number as people write it. */
const digits = (phone: Phone): string => phone.number.replaceAll(/[^\d+*]/g, '');
