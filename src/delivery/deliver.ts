import type { Sender } from '../channels/channel.ts';
import { createOutlet, type Outlet } from './outlet.ts';
import { type Page, REPLY_LIFETIME_MS, type Waiting } from '../store/store.ts';

/** Sends what turns left in the outbox: one person's requests in order, many people at the same time. */
export type Deliver = {
  (waiting: Waiting[]): void;
  /** Looks into the outbox for what nobody has brought. */
  fetch(): void;
  /** Sends what waits here; resolves when nothing can be sent now, or after `ms`. What was not sent is left in the outbox. */
  drain(ms: number): Promise<void>;
  /** The channels that do not send as they should, and why. */
  state(): Record<string, string>;
};

export type DeliverOptions = {
  /** By channel name. A channel without one (the web page) fetches its replies itself. */
  senders: Record<string, Pick<Sender, 'send' | 'costs'>>;
  /** Requests on their way at once, to each platform: one that hangs does not hold up another. */
  most: number;
  sent(ids: number[]): void;
  /** Told about what a platform refused or did not take in time: channel and error, never words or people. */
  failed(channel: string, error: Error): void;
  /** Told when all sending of a channel was stopped, and for what reason; without one when it goes on. */
  barred(channel: string, reason?: string): void;
  /** What is in the outbox, in order. Asked at the start, and when more had to be left there than may wait here. */
  waiting(after: number): Promise<Page>;
  /** Clock, time that passes whatever the clock is set to, waiting and chance; replaced in tests. */
  now?: () => number;
  steady?: () => number;
  wait?: (ms: number) => Promise<void>;
  random?: () => number;
};

/** Requests of one channel that wait here, some 5 MB at most. Those beyond stay in the outbox until half are gone. */
export const MOST_QUEUED = 1_000;
/** Ids of finished requests: what asked the outbox before they left it may still bring them. */
const MOST_REMEMBERED = 10_000;
/** The outbox could not be asked: again after this. */
const ASK_AGAIN_MS = 1_000;
/** So many in a row that were too old when they came are no chance: all that come are, and nobody is answered. */
const MANY_STALE = 20;
const STALE = 'answers nobody: messages are ten minutes old when they come. Is the clock of this computer right?';

/**
 * `behind`: there is more in the outbox, and what comes goes the way through it, so that a person's order is safe.
 * `late`: what came while the outbox was being asked. `stale`: how many in a row were too old when they came.
 */
type Gate = { outlet: Outlet; behind: boolean; late?: Waiting[] | undefined; stale: number };

export function createDeliver(options: DeliverOptions): Deliver {
  const { most, sent, failed, now = Date.now, wait = sleep, random = Math.random } = options;
  const steady = options.steady ?? (() => performance.now());
  const queued = new Set<number>();
  const done = new Set<number>();
  const tell = inBatches(sent);
  let [asking, stopped] = [false, false];

  const finish = (channel: string, id: number, error?: Error): void => {
    if (error) failed(channel, error);
    queued.delete(id);
    const [oldest = id] = done.add(id);
    if (done.size > MOST_REMEMBERED) done.delete(oldest);
    tell.one(id);
    if (isLow(gates[channel])) void ask();
  };

  const gateOf = (channel: string, sender: DeliverOptions['senders'][string]): Gate => {
    const finished = (id: number, error?: Error) => finish(channel, id, error);
    const barred = (reason?: string) => options.barred(channel, reason);
    return {
      outlet: createOutlet({ sender, most, finished, barred, now: steady, wait, random }),
      behind: false,
      stale: 0,
    };
  };
  const gates = Object.fromEntries(
    Object.entries(options.senders).map(([channel, sender]) => [channel, gateOf(channel, sender)]),
  );

  const take = (row: Waiting): void => {
    const gate = gates[row.request.channel];
    if (!gate || queued.has(row.id)) return;
    // It was sent, but the outbox does not know it yet, or never heard of it: the database had failed meanwhile.
    if (done.has(row.id)) return tell.one(row.id);
    // An id below zero stands in no outbox: nobody would bring it again.
    const isStored = row.id > 0;
    gate.stale = row.expires > now() ? 0 : gate.stale + 1;
    if (gate.late && isStored && !row.first && gate.late.length < MOST_QUEUED) return void gate.late.push(row);
    const isFull = gate.outlet.size() >= (isStored && !row.first ? MOST_QUEUED : 2 * MOST_QUEUED);
    if (isStored && !row.first && (isFull || gate.behind || gate.late)) gate.behind = true;
    else if (isFull) failed(row.request.channel, new Error('Too many requests wait.'));
    else add(gate, row);
  };

  const add = (gate: Gate, row: Waiting): void => {
    queued.add(row.id);
    gate.outlet.add({ ...row, expires: steady() + Math.min(REPLY_LIFETIME_MS, row.expires - now()) });
  };

  const ask = async (): Promise<void> => {
    if (asking || stopped) return;
    asking = true;
    const low = Object.values(gates).filter(isLow);
    for (const gate of low) Object.assign(gate, { behind: false, late: [] });
    const isWell = await refill(low).catch(() => false);
    for (const gate of low) {
      const late = gate.late?.splice(0) ?? [];
      gate.late = undefined;
      gate.behind ||= !isWell;
      for (const row of late) enter(gate, row);
      gate.outlet.go();
    }
    if (!isWell) await wait(ASK_AGAIN_MS);
    asking = false;
    if (Object.values(gates).some(isLow)) void ask();
  };

  /** A page at a time, until each has what it can hold. Resolves to true, rejects when the outbox cannot be asked. */
  const refill = async (low: Gate[]): Promise<true> => {
    let after: number | undefined = 0;
    while (after !== undefined && !low.every(({ behind }) => behind)) {
      const page: Page = await options.waiting(after);
      for (const row of page.rows) {
        const gate = gates[row.request.channel];
        if (gate && low.includes(gate)) enter(gate, row);
      }
      for (const { outlet } of low) outlet.go();
      after = page.next;
    }
    return true;
  };

  /** From the outbox, in order: where one is left there, all behind it are. */
  const enter = (gate: Gate, row: Waiting): void => {
    if (queued.has(row.id)) return;
    if (done.has(row.id)) return tell.one(row.id);
    gate.behind ||= gate.outlet.size() >= MOST_QUEUED;
    if (!gate.behind) add(gate, row);
  };

  const deliver = (waiting: Waiting[]): void => {
    waiting.forEach(take);
    for (const { outlet } of Object.values(gates)) outlet.go();
  };
  return Object.assign(deliver, {
    fetch() {
      for (const gate of Object.values(gates)) gate.behind = true;
      void ask();
    },
    state: () =>
      Object.fromEntries(
        Object.entries(gates).flatMap(([channel, { outlet, stale }]) => {
          const wrong = stale < MANY_STALE ? outlet.state() : STALE;
          return wrong === undefined ? [] : [[channel, wrong]];
        }),
      ),
    async drain(ms: number) {
      stopped = true;
      const limit = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      await Promise.all(Object.values(gates).map(({ outlet }) => outlet.stop(limit)));
      tell.all();
    },
  });
}

const isLow = (gate: Gate | undefined): boolean =>
  gate !== undefined && gate.behind && gate.outlet.size() <= MOST_QUEUED / 2;

/** What is finished in one round of the event loop is told together: one message to the database thread, not hundreds. */
function inBatches(sent: (ids: number[]) => void): { one(id: number): void; all(): void } {
  let ids: number[] = [];
  const all = (): void => {
    if (ids.length > 0) sent(ids);
    ids = [];
  };
  const one = (id: number): void => {
    if (ids.push(id) === 1) setImmediate(all);
  };
  return { one, all };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
