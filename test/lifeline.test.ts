import { describe, expect, it } from 'vitest';
import { withdraw } from '../src/bundle/withdraw.ts';
import type { Act, Incoming } from '../src/channels/channel.ts';
import { Busy, type Converse } from '../src/converse.ts';
import { withLifeline } from '../src/lifeline.ts';
import { REPLY_LIFETIME_MS } from '../src/store/store.ts';
import { real, textOf, today } from './engine/real.ts';

let last = 0;
const event = (input: Act, more: Partial<Incoming> = {}): Incoming => ({
  channel: 'line',
  event: String(++last),
  person: 'Uanna',
  back: 'token',
  at: today - 1000,
  input,
  ...more,
});
const text = (words: string): Act => ({ kind: 'text', text: words });

/** A lifeline under a conversation on paper that cannot save anything until it is mended. */
const open = () => {
  const state: { fails: Error | undefined; bundle: typeof real } = { fails: new Error('disk is full'), bundle: real };
  const seen = { urgent: [] as unknown[], sent: [] as number[] };
  const converse: Converse = {
    take: async (incoming, urgent) => {
      seen.urgent.push(urgent);
      if (state.fails) throw state.fails;
      return incoming.map(() => ({ again: false, waiting: [] }));
    },
    sent: (ids) => void seen.sent.push(...ids),
    waiting: async () => ({ rows: [] }),
    health: async () => ({ ok: false, bundle: '' }),
    close: async () => {},
  };
  const lifeline = withLifeline(
    converse,
    () => state.bundle,
    () => today,
  );
  /** All that a person reads. */
  const read = async (...incoming: Incoming[]) =>
    JSON.stringify(
      (await lifeline.take(incoming)).flatMap(({ waiting }) => waiting.map(({ request }) => request.body)),
    );
  return { ...lifeline, state, seen, read };
};

describe('when nothing can be saved', () => {
  it.each([
    ['th', 'ช่วยด้วย'],
    ['my', 'ကူညီပါ'],
    ['km', 'ជួយខ្ញុំផង'],
    ['lo', 'ຊ່ວຍແດ່'],
    ['en', 'help'],
  ])('answers %s in the script of what was written, with numbers to call', async (lang, words) => {
    const told = await open().read(event(text(words)));
    expect(told).toContain(JSON.stringify(textOf(lang, 'bot:went_wrong')).slice(1, -1));
    expect(told).toContain('☎ 191');
  });

  it('answers a tap, too, and each of several people', async () => {
    const { take } = open();
    const tap: Act = { kind: 'tap', at: { flow: 'emergency', step: 'where' }, choice: '_open' };
    const turned = await take([event(tap), event(text('hello'), { person: 'Ubo', channel: 'messenger' })]);
    expect(turned.map(({ waiting }) => [waiting[0]?.person, waiting[0]?.request.channel])).toEqual([
      ['Uanna', 'line'],
      ['Ubo', 'messenger'],
    ]);
  });

  it('answers an event that is delivered again once, because it could not note that it was answered', async () => {
    const { take } = open();
    const hello = event(text('hello'));
    expect((await take([hello]))[0]?.waiting).not.toEqual([]);
    const again = { again: true, waiting: [] };
    expect(await take([hello, hello])).toEqual([again, again]);
  });

  it('says nothing to who leaves, nor in a group, where everybody reads along', async () => {
    expect(await open().read(event({ kind: 'leave' }), event({ kind: 'group' }))).toBe('[]');
  });

  it('gives replies ids that stand in no outbox, and does not tell the store that they were sent', async () => {
    const { take, sent, seen } = open();
    const ids = (await take([event(text('hello')), event(text('hello'))])).flatMap((one) =>
      one.waiting.map(({ id }) => id),
    );
    expect(ids.every((id) => id < 0)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    sent([...ids, 7]);
    expect(seen.sent).toEqual([7]);
  });

  it('lets a reply live as long as any other, from when the person wrote', async () => {
    const { take } = open();
    const [turned] = await take([event(text('hello'))]);
    expect(turned?.waiting[0]?.expires).toBe(today - 1000 + REPLY_LIFETIME_MS);
  });

  it('never shows a number that was withdrawn meanwhile', async () => {
    const { state, read } = open();
    expect(await read(event(text('help')))).toContain('191');
    state.bundle = withdraw(real, [{ kind: 'contact', id: 'th.police', why: 'a stranger answers', at: today }]);
    expect(await read(event(text('help')))).not.toMatch(/\b191\b/);
  });
});

describe('when all is well', () => {
  it('is not noticed, and hands on what is urgent', async () => {
    const { state, take, seen } = open();
    state.fails = undefined;
    expect(await take([event(text('hello'))], true)).toEqual([{ again: false, waiting: [] }]);
    expect(seen.urgent).toEqual([true]);
  });

  it('does not answer in place of a conversation that is only busy: the platform comes again', async () => {
    const { state, take } = open();
    state.fails = new Busy('too many');
    await expect(take([event(text('hello'))])).rejects.toThrow(Busy);
  });
});
