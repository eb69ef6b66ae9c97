import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bundle, Withdrawal } from '../../src/bundle/bundle.ts';
import type { Request, Session } from '../../src/engine/turn.ts';
import {
  EVENT_LIFETIME_MS,
  type Event,
  HISTORY_ROWS,
  type Outcome,
  PAGE_ROWS,
  REPLY_LIFETIME_MS,
  type Store,
  SWEEP_ROWS,
} from '../../src/store/store.ts';

/** Where a store keeps its data: opened any number of times, read raw, thrown away. */
export type Ground = { open(keys: Buffer[], retentionHours: number): Store; bytes(): Buffer; clear(): void };

export const NOW = Date.UTC(2026, 10, 22, 12);
export const HOUR = 3_600_000;
export const RETENTION_HOURS = 72;
/** A store may take a session's age up to this less exactly, to the person's favour. */
const COARSE_MS = 15 * 60_000;

export const event = (id: string, person = 'Uanna', channel = 'line'): Event => ({
  channel,
  event: id,
  person,
  at: NOW,
});
export const say = (text: string): Request => ({ channel: 'line', body: { text }, retryKey: `key of ${text}` });
export const session = (lang: string): Session => ({ lang, answers: {} });
export const never = (): Outcome => expect.unreachable('nothing failed');

export const bundle = (hash: string): Bundle => ({
  hash,
  flows: {},
  flags: {},
  contacts: {},
  facts: {},
  freshness: {},
  countries: {},
  holidays: {},
  organisation: { name: 'Counter ကောင်တာ' },
  languages: { my: { endonym: 'မြန်မာ', draft: true, chain: [] } },
  lexicons: {},
  texts: {},
  reviews: {},
});

const withdrawal = (id: string, at = NOW): Withdrawal => ({ kind: 'contact', id, why: `${id} rings nowhere`, at });

const crash = (): Outcome => {
  throw new Error('a bug in a flow');
};

/** Says what the session's language was, and sets the one named by the event. */
const note = (taken: Event, before: Session | undefined): Outcome => ({
  session: session(taken.event),
  requests: [say(`${before?.lang ?? 'nobody'} to ${taken.event}`)],
});

const many = (): Outcome => ({ requests: [say('one'), say('two'), say('three')] });

/** Does not copy what it is given. */
const change = (_: Event, before: Session | undefined): Outcome => {
  if (before) before.lang = 'changed';
  return before ? { session: before, requests: [] } : { requests: [] };
};

const crashOnB = (taken: Event, before: Session | undefined) => (taken.event === 'b' ? crash() : note(taken, before));
const sorry = (): Outcome => ({ session: session('sorry'), requests: [say('please call')] });

/** BigInt has no JSON. */
const broken = (): Outcome => ({
  session: session('half'),
  requests: [say('half'), { ...say('never'), body: { amount: 1n } }],
});

const secret = session('SECRET-SESSION');
const tell = (): Outcome => ({ session: secret, requests: [say('SECRET-REQUEST')] });
const forget = (): Outcome => ({ session: secret, requests: [say('goodbye')], forget: true });
const forgetOnB = (taken: Event, before: Session | undefined) => (taken.event === 'b' ? forget() : note(taken, before));

/** What every Store promises. `name` is the implementation's; `ground` makes an empty place for its data. */
export const storeContract = (name: string, ground: () => Ground): void => {
  describe(`${name} keeps the store's promises`, () => {
    const key = randomBytes(32);
    let place: Ground;
    let store: Store;

    const open = (keys = [key], retentionHours = RETENTION_HOURS): Store => {
      store = place.open(keys, retentionHours);
      return store;
    };
    const reopen = (keys = [key]): Store => {
      store.close();
      return open(keys);
    };
    const take = (events: Event[], now = NOW) => store.takeTurns(events, note, never, now);
    const texts = (now = NOW) => store.waiting(now).map(({ request }) => request.body['text']);
    const remembered = (person = 'Uanna', now = NOW): string | undefined => {
      let lang: string | undefined;
      const look = (_: Event, before: Session | undefined): Outcome => {
        lang = before?.lang;
        return { requests: [] };
      };
      store.takeTurns([event(`look ${randomBytes(8).toString('hex')}`, person)], look, never, now);
      return lang;
    };

    beforeEach(() => {
      place = ground();
      open();
    });
    afterEach(() => {
      store.close();
      place.clear();
    });

    describe('a turn happens exactly once, because platforms deliver again', () => {
      test('the same event twice in one batch is turned once, and both know what waits', () => {
        const [first, second] = take([event('a'), event('a')]);
        expect(texts()).toEqual(['nobody to a']);
        expect(first?.again).toBe(false);
        expect(second).toEqual({ event: event('a'), again: true, waiting: first?.waiting });
      });

      test('answers are counted by week with the turn that gave them, and lead to nobody', () => {
        const counting = (answers: string[]) => () => ({ requests: [], counts: answers });
        store.takeTurns([event('a')], counting(['needs.what.lawyer', 'needs.who.women']), never, NOW);
        store.takeTurns([event('b')], counting(['needs.what.lawyer']), never, NOW + 1000);
        store.takeTurns([event('b')], counting(['needs.what.lawyer']), never, NOW + 2000);
        const week = store.counts()[0]?.week ?? '';
        expect(new Date(`${week}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(store.counts()).toEqual([
          { week, answer: 'needs.what.lawyer', times: 2 },
          { week, answer: 'needs.who.women', times: 1 },
        ]);
      });

      test('an event whose time is ours is known by its id alone: a page says it again at another time', () => {
        const said = (at: number): Event => ({ ...event('a'), at, stamp: 0 });
        expect(take([said(NOW)])[0]?.again).toBe(false);
        expect(take([said(NOW + 1000)], NOW + 1000)[0]?.again).toBe(true);
      });

      test('the same event in a later batch is turned once, so a lost answer to the platform does no harm', () => {
        const [first] = take([event('a')]);
        const [second] = take([event('a')], NOW + 1000);
        expect(second).toEqual({ event: event('a'), again: true, waiting: first?.waiting });
        expect(texts()).toEqual(['nobody to a']);
      });

      test('the same event after a restart is turned once', () => {
        take([event('a')]);
        reopen();
        expect(take([event('a')])[0]).toMatchObject({ again: true, waiting: [{ request: say('nobody to a') }] });
        expect(texts()).toEqual(['nobody to a']);
      });

      test('an event delivered again has nothing waiting once its reply was sent, so nobody hears it twice', () => {
        const [first] = take([event('a')]);
        store.sent((first?.waiting ?? []).map(({ id }) => id));
        expect(take([event('a')])).toEqual([{ event: event('a'), again: true, waiting: [] }]);
      });

      test('two channels may use the same ids, because each counts for itself', () => {
        const taken = take([event('a', 'U1', 'line'), event('a', 'U1', 'messenger')]);
        expect(taken.map(({ again }) => again)).toEqual([false, false]);
        expect(texts()).toEqual(['nobody to a', 'nobody to a']);
      });

      test('an empty batch is no turn', () => {
        expect(take([])).toEqual([]);
      });
    });

    describe('a turn sees what the turn before it left', () => {
      test('within one batch, because a person may write two messages at once', () => {
        take([event('a'), event('b', 'Ubo'), event('c')]);
        expect(texts()).toEqual(['nobody to a', 'nobody to b', 'a to c']);
      });

      test('after a restart', () => {
        take([event('a')]);
        reopen();
        expect(remembered()).toBe('a');
      });

      test('a turn that gives no session leaves it as it was', () => {
        take([event('a')]);
        store.takeTurns([event('b')], () => ({ requests: [say('only words')] }), never, NOW);
        expect(remembered()).toBe('a');
      });

      test('a session changed in place is saved, because respond owns what it is given', () => {
        take([event('a')]);
        store.takeTurns([event('b')], change, never, NOW);
        expect(remembered()).toBe('changed');
      });
    });

    describe('a turn that throws harms nobody else', () => {
      test('the rest of its batch is kept, and its own person gets the words of last resort', () => {
        const taken = store.takeTurns([event('a'), event('b', 'Ubo'), event('c')], crashOnB, sorry, NOW);
        expect(texts()).toEqual(['nobody to a', 'please call', 'a to c']);
        expect(taken[1]?.waiting).toMatchObject([{ request: say('please call') }]);
        expect(remembered('Ubo')).toBe('sorry');
      });

      test('it is told which event failed and why, so that the log can name the flow', () => {
        const told: unknown[] = [];
        const listen = (failed: Event, error: unknown): Outcome => {
          told.push(failed.event, error);
          return { requests: [] };
        };
        store.takeTurns([event('b')], crashOnB, listen, NOW);
        expect(told).toEqual(['b', new Error('a bug in a flow')]);
      });

      test('it counts as turned, because the same event would only crash again', () => {
        store.takeTurns([event('b')], crashOnB, sorry, NOW);
        expect(take([event('b')])[0]?.again).toBe(true);
      });

      test('a request that cannot be stored keeps nothing of its turn, the session included', () => {
        take([event('a')]);
        store.takeTurns([event('b')], broken, () => ({ requests: [say('please call')] }), NOW);
        expect(texts()).toEqual(['nobody to a', 'please call']);
        expect(remembered()).toBe('a');
      });

      test('when the last resort throws too, the batch is refused whole and can be delivered again', () => {
        expect(() => store.takeTurns([event('a'), event('b')], crashOnB, crash, NOW)).toThrow('a bug in a flow');
        expect(texts()).toEqual([]);
        expect(take([event('a')])[0]?.again).toBe(false);
      });
    });

    describe('what waits to be sent', () => {
      test('is in order, of everybody and of one person, because words in the wrong order mislead', () => {
        store.takeTurns([event('a'), event('b', 'Ubo'), event('c')], many, never, NOW);
        expect(texts()).toEqual([...Array(3)].flatMap(() => ['one', 'two', 'three']));
        const ids = store.waiting(NOW).map(({ id }) => id);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        expect(store.waiting(NOW, { channel: 'line', person: 'Ubo' }).map(({ id }) => id)).toEqual(ids.slice(3, 6));
        expect(store.waiting(NOW, { channel: 'messenger', person: 'Ubo' })).toEqual([]);
      });

      test('is read a page at a time, because tens of thousands may wait while a platform is down', () => {
        const crowd = Array.from({ length: PAGE_ROWS }, (_, n) => event(`e${n}`, `U${n}`));
        store.takeTurns(crowd, many, never, NOW);
        const first = store.page(NOW, 0);
        expect(first.rows).toEqual(store.waiting(NOW).slice(0, PAGE_ROWS));
        const pages = [first];
        for (let page = first; page.next !== undefined; pages.push(page)) page = store.page(NOW, page.next);
        expect(pages.flatMap(({ rows }) => rows)).toEqual(store.waiting(NOW));
        expect(store.page(NOW + REPLY_LIFETIME_MS, 0)).toEqual({ rows: [] });
      });

      test('is what the turn has returned, so that it can be sent without asking again', () => {
        const taken = store.takeTurns([event('a')], many, never, NOW);
        expect(store.waiting(NOW)).toEqual(taken[0]?.waiting);
        expect(taken[0]?.waiting[0]).toMatchObject({ request: say('one'), expires: NOW + REPLY_LIFETIME_MS });
      });

      test('names one person by one id, which is not the platform’s', () => {
        const waiting = take([event('a'), event('b'), event('c', 'Ubo')]).flatMap((taken) => taken.waiting);
        expect(waiting[0]?.person).toBe(waiting[1]?.person);
        expect(waiting[0]?.person).not.toBe(waiting[2]?.person);
        expect(waiting[0]?.person).not.toContain('Uanna');
      });

      test('survives a restart, because the reply was promised with the commit', () => {
        take([event('a')]);
        reopen();
        expect(texts()).toEqual(['nobody to a']);
      });

      test('is gone when it was sent, after a restart too, and what was not sent stays', () => {
        const [taken] = store.takeTurns([event('a')], many, never, NOW);
        store.sent([taken?.waiting[0]?.id ?? 0, taken?.waiting[2]?.id ?? 0]);
        store.sent([]);
        reopen();
        expect(texts()).toEqual(['two']);
      });

      test('never gets an id a second time, so a late "sent" takes away no other reply', () => {
        const ids = take([event('a')]).flatMap(({ waiting }) => waiting.map(({ id }) => id));
        store.sent(ids);
        reopen();
        take([event('b')]);
        store.sent(ids);
        expect(texts()).toEqual(['a to b']);
      });

      test('is dropped when it is too old, because a late message lights a phone that somebody may be watching', () => {
        take([event('a')]);
        expect(texts(NOW + REPLY_LIFETIME_MS - 1)).toHaveLength(1);
        const late = NOW + REPLY_LIFETIME_MS;
        expect(texts(late)).toEqual([]);
        expect(store.waiting(late, { channel: 'line', person: 'Uanna' })).toEqual([]);
        expect(take([event('a')], late)[0]?.waiting).toEqual([]);
      });

      test('is as old as the message it answers, because a platform may bring a message late', () => {
        const [taken] = take([event('a')], NOW + REPLY_LIFETIME_MS - 1);
        expect(taken?.waiting[0]?.expires).toBe(NOW + REPLY_LIFETIME_MS);
        take([{ ...event('b'), at: NOW + HOUR }], NOW);
        expect(texts(NOW + REPLY_LIFETIME_MS)).toEqual([]);
      });
    });

    describe('a person who asks to be forgotten', () => {
      test('has no session and no waiting reply any more, but still hears the goodbye', () => {
        store.takeTurns([event('a'), event('b', 'Ubo')], tell, never, NOW);
        const [taken] = store.takeTurns([event('c')], forget, never, NOW);
        expect(texts()).toEqual(['SECRET-REQUEST', 'goodbye']);
        expect(taken?.waiting).toMatchObject([{ request: say('goodbye') }]);
        expect(remembered()).toBeUndefined();
        expect(remembered('Ubo')).toBe('SECRET-SESSION');
      });

      test('may begin anew in the same batch', () => {
        take([event('a')]);
        store.takeTurns([event('b'), event('c')], forgetOnB, never, NOW);
        expect(texts()).toEqual(['goodbye', 'nobody to c']);
      });

      test('is forgotten by the last resort, too', () => {
        take([event('a')]);
        store.takeTurns([event('b')], crash, forget, NOW);
        expect(remembered()).toBeUndefined();
      });

      test('is forgotten after a key was changed', () => {
        const newer = randomBytes(32);
        take([event('a')]);
        reopen([newer, key]);
        store.takeTurns([event('b')], forget, never, NOW);
        reopen([key, newer]);
        expect(remembered()).toBeUndefined();
        expect(texts()).toEqual(['goodbye']);
      });

      test('was never on the disk in the clear, before or after', () => {
        const secrets = ['Uanna', 'SECRET-SESSION', 'SECRET-REQUEST', 'event-id-of-anna'];
        const found = () => secrets.filter((word) => place.bytes().includes(word));
        store.takeTurns([event('event-id-of-anna')], tell, never, NOW);
        expect(found()).toEqual([]);
        store.takeTurns([event('c')], forget, never, NOW);
        expect(found()).toEqual([]);
        store.close();
        expect(found()).toEqual([]);
        open();
      });
    });

    describe('a changed key', () => {
      const newer = randomBytes(32);

      test('loses no session, no reply and no event, because the older key still reads', () => {
        take([event('a')]);
        reopen([newer, key]);
        expect(texts()).toEqual(['nobody to a']);
        expect(store.waiting(NOW, { channel: 'line', person: 'Uanna' })).toHaveLength(1);
        expect(take([event('a'), event('b')]).map(({ again }) => again)).toEqual([true, false]);
        expect(texts()).toEqual(['nobody to a', 'a to b']);
      });

      test('gives a person one id for old and new replies, so that they are sent in order', () => {
        take([event('a')]);
        reopen([newer, key]);
        take([event('b')]);
        expect(new Set(store.waiting(NOW).map(({ person }) => person)).size).toBe(1);
      });

      test('can be dropped once a person has written again under the new one', () => {
        take([event('a')]);
        reopen([newer, key]);
        take([event('b')]);
        reopen([newer]);
        expect(remembered()).toBe('b');
        expect(texts()).toEqual(['nobody to a', 'a to b']);
      });

      test('can be taken back, and the later session wins', () => {
        take([event('a')]);
        reopen([newer, key]);
        take([event('b')], NOW + HOUR);
        reopen([key, newer]);
        expect(remembered('Uanna', NOW + HOUR)).toBe('b');
      });

      test.each([
        [NOW + HOUR, NOW, 'a'],
        [NOW, NOW + HOUR, 'b'],
      ])('of two sessions under two keys, the later one counts: %#', (atA, atB, later) => {
        take([event('a')], atA);
        reopen([newer]);
        take([event('b')], atB);
        reopen([newer, key]);
        const own = store.waiting(NOW, { channel: 'line', person: 'Uanna' });
        expect(own.map(({ request }) => request.body['text'])).toEqual(['nobody to a', 'nobody to b']);
        expect(remembered('Uanna', NOW + HOUR)).toBe(later);
      });

      test('that is lost means no session, and the person is served from the start', () => {
        take([event('a')]);
        reopen([newer]);
        expect(texts()).toEqual([]);
        take([event('b')]);
        expect(texts()).toEqual(['nobody to b']);
      });
    });

    describe('what is not needed any more goes', () => {
      const idle = NOW + RETENTION_HOURS * HOUR;

      test('an idle session is absent even before the sweep', () => {
        take([event('a')]);
        expect(remembered('Uanna', idle + 1)).toBeUndefined();
      });

      test('a session is kept until then, and every message of the person begins its time anew', () => {
        take([event('a')]);
        expect(remembered('Uanna', idle - COARSE_MS)).toBe('a');
        store.sweep(idle + HOUR);
        expect(remembered('Uanna', idle + HOUR)).toBe('a');
      });

      test('a message that finds an idle session does not bring it back', () => {
        take([event('a')]);
        remembered('Uanna', idle + HOUR);
        expect(remembered('Uanna', idle + HOUR)).toBeUndefined();
      });

      test('the sweep erases sessions, replies and events, each at its own age, and says how many', () => {
        take([event('a')]);
        expect(store.sweep(NOW + REPLY_LIFETIME_MS - 1)).toBe(0);
        expect(store.sweep(NOW + REPLY_LIFETIME_MS)).toBe(1);
        expect(store.sweep(NOW + EVENT_LIFETIME_MS - 1)).toBe(0);
        expect(store.sweep(NOW + EVENT_LIFETIME_MS)).toBe(1);
        expect(store.sweep(idle - COARSE_MS)).toBe(0);
        expect(store.sweep(idle + COARSE_MS)).toBe(1);
      });

      test('a sweep does a bounded piece of work, because turns wait meanwhile', () => {
        const crowd = Array.from({ length: SWEEP_ROWS + 10 }, (_, i) => event(`e${i}`, `U${i}`));
        take(crowd);
        const sweeps = Array.from({ length: 4 }, () => store.sweep(idle + HOUR));
        expect(sweeps).toEqual([SWEEP_ROWS, SWEEP_ROWS, SWEEP_ROWS, 30]);
        expect(store.sweep(idle + HOUR)).toBe(0);
      });
    });

    describe('bundles', () => {
      test('there is none at first', () => {
        expect(store.published()).toBeUndefined();
      });

      test('the one published last is served, after a restart too, whatever its hash', () => {
        store.publish(bundle('bb'), NOW);
        store.publish(bundle('aa'), NOW);
        expect(store.published()).toEqual(bundle('aa'));
        reopen();
        expect(store.published()).toEqual(bundle('aa'));
      });

      test('an earlier one can be served again, because that is how a mistake is taken back', () => {
        for (const hash of ['aa', 'bb', 'bb', 'aa']) store.publish(bundle(hash), NOW);
        expect(store.published()?.hash).toBe('aa');
      });

      test('tells what was served when, latest first, because somebody will ask who changed it and why', () => {
        expect(store.history()).toEqual([]);
        store.publish(bundle('aa'), NOW);
        store.publish(bundle('bb'), NOW + 1, { who: 'Anna', why: 'new fee' });
        const [latest, first, ...others] = store.history();
        expect(latest).toEqual({ number: expect.any(Number), hash: 'bb', at: NOW + 1, who: 'Anna', why: 'new fee' });
        expect(first).toEqual({ number: expect.any(Number), hash: 'aa', at: NOW });
        expect(others).toEqual([]);
      });

      test('tells a page of the history at a time, since nothing of it is ever erased', () => {
        for (let n = 0; n < HISTORY_ROWS + 3; n += 1) store.publish(bundle(`h${n}`), NOW + n);
        const page = store.history();
        expect(page).toHaveLength(HISTORY_ROWS);
        expect(store.history(page.at(-1)?.number).map(({ hash }) => hash)).toEqual(['h2', 'h1', 'h0']);
      });

      test('knows whether anybody ever published by name, and notes the first name also on what is served', () => {
        store.publish(bundle('aa'), NOW);
        expect(store.isNamed()).toBe(false);
        store.publish(bundle('aa'), NOW + 1, { who: 'Anna' });
        store.publish(bundle('aa'), NOW + 2, { who: 'Ben' });
        store.publish(bundle('bb'), NOW + 3);
        expect(store.isNamed()).toBe(true);
        expect(store.history().map(({ who }) => who)).toEqual([undefined, 'Anna', undefined]);
      });

      test('gives any bundle by its hash and serves it again, and says when there is none', () => {
        store.publish(bundle('aa'), NOW);
        store.publish(bundle('bb'), NOW + 1);
        expect([store.bundle('aa'), store.bundle('cc')]).toEqual([bundle('aa'), undefined]);
        expect(store.serveAgain('cc', NOW + 2, { who: 'Anna', why: 'wrong fee' })).toBe(false);
        expect(store.serveAgain('aa', NOW + 2, { who: 'Anna', why: 'wrong fee' })).toBe(true);
        expect(store.published()).toEqual(bundle('aa'));
        expect(store.history()[0]).toMatchObject({ hash: 'aa', who: 'Anna', why: 'wrong fee' });
      });

      test('no sweep takes them away', () => {
        store.publish(bundle('aa'), NOW);
        store.sweep(NOW + 10_000 * HOUR);
        expect(store.published()?.hash).toBe('aa');
      });
    });

    describe('withdrawals', () => {
      test('are told oldest first, after a restart too, because a number that harms must stay out', () => {
        expect(store.withdrawn()).toEqual([]);
        store.withdraw(withdrawal('th.b', NOW));
        store.withdraw(withdrawal('th.a', NOW + 1));
        reopen();
        expect(store.withdrawn()).toEqual([withdrawal('th.b', NOW), withdrawal('th.a', NOW + 1)]);
      });

      test('a second one of the same contact changes the reason and stays one', () => {
        store.withdraw(withdrawal('th.a'));
        store.withdraw({ ...withdrawal('th.a', NOW + 1), why: 'somebody else answers' });
        expect(store.withdrawn()).toEqual([{ ...withdrawal('th.a', NOW + 1), why: 'somebody else answers' }]);
      });

      test('end when they are undone, and an undoing of nothing says so', () => {
        store.withdraw(withdrawal('th.a'));
        store.withdraw(withdrawal('th.b'));
        expect([store.restore('contact', 'th.a'), store.restore('contact', 'th.a')]).toEqual([true, false]);
        expect(store.withdrawn()).toEqual([withdrawal('th.b')]);
      });

      test('outlive every publication and every sweep, because the files may still have the number', () => {
        store.publish(bundle('aa'), NOW);
        store.withdraw(withdrawal('th.a'));
        store.publish(bundle('bb'), NOW);
        store.sweep(NOW + 10_000 * HOUR);
        expect(store.withdrawn()).toEqual([withdrawal('th.a')]);
        expect(store.published()).toEqual(bundle('bb'));
      });
    });

    describe('the edition', () => {
      /** Whether the edition is another one after this. */
      const changes = (work: () => void): boolean => {
        const before = store.edition();
        work();
        return store.edition() !== before;
      };

      test('changes with all that changes what is served, so that a running server sees it', () => {
        expect(changes(() => store.publish(bundle('aa'), NOW, { who: 'Anna', why: 'new fee' }))).toBe(true);
        expect(changes(() => store.publish(bundle('bb'), NOW))).toBe(true);
        expect(changes(() => store.publish(bundle('aa'), NOW))).toBe(true);
        expect(changes(() => void store.serveAgain('bb', NOW, {}))).toBe(true);
        expect(changes(() => store.withdraw(withdrawal('th.a')))).toBe(true);
        expect(changes(() => store.withdraw(withdrawal('th.a', NOW + 1)))).toBe(true);
        expect(changes(() => store.restore('contact', 'th.a'))).toBe(true);
      });

      test('stays with everything else, because another one costs every conversation some milliseconds', () => {
        store.publish(bundle('aa'), NOW);
        expect(changes(() => store.publish(bundle('aa'), NOW + 1))).toBe(false);
        expect(changes(() => take([event('a')]))).toBe(false);
        expect(changes(() => store.restore('contact', 'th.a'))).toBe(false);
        expect(changes(() => store.sweep(NOW + 10_000 * HOUR))).toBe(false);
      });

      test('is seen by whoever else has it open', () => {
        const other = place.open([key], RETENTION_HOURS);
        expect(changes(() => other.withdraw(withdrawal('th.a')))).toBe(true);
        other.close();
      });
    });

    test('it answers while it is open and throws when it is closed, so that /readyz can tell', () => {
      store.ping();
      store.close();
      expect(() => store.ping()).toThrow(/./);
      expect(() => take([event('a')])).toThrow(/./);
      store.close();
      open();
    });
  });
};
