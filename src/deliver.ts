import type { Sender } from './channels/channel.ts';
import { createOutlet, type Outlet } from './outlet.ts';
import type { Waiting } from './store/store.ts';

/** Sends what turns left in the outbox: one person's requests in order, many people at the same time. */
export type Deliver = {
  (waiting: Waiting[]): void;
  /** Begins nothing more; resolves when nothing is on its way, or after `ms`. What was not sent is left in the outbox. */
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
  /** What is in the outbox, in order. Asked when more had to be left there than may wait here. */
  waiting(): Promise<Waiting[]>;
  /** Clock, waiting and chance; replaced in tests. */
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
  random?: () => number;
};

/** Requests of one channel that wait here, some 5 MB at most. Those beyond stay in the outbox until half are gone. */
export const MOST_QUEUED = 1_000;
/** Ids of finished requests: what asked the outbox before they left it may still bring them. */
const MOST_REMEMBERED = 10_000;
/** The outbox could not be asked: again after this. */
const ASK_AGAIN_MS = 1_000;

/** `behind`: there is more in the outbox. `late`: more came while it was being asked. */
type Gate = { outlet: Outlet; behind: boolean; late: boolean };

export function createDeliver(options: DeliverOptions): Deliver {
  const { now = Date.now, wait = sleep, random = Math.random } = options;
  const queued = new Set<number>();
  const done = new Set<number>();
  const tell = inBatches(options.sent);
  let [asking, stopped] = [false, false];

  const finish = (channel: string, id: number, error?: Error): void => {
    if (error) options.failed(channel, error);
    queued.delete(id);
    done.add(id);
    for (const oldest of done.size > MOST_REMEMBERED ? done : []) {
      done.delete(oldest);
      break;
    }
    tell.one(id);
    if (isLow(gates[channel])) void ask();
  };

  const gates: Record<string, Gate> = Object.fromEntries(
    Object.entries(options.senders).map(([channel, sender]) => {
      const finished = (id: number, error?: Error) => finish(channel, id, error);
      const barred = (reason?: string) => options.barred(channel, reason);
      const outlet = createOutlet({ sender, most: options.most, finished, barred, now, wait, random });
      return [channel, { outlet, behind: false, late: false }];
    }),
  );

  const take = (gate: Gate, row: Waiting): void => {
    if (queued.has(row.id)) return;
    if (done.has(row.id)) return tell.one(row.id);
    // An id below zero stands in no outbox: nobody would bring it again.
    const isFull = gate.outlet.size() >= (row.id < 0 ? 2 * MOST_QUEUED : MOST_QUEUED);
    if (isFull || (gate.behind && row.id > 0)) {
      gate.behind = true;
      gate.late = true;
      return;
    }
    queued.add(row.id);
    gate.outlet.add(row);
  };

  // A person's order is safe: as long as a channel is behind, what comes goes the way through the outbox.
  const ask = async (): Promise<void> => {
    if (asking || stopped) return;
    asking = true;
    const behind = Object.values(gates).filter(isLow);
    for (const gate of behind) gate.late = false;
    try {
      const rows = await options.waiting();
      const cameMeanwhile = new Set(behind.filter(({ late }) => late));
      for (const gate of behind) gate.behind = false;
      for (const row of rows) {
        const gate = gates[row.request.channel];
        if (gate && behind.includes(gate)) take(gate, row);
      }
      for (const gate of cameMeanwhile) gate.behind = true;
    } catch {
      await wait(ASK_AGAIN_MS);
    }
    asking = false;
    if (Object.values(gates).some(isLow)) void ask();
  };

  const deliver = (waiting: Waiting[]): void => {
    for (const row of waiting) {
      const gate = gates[row.request.channel];
      if (gate) take(gate, row);
    }
  };
  const state = (): Record<string, string> =>
    Object.fromEntries(
      Object.entries(gates).flatMap(([channel, { outlet }]) => {
        const wrong = outlet.state();
        return wrong === undefined ? [] : [[channel, wrong]];
      }),
    );
  return Object.assign(deliver, {
    state,
    async drain(ms: number) {
      stopped = true;
      const limit = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      await Promise.race([Promise.all(Object.values(gates).map(({ outlet }) => outlet.stop())), limit]);
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
