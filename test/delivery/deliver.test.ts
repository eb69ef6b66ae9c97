import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIRST_PAUSE_MS, PROBE_EVERY_MS } from '../../src/delivery/allowance.ts';
import { createLineSend } from '../../src/channels/line/send.ts';
import { createMessengerSend } from '../../src/channels/messenger/send.ts';
import { createDeliver, type DeliverOptions, MOST_QUEUED } from '../../src/delivery/deliver.ts';
import { LONGEST_WAIT_MS, MOST_DOUBTFUL } from '../../src/delivery/outlet.ts';
import { REPLY_LIFETIME_MS, type Waiting } from '../../src/store/store.ts';
import { createClock } from '../doubles/clock.ts';
import { type Line, quotaSpent, rateLimited, startLine } from '../doubles/line.ts';
import { type Messenger, metaError, startMessenger } from '../doubles/messenger.ts';
import { createOutbox, type Outbox } from '../doubles/outbox.ts';
import { lineEvent, linePerson, messengerPerson, PAGE_ID } from '../doubles/webhooks.ts';
import { until } from '../e2e/waymark.ts';

/** Long enough for a busy machine: where nobody passes the clock, a call that ends too soon is never tried again. */
const TIMEOUT_MS = 500;
const [anna, boon] = [messengerPerson(1), messengerPerson(2)];
const [lina, lek] = [linePerson(1), linePerson(2)];

let clock: ReturnType<typeof createClock>;
let line: Line;
let messenger: Messenger;
let outbox: Outbox;
let senders: ReturnType<typeof openSenders>;
let deliver: ReturnType<typeof createDeliver>;
let lost: string[];
let barred: (string | undefined)[];

beforeEach(async () => {
  clock = createClock();
  [line, messenger] = await Promise.all([startLine({ now: clock.now }), startMessenger({ now: clock.now })]);
  senders = openSenders();
  outbox = createOutbox(clock.now);
  [lost, barred] = [[], []];
  deliver = start();
});
afterEach(async () => {
  await deliver.drain(1_000);
  await Promise.all([senders.line.close(), senders.messenger.close(), line.close(), messenger.close()]);
});

const openSenders = () => ({
  line: createLineSend({ url: line.url, token: 'line-token', timeoutMs: TIMEOUT_MS }),
  messenger: createMessengerSend({
    url: messenger.url,
    version: 'v26.0',
    pageId: PAGE_ID,
    token: 'page-token',
    appSecret: 'app-secret',
    timeoutMs: TIMEOUT_MS,
  }),
});
const start = (more: Partial<DeliverOptions> = {}) =>
  createDeliver({
    senders,
    most: 8,
    sent: outbox.sent,
    waiting: outbox.waiting,
    failed: (_, error) => lost.push(error.message),
    barred: (_, reason) => barred.push(reason),
    now: clock.now,
    steady: clock.steady,
    wait: clock.wait,
    random: () => 0.5,
    ...more,
  });

/** Puts texts for one person into the outbox, as a turn does. */
const put = (person: string, ...texts: string[]): Waiting[] =>
  texts.map((text) =>
    person.startsWith('U') ? outbox.line(person, text, token(person)) : outbox.messenger(person, text),
  );
const push = (person: string, text: string): Waiting => outbox.line(person, text, '');
const token = (person: string): string => String(lineEvent('follow', person, { timestamp: clock.now() }).replyToken);
const empty = (): Promise<void> => until(() => outbox.size() === 0);
/** Lets `ms` pass once somebody waits for it. */
const pass = async (ms: number): Promise<void> => {
  await until(() => clock.waits().length > 0);
  clock.pass(ms);
};

describe('order', () => {
  it('sends what one person gets in order, because an answer before its question confuses', async () => {
    deliver(put(anna, 'one', 'two', 'three'));
    deliver(put(anna, 'four'));
    await empty();
    expect(messenger.texts(anna)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('keeps the order behind what was not reached, and lets nobody else wait for it', async () => {
    messenger.upset(({ body }) => (JSON.stringify(body).includes('one') ? metaError(2, undefined, 500) : undefined));
    deliver([...put(anna, 'one', 'two'), ...put(boon, 'three')]);
    await until(() => messenger.texts(boon).length === 1);
    expect(messenger.texts(anna)).toEqual([]);
    messenger.mend();
    await pass(1_000);
    await empty();
    expect(messenger.texts(anna)).toEqual(['one', 'two']);
  });

  it('lets the answer to a cry for help overtake other people’s, because it cannot wait behind a crowd', async () => {
    deliver = start({ most: 1 });
    messenger.upset(() => ({ how: 'late', ms: 2 }));
    const crowd = Array.from({ length: 1500 }, (_, n) => put(messengerPerson(100 + n), 'later')).flat();
    deliver(crowd);
    deliver(put(anna, 'call 191').map((row) => ({ ...row, first: true })));
    await until(() => messenger.texts(anna).length === 1);
    expect(messenger.accepted.length).toBeLessThan(10);
    messenger.mend();
    await empty();
    expect(messenger.texts(anna)).toEqual(['call 191']);
  });

  it('has no more calls on their way than it may, because a platform counts them', async () => {
    deliver = start({ most: 3 });
    messenger.upset(() => ({ how: 'late', ms: 5 }));
    deliver(Array.from({ length: 60 }, (_, n) => put(messengerPerson(n), 'hello')).flat());
    await empty();
    expect(messenger.open().most).toBe(3);
  });
});

describe('a failure that passes', () => {
  it('is tried again after twice as long each time, up to half a minute, since everybody comes back at once', async () => {
    messenger.upset(() => metaError(2, undefined, 500));
    deliver(put(anna, 'hello'));
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      await until(() => clock.waits().length === 1);
      waits.push(clock.waits()[0] ?? 0);
      clock.pass(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, LONGEST_WAIT_MS, LONGEST_WAIT_MS]);
  });

  it('is given up when the reply is too old, because a late message lights a phone that somebody may be watching', async () => {
    messenger.upset(() => metaError(2, undefined, 500));
    deliver(put(anna, 'hello'));
    await pass(REPLY_LIFETIME_MS);
    await empty();
    messenger.mend();
    expect(lost).toEqual(['Too old to be sent.']);
    expect(messenger.texts(anna)).toEqual([]);
  });

  it('is pushed with its retry key when a LINE reply may have arrived, so that the second push does no harm', async () => {
    line.fault({ how: 'silence', on: 'reply' });
    line.fault({ how: 'reset', on: 'push', executed: true });
    deliver(put(lina, 'hello'));
    await pass(1_000);
    await pass(2_000);
    await empty();
    expect(line.accepted.map(({ kind }) => kind)).toEqual(['push']);
  });

  it('is repeated on Messenger so often at most, since every one without an answer may be a copy', async () => {
    messenger.upset(() => ({ how: 'reset', executed: true }));
    deliver(put(anna, 'hello', 'more'));
    for (let n = 0; n < MOST_DOUBTFUL - 1; n++) await pass(LONGEST_WAIT_MS);
    await until(() => lost.length === 1);
    expect(messenger.texts(anna).filter((text) => text === 'hello')).toHaveLength(MOST_DOUBTFUL);
  });
});

describe('a clock that is set', () => {
  const HOUR_MS = 3_600_000;

  it.each([-HOUR_MS, HOUR_MS])('by %i ms stops no channel that only pauses', async (ms) => {
    messenger.upset(() => metaError(613, undefined, 400));
    deliver(put(anna, 'hello'));
    await until(() => clock.waits().length === 1);
    messenger.mend();
    clock.set(ms);
    await pass(FIRST_PAUSE_MS);
    await empty();
    expect(messenger.texts(anna)).toEqual(['hello']);
  });

  it('back lets no reply live longer than ten minutes', async () => {
    messenger.upset(() => metaError(2, undefined, 500));
    deliver(put(anna, 'hello'));
    await until(() => clock.waits().length === 1);
    clock.set(-HOUR_MS);
    deliver(put(boon, 'from before').map((row) => ({ ...row, expires: clock.now() + HOUR_MS })));
    await until(() => clock.waits().length === 2);
    await pass(REPLY_LIFETIME_MS);
    await empty();
    messenger.mend();
    expect(lost).toEqual(['Too old to be sent.', 'Too old to be sent.']);
  });
});

describe('what staff can read of a channel', () => {
  it('says that a permission is missing until something is taken again', async () => {
    messenger.fault(metaError(200, undefined, 403));
    deliver(put(anna, 'one'));
    await empty();
    expect(deliver.state()).toEqual({ messenger: 'refused: Messenger: 403, code 200/none' });
    deliver(put(anna, 'two'));
    await empty();
    expect(deliver.state()).toEqual({});
  });

  it('asks for the clock when every reply is too old as it comes, because then nobody is answered', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `${n}`);
    const old = put(anna, ...texts).map((row) => ({ ...row, expires: clock.now() - 1 }));
    deliver(old.slice(1));
    expect(deliver.state()).toEqual({});
    deliver(old.slice(0, 1));
    expect(deliver.state()).toEqual({ messenger: expect.stringContaining('clock') });
    deliver(put(boon, 'hello'));
    await empty();
    expect(deliver.state()).toEqual({});
    expect(messenger.texts(anna)).toEqual([]);
  });
});

describe('a person who cannot be reached', () => {
  it.each([
    ['has blocked the Page', 551, undefined],
    ['is not available', 10, 2_018_108],
    ['wrote too long ago', 10, 2_018_278],
  ])(
    '%s: what waits behind is dropped, too, since every further call counts against the Page',
    async (_, code, subcode) => {
      messenger.fault(metaError(code, subcode));
      deliver([...put(anna, 'one', 'two', 'three'), ...put(boon, 'four')]);
      await empty();
      expect([messenger.texts(anna), messenger.texts(boon)]).toEqual([[], ['four']]);
      expect(lost).toHaveLength(3);
      deliver(put(anna, 'five'));
      await empty();
      expect(messenger.texts(anna)).toEqual(['five']);
    },
  );

  it('loses only what is wrong when one message is refused, because the next may be the telephone number', async () => {
    messenger.fault(metaError(100));
    deliver(put(anna, 'one', 'two'));
    await empty();
    expect(messenger.texts(anna)).toEqual(['two']);
  });
});

describe('a channel that sends too much', () => {
  const limited = [
    ['LINE', () => line, () => put(lina, 'hello'), rateLimited],
    ...[4, 17, 32, 613].map(
      (code) => [`code ${code}`, () => messenger, () => put(anna, 'hello'), metaError(code)] as const,
    ),
  ] as const;
  it.each(limited)(
    'pauses as a whole (%s), because others’ calls count against the same limit',
    async (_, platform, own, fault) => {
      platform().fault(fault);
      deliver(own());
      await until(() => clock.waits().length === 1);
      expect(clock.waits()).toEqual([FIRST_PAUSE_MS]);
      const other = platform() === line ? put(lek, 'later') : put(boon, 'later');
      deliver(other);
      expect(platform().accepted).toEqual([]);
      expect(Object.values(deliver.state())).toEqual(['slowed: too much was sent']);
      clock.pass(FIRST_PAUSE_MS);
      await empty();
      expect(deliver.state()).toEqual({});
    },
  );

  it('pauses twice as long each time, up to a minute, with one call in between', async () => {
    messenger.upset(() => metaError(613));
    deliver(Array.from({ length: 20 }, (_, n) => put(messengerPerson(n), 'hello')).flat());
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      await until(() => clock.waits().length === 1 && messenger.open().now === 0);
      pauses.push(clock.waits()[0] ?? 0);
      clock.pass(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
    messenger.mend();
    await empty();
    expect(lost).toEqual([]);
  });

  it('does not slow the other channel, whose limit is its own', async () => {
    messenger.fault(metaError(613));
    deliver([...put(anna, 'hello'), ...put(lina, 'hello')]);
    await until(() => line.texts(lina).length === 1);
    expect(messenger.texts(anna)).toEqual([]);
  });
});

describe('a channel that is barred', () => {
  const dead = { how: 'answer', status: 401, json: { message: 'Authentication failed' } } as const;
  const bars = [
    ['LINE’s token', () => line, linePerson, dead, 'LINE: 401 Authentication failed'],
    [
      'a restricted Page',
      () => messenger,
      messengerPerson,
      metaError(10, 1_893_063),
      'Messenger: 400, code 10/1893063',
    ],
    ['Meta’s token', () => messenger, messengerPerson, metaError(190), 'Messenger: 400, code 190/none'],
    ['a policy', () => messenger, messengerPerson, metaError(368), 'Messenger: 400, code 368/none'],
  ] as const;
  it.each(bars)(
    'by %s stops, says so once, and tries with one call at a time',
    async (_, platform, person, fault, reason) => {
      let calls = 0;
      platform().upset(() => (calls++, fault));
      deliver(put(person(1), 'first'));
      await until(() => barred.length === 1);
      deliver(Array.from({ length: 20 }, (__, n) => put(person(n + 2), 'hello')).flat());
      expect(Object.values(deliver.state())).toEqual([`stopped: ${reason}`]);
      await pass(PROBE_EVERY_MS);
      await until(() => calls === 2 && platform().open().now === 0);
      platform().mend();
      await pass(PROBE_EVERY_MS);
      await empty();
      expect([barred, lost, deliver.state()]).toEqual([[reason, undefined], [], {}]);
      expect(platform().accepted).toHaveLength(21);
    },
  );

  it('lets replies expire as always, because staff may mend it in the night', async () => {
    messenger.upset(() => metaError(190));
    deliver(put(anna, 'hello', 'more'));
    await until(() => barred.length === 1);
    for (let n = 0; n < 5; n++) await pass(PROBE_EVERY_MS);
    await empty();
    expect(lost).toEqual(['Too old to be sent.', 'Too old to be sent.']);
  });

  it('goes on replying when the month’s pushes are spent, since replies are free', async () => {
    line.upset(({ path }) => (path.includes('push') ? quotaSpent : undefined));
    deliver([push(lina, 'costs'), push(lek, 'costs, too')]);
    await until(() => barred.length === 1 && line.open().now === 0);
    deliver(put(lek, 'free'));
    await until(() => line.texts(lek).length === 1);
    expect(lost).toEqual(['The quota is spent, and a newer answer is free.']);
    expect(deliver.state()).toEqual({ line: 'stopped: LINE: 429 You have reached your monthly limit.' });
    line.mend();
    await pass(PROBE_EVERY_MS);
    await empty();
    expect(line.texts(lina)).toEqual(['costs']);
  });
});

describe('more than may wait', () => {
  it('stays in the outbox and is fetched in order, so that memory does not grow and nothing is lost', async () => {
    const most = 3 * MOST_QUEUED;
    const rows = Array.from({ length: most }, (_, n) => put(messengerPerson(n % 500), `${n}`)).flat();
    deliver(rows);
    for (let n = 0; n < 200; n++) {
      deliver(put(messengerPerson(n), `late ${n}`));
      if (n % 20 === 0) await new Promise((done) => setTimeout(done, 5));
    }
    await until(() => outbox.size() === 0, 30_000);
    for (let n = 0; n < 500; n++) {
      const own = Array.from({ length: most / 500 }, (_, k) => `${n + 500 * k}`);
      expect(messenger.texts(messengerPerson(n))).toEqual(n < 200 ? [...own, `late ${n}`] : own);
    }
    expect(outbox.asked()).toBeGreaterThan(1);
  });

  it('is fetched at the start, and is not brought twice by what a new message brings', async () => {
    const most = MOST_QUEUED + 300;
    const rows = Array.from({ length: most }, (_, n) => put(messengerPerson(n % 100), `${n}`)).flat();
    deliver.fetch();
    deliver(rows.slice(-2));
    deliver.fetch();
    await empty();
    expect(messenger.accepted).toHaveLength(most);
    expect(messenger.texts(messengerPerson(99))).toEqual(
      Array.from({ length: most / 100 }, (_, k) => `${99 + 100 * k}`),
    );
  });

  it('does not hold up the other channel, whose rows stand behind it', async () => {
    messenger.upset(() => metaError(190, 463, 401));
    const crowd = Array.from({ length: 2 * MOST_QUEUED }, (_, n) => put(messengerPerson(n), 'hello')).flat();
    put(lina, 'one');
    deliver.fetch();
    await until(() => line.texts(lina).length === 1);
    expect(outbox.size()).toBe(crowd.length);
  });

  it('asks again when the database is away for a moment', async () => {
    let asked = 0;
    deliver = start({
      waiting: (after) => (++asked === 1 ? Promise.reject(new Error('away')) : outbox.waiting(after)),
    });
    deliver(Array.from({ length: MOST_QUEUED + 50 }, (_, n) => put(messengerPerson(n), 'hello')).flat());
    await until(() => asked === 1);
    await pass(1_000);
    await empty();
    expect(messenger.accepted).toHaveLength(MOST_QUEUED + 50);
  });
});

describe('the same request named again', () => {
  it('is sent once, on its way or just sent, because a redelivered event brings what the outbox still knew', async () => {
    const rows = put(anna, 'one', 'two');
    deliver(rows);
    deliver(rows);
    await empty();
    deliver(rows);
    await new Promise((done) => setTimeout(done, 50));
    expect(messenger.texts(anna)).toEqual(['one', 'two']);
  });
});

describe('a stop', () => {
  it('still sends what waits here, because an answer must not wait for the next start', async () => {
    deliver = start({ most: 1 });
    deliver(put(anna, 'one', 'two'));
    deliver(put(boon, 'three').map((row) => ({ ...row, id: -1 })));
    await deliver.drain(1_000);
    expect([messenger.texts(anna), messenger.texts(boon)]).toEqual([['one', 'two'], ['three']]);
  });

  it('does not wait for a person who cannot be reached now, and leaves what is theirs in the outbox', async () => {
    messenger.upset(() => metaError(2, undefined, 500));
    deliver(put(anna, 'one'));
    await until(() => clock.waits().length === 1);
    await deliver.drain(1_000);
    messenger.mend();
    clock.pass(1_000);
    await new Promise((done) => setTimeout(done, 20));
    expect(messenger.texts(anna)).toEqual([]);
    expect(outbox.size()).toBe(1);
  });

  it('begins nothing more when its time is over', async () => {
    messenger.upset(() => ({ how: 'late', ms: 20 }));
    deliver = start({ most: 1 });
    deliver(put(anna, ...Array.from({ length: 20 }, (_, n) => `${n}`)));
    await deliver.drain(50);
    await new Promise((done) => setTimeout(done, 60));
    expect(messenger.accepted.length).toBeLessThan(6);
    expect(outbox.size()).toBeGreaterThan(10);
  });

  it('ends in time when a platform hangs', async () => {
    messenger.fault({ how: 'silence' });
    deliver(put(anna, 'one'));
    const begun = Date.now();
    await deliver.drain(40);
    expect(Date.now() - begun).toBeLessThan(TIMEOUT_MS);
  });
});
