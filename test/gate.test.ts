import { describe, expect, it } from 'vitest';
import type { Bundle } from '../src/bundle/bundle.ts';
import type { Act, Incoming } from '../src/channels/channel.ts';
import { Busy, type Converse, type Turned } from '../src/converse.ts';
import { BURST, MOST_WAITING, PATIENCE_MS, REFILL_MS, RESERVED_FOR_URGENT, withGate } from '../src/gate.ts';
import type { Waiting } from '../src/store/store.ts';
import { languages, real, typedWords } from './engine/real.ts';

const hello: Act = { kind: 'text', text: 'hello' };
const sos: Act = { kind: 'text', text: 'SOS' };
let last = 0;
const event = (person: string, input: Act = hello): Incoming => ({
  channel: 'line',
  event: String(++last),
  person,
  back: '',
  at: 0,
  input,
});
/** Of as many people. */
const crowd = (size: number, input: Act = hello): Incoming[] =>
  Array.from({ length: size }, () => event(`U${++last}`, input));

const said = (of: Incoming): Waiting => ({
  id: Number(of.event),
  person: of.person,
  request: { channel: 'line', body: {}, retryKey: '' },
  expires: 0,
});

/** A gate before a conversation on paper that answers when it is told to, and a clock that stands still. */
const open = (bundle: () => Bundle = () => real) => {
  const taken: { events: Incoming[]; urgent: boolean }[] = [];
  const held: (() => void)[] = [];
  const clock = { now: 1_000_000, holds: false, fails: false };
  const take = async (events: Incoming[], urgent = false): Promise<Turned[]> => {
    taken.push({ events, urgent });
    if (clock.holds) await new Promise<void>((done) => held.push(done));
    if (clock.fails) throw new Error('broken');
    return events.map((each) => ({ again: false, waiting: [said(each)] }));
  };
  const paper = {
    take,
    sent: () => {},
    waiting: async () => ({ rows: [] }),
    health: async () => ({ ok: true, bundle: '' }),
  };
  const converse: Converse = { ...paper, close: async () => {} };
  const gate = withGate(converse, bundle, () => clock.now);
  /** How many of them had a turn. */
  const turned = async (events: Incoming[]) =>
    (await gate.take(events)).filter(({ waiting }) => waiting.length > 0).length;
  return {
    ...gate,
    taken,
    clock,
    turned,
    release: () => held.splice(0).forEach((done) => done()),
    releaseFirst: () => held.shift()?.(),
    /** Fills it with what is not answered until `release`. */
    async fill() {
      clock.holds = true;
      const full = gate.take(crowd(MOST_WAITING));
      await settled();
      return { full };
    },
  };
};
const filled = async () => {
  const gate = open();
  return { ...gate, ...(await gate.fill()) };
};
const danger = { clear: ['locked in'], possible: [], self_harm: ['want to die'], calm: [] };
const dangerous: Bundle = {
  ...real,
  lexicons: { en: { intents: {}, danger, cries: { clear: [], possible: [], calm: [] }, adverts: {}, glosses: {} } },
};
const settled = () => new Promise((done) => setImmediate(done));

describe('the gate, when more comes than can be done in time', () => {
  it('tells the platform to come again, so that memory does not grow', async () => {
    const { take, taken, full, release } = await filled();
    await expect(take([event('Uanna')])).rejects.toThrow(Busy);
    expect(taken).toHaveLength(1);
    release();
    expect(await full).toHaveLength(MOST_WAITING);
  });

  it('has room again as soon as something was done, also when it failed', async () => {
    const { take, turned, clock, full, release } = await filled();
    clock.fails = true;
    release();
    await expect(full).rejects.toThrow('broken');
    Object.assign(clock, { holds: false, fails: false });
    expect(await turned(crowd(MOST_WAITING))).toBe(MOST_WAITING);
    await expect(take(crowd(MOST_WAITING + 1))).rejects.toThrow(Busy);
  });

  it('lets fewer wait on a machine that is slow, because platforms give up after two seconds, and more when it is not', async () => {
    const { clock, take, release } = open();
    /** Three hundred events that take so long. */
    const serve = async (ms: number) => {
      clock.holds = true;
      const all = take(crowd(300));
      await settled();
      clock.now += ms;
      release();
      await all;
    };
    const fits = async (size: number): Promise<boolean> => {
      clock.holds = true;
      const first = take(crowd(1));
      const second = take(crowd(size - 1)).then(
        () => true,
        () => false,
      );
      await settled();
      release();
      await first;
      return second;
    };
    expect(await fits(MOST_WAITING)).toBe(true);
    for (let n = 0; n < 20; n++) await serve(300 * 2);
    expect([await fits(PATIENCE_MS / 2 + 20), await fits(PATIENCE_MS / 2 - 20)]).toEqual([false, true]);
    for (let n = 0; n < 30; n++) await serve(30);
    expect(await fits(MOST_WAITING)).toBe(true);
  });

  it('lets a cry for help in, and says that it is urgent', async () => {
    const { take, taken, release } = await filled();
    const crying = take([event('Uanna', sos)]);
    await settled();
    expect(taken.at(-1)).toMatchObject({ urgent: true, events: [{ person: 'Uanna' }] });
    release();
    expect((await crying)[0]?.waiting).toHaveLength(1);
  });

  it.each(languages)('knows the words for help and the tap in %s', async (lang) => {
    const { take, taken, full, release } = await filled();
    const words = typedWords(lang, 'emergency').map((text): Act => ({ kind: 'text', text }));
    const tap: Act = { kind: 'tap', at: { flow: 'emergency', step: 'where' }, choice: '_open' };
    const all = [...words, tap];
    const crying = all.map((act, n) => take([event(`U${lang}${n}`, act)]));
    await settled();
    expect(taken.filter(({ urgent }) => urgent)).toHaveLength(all.length);
    release();
    await Promise.all([full, ...crying]);
  });

  it.each([
    ['clear danger', 'please, we are locked in'],
    ['danger to oneself', 'i want to die'],
  ])('lets in %s, whatever else the message says', async (_, text) => {
    const { take, taken, fill, release } = open(() => dangerous);
    const { full } = await fill();
    const crying = take([event('Uanna', { kind: 'text', text })]);
    await settled();
    expect(taken.at(-1)?.urgent).toBe(true);
    release();
    await Promise.all([full, crying]);
  });

  it('keeps their lane when the machine becomes slow while much waits', async () => {
    const { clock, take, taken, release, releaseFirst } = open();
    clock.holds = true;
    const [first, second] = [take(crowd(500)), take(crowd(1_500))];
    await settled();
    clock.now += 60_000;
    releaseFirst();
    await first;
    await expect(take(crowd(1))).rejects.toThrow(Busy);
    const cry = take([event('U-slow', sos)]);
    await settled();
    expect(taken.at(-1)?.urgent).toBe(true);
    release();
    expect([await cry, await second].map(({ length }) => length)).toEqual([1, 1_500]);
  });

  it('keeps a lane for them and no more, because even that must be done in time', async () => {
    const { take, full, release } = await filled();
    const crying = take(crowd(RESERVED_FOR_URGENT, sos));
    await expect(take([event('Uanna', sos)])).rejects.toThrow(Busy);
    release();
    await Promise.all([full, crying]);
  });

  it('answers the cry of a post whose rest is put off, so that help does not wait for the platform', async () => {
    const { take, clock, full, release } = await filled();
    clock.holds = false;
    const anna = event('Uanna', sos);
    const refused = await take([event('Ubo'), anna]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Busy);
    expect(refused).toMatchObject({ waiting: [said(anna)] });
    release();
    await full;
  });

  it('prefers nobody while there is room, because that splits commits', async () => {
    const { take, taken } = open();
    await take([event('Uanna', sos), event('Ubo')]);
    expect(taken).toMatchObject([{ urgent: false, events: [{ person: 'Uanna' }, { person: 'Ubo' }] }]);
  });

  it('learns the words of a bundle that is published later', async () => {
    const words = { ...real.texts.en?.words, emergency: ['mayday'] };
    let bundle = real;
    const { take, taken, fill, release } = open(() => bundle);
    const { full } = await fill();
    const mayday = event('Uanna', { kind: 'text', text: 'Mayday' });
    await expect(take([mayday])).rejects.toThrow(Busy);
    bundle = { ...real, texts: { ...real.texts, en: { ...real.texts.en, words } } };
    const crying = take([mayday]);
    await settled();
    expect(taken.at(-1)?.urgent).toBe(true);
    release();
    await Promise.all([full, crying]);
  });
});

describe('one person', () => {
  const many = (size: number, input?: Act) => Array.from({ length: size }, () => event('Uanna', input));

  it('who is upset and types twenty messages at once gets every answer', async () => {
    expect(await open().turned(many(20))).toBe(20);
  });

  it('who floods gets a burst and no more, and the platform is not told to come again', async () => {
    const { turned, taken } = open();
    expect(await turned(many(500))).toBe(BURST);
    expect(taken.flatMap(({ events }) => events)).toHaveLength(BURST);
  });

  it('who floods on gets one answer for every while, no matter how fast it comes', async () => {
    const { turned, clock } = open();
    await turned(many(500));
    let answers = 0;
    for (let n = 0; n < 100; n++) {
      clock.now += REFILL_MS / 5;
      answers += await turned(many(5));
    }
    expect(answers).toBe(20);
  });

  it('who floods costs nobody else an answer', async () => {
    const { turned } = open();
    await turned(many(500));
    expect(await turned([event('Ubo')])).toBe(1);
    expect(await turned([{ ...event('Uanna'), channel: 'messenger' }])).toBe(1);
  });

  it('who flooded is still heard crying for help, but cannot fill the lane that is kept for all', async () => {
    const { turned } = open();
    await turned(many(500));
    expect(await turned(many(1, sos))).toBe(1);
    expect(await turned(many(500, sos))).toBe(BURST - 1);
    expect(await turned([event('Ubo', sos)])).toBe(1);
  });

  it('is not held to account for a platform that had to come again', async () => {
    const { take, turned, clock, full, release } = await filled();
    const mine = many(BURST);
    for (let n = 0; n < 5; n++) await expect(take(mine)).rejects.toThrow(Busy);
    release();
    await full;
    Object.assign(clock, { holds: false, fails: true });
    await expect(take(mine)).rejects.toThrow('broken');
    clock.fails = false;
    expect(await turned(mine)).toBe(BURST);
  });
});
