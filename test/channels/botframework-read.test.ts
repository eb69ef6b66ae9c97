import { describe, expect, test } from 'vitest';
import { readActivity } from '../../src/channels/botframework-read.ts';
import { today } from '../engine/real.ts';

const from = { channelId: 'webchat', conversation: { id: 'c1' }, from: { id: 'u' }, recipient: { id: 'bot' } };
const message = (more: object): object => ({ ...from, type: 'message', id: '7', ...more });
const actOf = (activity: unknown): unknown => readActivity(activity, today)?.input;

describe('reading an Activity', () => {
  test('hears words, and who is to be answered where', () => {
    const heard = readActivity(message({ text: 'ကူညီပါ', timestamp: new Date(today), serviceUrl: 'https://s/' }), 1);
    expect(heard).toMatchObject({ channel: 'botframework', person: 'webchat/c1', at: today });
    expect(heard?.input).toEqual({ kind: 'text', text: 'ကူညီပါ' });
    expect(JSON.parse(heard?.back ?? '')).toEqual({
      channelId: 'webchat',
      serviceUrl: 'https://s/',
      conversation: { id: 'c1' },
      bot: { id: 'bot' },
      user: { id: 'u' },
    });
  });

  test.each([
    ['a value with a tap', { text: 'No', value: { tap: 'job-offer.paid.no' } }],
    ['a value that is the tap', { value: 'job-offer.paid.no' }],
    ['a text that is the tap, from platforms that drop values', { text: 'job-offer.paid.no' }],
  ])('hears a tap: %s', (_, more) => {
    expect(actOf(message(more))).toEqual({ kind: 'tap', at: { flow: 'job-offer', step: 'paid' }, choice: 'no' });
  });

  test.each([
    ['image/png', 'image'],
    ['audio/ogg', 'audio'],
    ['application/pdf', 'other'],
  ])('hears that something of type %s came, without looking at it', (contentType, what) => {
    expect(actOf(message({ attachments: [{ contentType, contentUrl: 'https://x/' }] }))).toEqual({
      kind: 'media',
      what,
    });
  });

  test('hears the words beside an attachment: some platforms attach every text once more as HTML', () => {
    const attachments = [{ contentType: 'text/html', content: '<p>No</p>' }];
    expect(actOf(message({ text: 'No', attachments }))).toEqual({ kind: 'text', text: 'No' });
  });

  test('hears an arrival when a person joins, not when the bot itself does: nobody is greeted twice', () => {
    const update = { ...from, type: 'conversationUpdate' };
    expect(actOf({ ...update, membersAdded: [{ id: 'u' }] })).toEqual({ kind: 'arrive' });
    expect(actOf({ ...update, membersAdded: [{ id: 'bot' }] })).toBeUndefined();
    expect(actOf({ ...update, membersRemoved: [{ id: 'u' }] })).toBeUndefined();
  });

  test('hears the events that open a conversation, and no receipts: an answer to each would never end', () => {
    expect(actOf({ ...from, type: 'event', name: 'webchat/join' })).toEqual({ kind: 'arrive' });
    expect(actOf({ ...from, type: 'event', name: 'read' })).toBeUndefined();
    for (const type of ['typing', 'messageReaction', 'endOfConversation', 'invoke', 'trace'])
      expect(actOf({ ...from, type })).toBeUndefined();
  });

  test('hears that somebody removed the bot, which erases them', () => {
    expect(actOf({ ...from, type: 'installationUpdate', action: 'remove' })).toEqual({ kind: 'leave' });
    expect(actOf({ ...from, type: 'contactRelationUpdate', action: 'remove' })).toEqual({ kind: 'leave' });
    expect(actOf({ ...from, type: 'contactRelationUpdate', action: 'add' })).toEqual({ kind: 'arrive' });
  });

  test('hears of a group only that it is one', () => {
    const conversation = { id: 'g', isGroup: true };
    expect(actOf(message({ text: 'they took my passport', conversation }))).toEqual({ kind: 'group' });
  });

  test('tells the same message of two people apart: an id is unique only in its conversation', () => {
    const other = message({ text: 'x', conversation: { id: 'c2' } });
    expect(readActivity(message({ text: 'x' }), today)?.event).not.toBe(readActivity(other, today)?.event);
    expect(readActivity(message({ text: 'x' }), 1)?.event).toBe(readActivity(message({ text: 'x' }), 2)?.event);
  });

  test.each([undefined, null, 5, [], {}, { type: 'message' }, { ...from, type: 'message', conversation: 5 }])(
    'never throws: %j',
    (junk) => {
      expect(readActivity(junk, today)).toBeUndefined();
    },
  );
});
