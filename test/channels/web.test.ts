import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/engine/turn.ts';
import { asList, asObject } from '../../src/channels/json.ts';
import { drawWeb, readWeb } from '../../src/channels/web.ts';

const at = { flow: 'menu', step: 'start' };
const event = (input: unknown, more: Record<string, unknown> = {}): unknown => ({
  person: 'p'.repeat(16),
  event: 'e'.repeat(16),
  at: 5,
  input,
  ...more,
});

describe('reading what the page posts', () => {
  it.each([
    [{ kind: 'text', text: 'hello' }],
    [{ kind: 'tap', at, choice: 'people' }],
    [{ kind: 'arrive' }],
    [{ kind: 'leave' }],
  ])('understands %j, so that everything a person does on the page arrives', (input) => {
    const back = { channel: 'web', event: 'e'.repeat(16), person: 'p'.repeat(16), back: '', at: 5 };
    expect(readWeb(event(input))).toEqual({ ...back, input });
  });

  it.each([
    ['a media act, which the page cannot do', event({ kind: 'media', what: 'image' })],
    ['a group, which the web has not', event({ kind: 'group' })],
    ['a tap into a name that no step has', event({ kind: 'tap', at: { flow: 'a.b', step: 'c' }, choice: 'd' })],
    ['a tap without a place', event({ kind: 'tap', choice: 'd' })],
    ['a text that is none', event({ kind: 'text', text: 5 })],
    ['an id short enough to guess', event({ kind: 'arrive' }, { person: 'p'.repeat(15) })],
    ['an id too long to keep', event({ kind: 'arrive' }, { event: 'e'.repeat(65) })],
    ['an id with other characters', event({ kind: 'arrive' }, { person: `${'p'.repeat(16)}\n` })],
    ['no time', event({ kind: 'arrive' }, { at: '5' })],
  ])('leaves out %s', (_what, body) => {
    expect(readWeb(body)).toBeUndefined();
  });

  it('never throws, because anybody can post anything', () => {
    const reads = property(jsonValue(), (body) => {
      expect(readWeb(body)).toBeUndefined();
      expect(() => readWeb(event(body))).not.toThrow();
    });
    assert(reads);
  });

  it('cuts what is longer than 2,000 units, so that a pasted book costs no more than a page', () => {
    const read = readWeb(event({ kind: 'text', text: 'က'.repeat(3000) }));
    expect(read?.input.kind === 'text' && read.input.text.length).toBeLessThanOrEqual(2000);
  });
});

describe('drawing for the page', () => {
  const reply: Reply = {
    text: 'Which?',
    key: 'k',
    phones: [{ label: 'Thailand: Police', number: '191', contact: 'th.police' }],
    choices: [
      { at, choice: 'a', label: 'A' },
      { at, choice: '_back', label: 'Back', nav: true },
      { at, choice: 'b', label: 'B' },
    ],
    numbered: true,
    lang: 'en',
  };
  const to = { person: 'p'.repeat(16), back: '' };

  it('puts a whole turn into one request, because the page fetches it at once', () => {
    const requests = drawWeb([reply, { ...reply, choices: [] }], to, () => 'key');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ channel: 'web', retryKey: 'key' });
    expect(requests[0]?.body.bubbles).toHaveLength(2);
  });

  it('numbers the answers as the bot does, and no way out, because a number may be typed', () => {
    const [request] = drawWeb([reply], to, () => 'key');
    expect(request?.body.bubbles).toMatchObject([
      {
        lang: 'en',
        phones: reply.phones,
        choices: [{ number: 1, tap: { at, choice: 'a' } }, { nav: true }, { number: 2 }],
      },
    ]);
  });

  it('draws nothing for a turn without words, so that nothing waits for a person who left', () => {
    expect(drawWeb([], to, () => 'key')).toEqual([]);
  });

  it('draws taps that are read back as they were', () => {
    const [request] = drawWeb([reply], to, () => 'key');
    const [choice] = asList(asObject(asList(request?.body.bubbles)[0]).choices);
    const read = readWeb(event({ kind: 'tap', ...asObject(asObject(choice).tap) }));
    expect(read?.input).toEqual({ kind: 'tap', at, choice: 'a' });
  });
});
