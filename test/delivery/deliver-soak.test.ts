import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sender, Unreachable } from '../../src/channels/channel.ts';
import { createLineSend } from '../../src/channels/line/send.ts';
import { createMessengerSend } from '../../src/channels/messenger/send.ts';
import { createDeliver } from '../../src/delivery/deliver.ts';
import type { Waiting } from '../../src/store/store.ts';
import { createFastClock } from '../doubles/clock.ts';
import { rateLimited, startLine } from '../doubles/line.ts';
import { metaError, startMessenger } from '../doubles/messenger.ts';
import { createOutbox } from '../doubles/outbox.ts';
import type { Fault } from '../doubles/server.ts';
import { lineEvent, linePerson, messengerPerson, PAGE_ID } from '../doubles/webhooks.ts';
import { until } from '../e2e/waymark.ts';

/** Ten minutes in twelve seconds. */
const TIMES = 50;
const PEOPLE = 100;
/** As long as in earnest, at this speed. */
const SEND_TIMEOUT_MS = 10_000 / TIMES;

const meta = { version: 'v26.0', pageId: PAGE_ID, token: 'page-token', appSecret: 'app-secret' };

/** A reproducible number from 0 to 1. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** Everything that goes wrong on the way to a platform, to so large a part of the calls. `executed`: it arrived. */
const trouble = (random: () => number, part: number, rate: Fault) => () => {
  const kinds: Fault[] = [
    { how: 'answer', status: 500, json: {} },
    rate,
    { how: 'reset' },
    { how: 'silence' },
    { how: 'late', ms: 10 },
    { how: 'reset', executed: true },
    { how: 'silence', executed: true },
    { how: 'answer', status: 502, json: 'Bad gateway', executed: true },
  ];
  return random() < part ? kinds[Math.floor(random() * kinds.length)] : undefined;
};

/** The same way out, which notes what may have arrived although it seemed not to. */
const noting = (sender: Sender, doubted: Map<string, number>): Sender => ({
  ...sender,
  async send(request) {
    try {
      await sender.send(request);
    } catch (error) {
      const text = textOf(request.body);
      const isDoubtful = error instanceof Unreachable && (error.trouble === 'doubtful' || error.next !== undefined);
      if (isDoubtful) doubted.set(text, (doubted.get(text) ?? 0) + 1);
      throw error;
    }
  },
});

const textOf = (body: unknown): string => /person \d+ reply \d+ on \w+/.exec(JSON.stringify(body))?.[0] ?? '';

/** Two hundred people, three replies each, over platforms in trouble. */
const run = async (seed: number, part: number) => {
  const [clock, random] = [createFastClock(TIMES), dice(seed)];
  const [line, messenger] = await Promise.all([startLine({ now: clock.now }), startMessenger({ now: clock.now })]);
  const doubted = new Map<string, number>();
  line.upset(trouble(random, part, rateLimited));
  messenger.upset(trouble(random, part, metaError(613)));
  const outbox = createOutbox(clock.now);
  const lost: string[] = [];
  const options = { timeoutMs: SEND_TIMEOUT_MS, connections: 32 };
  const senders = {
    line: noting(createLineSend({ url: line.url, token: 'line-token', ...options }), doubted),
    messenger: noting(createMessengerSend({ ...meta, url: messenger.url, ...options }), doubted),
  };
  const { sent, waiting } = outbox;
  const failed = (channel: string, error: Error) => lost.push(`${channel} ${error.message}`);
  const deliver = createDeliver({ senders, most: 32, sent, waiting, failed, barred: () => {}, random, ...clock });
  for (let turn = 0; turn < 3; turn++) {
    const rows = Array.from({ length: PEOPLE }, (_, n): Waiting[] => {
      const replyToken = String(lineEvent('follow', linePerson(n), { timestamp: clock.now() }).replyToken);
      const text = `person ${n} reply ${turn} on`;
      return [
        outbox.line(linePerson(n), `${text} line`, replyToken),
        outbox.messenger(messengerPerson(n), `${text} messenger`),
      ];
    });
    deliver(rows.flat());
    await clock.wait(2_000 * random());
  }
  await until(() => outbox.size() === 0, 40_000);
  await deliver.drain(1_000);
  await Promise.all([senders.line.close(), senders.messenger.close(), line.close(), messenger.close()]);
  return { line, messenger, lost, doubted };
};

const distinct = (texts: string[]): string[] => [...new Set(texts)];
const wanted = (n: number, on: string): string[] => [0, 1, 2].map((turn) => `person ${n} reply ${turn} on ${on}`);

describe('two hundred people over platforms in trouble', () => {
  it('get everything in order, nothing lost that was not given up, nothing twice but where the platform hid that it had it', async () => {
    const seeds = fc.sample(fc.tuple(fc.integer({ min: 1 }), fc.constantFrom(0.1, 0.3, 0.5)), 3);
    for (const [seed, part] of seeds) {
      const { line, messenger, lost, doubted } = await run(seed, part);
      const where = `seed ${seed}, ${part} of the calls in trouble`;
      let [missing, copied] = [0, 0];
      for (let n = 0; n < PEOPLE; n++) {
        const both = { line: line.texts(linePerson(n)), messenger: messenger.texts(messengerPerson(n)) };
        for (const [on, texts] of Object.entries(both)) {
          // Given up or sent, each in its turn: what came is a part of what was wanted, in the same order.
          expect(distinct(texts), where).toEqual(wanted(n, on).filter((text) => texts.includes(text)));
          expect(texts, where).toEqual(texts.toSorted());
          missing += 3 - distinct(texts).length;
          for (const text of distinct(texts)) {
            const copies = texts.filter((each) => each === text).length - 1;
            copied += copies;
            expect(copies, `${text}, ${where}`).toBeLessThanOrEqual(doubted.get(text) ?? 0);
          }
        }
      }
      expect(missing, where).toBeLessThanOrEqual(lost.length);
      expect(lost.filter((each) => !/Too old|ECONNRESET|UND_ERR|Late|code none|23/.test(each))).toEqual([]);
      expect([line.refused.filter(({ status }) => status !== 400), messenger.refused], where).toEqual([[], []]);
      process.stdout.write(
        `  ${where}: ${line.accepted.length + messenger.accepted.length} arrived, ${copied} of them copies, ${lost.length} given up\n`,
      );
    }
  });
});
