import { describe, expect, it } from 'vitest';
import { phoneOf, refusals } from '../../src/walk/accepts.ts';
import type { Request } from '../../src/engine/turn.ts';

const request = (channel: string, body: Record<string, unknown>): Request => ({ channel, body, retryKey: '' });
const line = (...messages: unknown[]) => refusals(request('line', { kind: 'reply', messages }));
const action = (label: string) => ({ type: 'action', action: { type: 'postback', label, data: 'a.b.c' } });
const messenger = (message: unknown) => refusals(request('messenger', { message }));

describe('what a platform would refuse', () => {
  it('is nothing of what fits exactly', () => {
    const items = Array.from({ length: 13 }, () => action('ကို'.repeat(20)));
    const last = { text: 'b', quickReply: { items } };
    expect(line({ text: 'a'.repeat(5_000) }, { text: 'a' }, { text: 'a' }, { text: 'a' }, last)).toEqual([]);
    expect(
      messenger({ text: 'a'.repeat(1_999), quick_replies: [{ title: 'a'.repeat(20), payload: 'a.b.c' }] }),
    ).toEqual([]);
  });

  it('is one more than that, counted as that platform counts', () => {
    expect(line({ text: 'a'.repeat(5_001) })).toEqual(['message 1: 5001 long, at most 5000 is taken']);
    expect(line(...Array.from({ length: 6 }, () => ({ text: 'a' })))).toEqual(['6 messages, at most 5 are taken']);
    expect(line({ text: 'a', quickReply: { items: [action('a'.repeat(21))] } })).toEqual([
      'label: 21 long, at most 20 is taken',
    ]);
    expect(messenger({ text: 'a', quick_replies: [{ title: 'ကို'.repeat(7), payload: 'x' }] })).toEqual([
      'title: 21 long, at most 20 is taken',
    ]);
  });

  it('is an empty bubble, a torn character, a number that cannot be dialled, and buttons nobody sees', () => {
    expect(line({ text: ' ' })).toEqual(['message 1: nothing in it']);
    expect(messenger({ text: 'a\ud83c' })).toEqual(['text: a torn character']);
    const call = { type: 'action', action: { type: 'uri', label: 'a', uri: 'tel:' } };
    expect(line({ text: 'a', quickReply: { items: [call] } })).toEqual(['"tel:" is no number']);
    expect(line({ text: 'a', quickReply: { items: [action('a')] } }, { text: 'b' })).toEqual([
      'quick replies on a message that is not the last are never shown',
    ]);
  });

  it('is a push on LINE, because it counts against the quota of a month', () => {
    expect(refusals(request('line', { kind: 'push', messages: [{ text: 'a' }] }))).toEqual([
      'more than 5 messages: the rest would be pushed, and counted',
    ]);
  });

  it('holds for the Bot Framework and the web page, too', () => {
    const actions = [{ title: 'a'.repeat(21), value: { tap: 'a.b.c' } }];
    const body = { activities: [{ text: 'a', suggestedActions: { actions } }] };
    expect(refusals(request('botframework', body))).toEqual(['title: 21 long, at most 20 is taken']);
    expect(refusals(request('web', { bubbles: [{ text: '', choices: [] }] }))).toEqual(['bubble 1: nothing in it']);
    expect(phoneOf([request('botframework', body)]).buttons).toEqual([{ label: 'a'.repeat(21), sends: 'a.b.c' }]);
  });
});
