import { Refused, type Send, Unreachable } from './channels/channel.ts';
import type { Request } from './engine/turn.ts';
import type { Waiting } from './store/store.ts';

/** Sends what turns left in the outbox: one person's requests in order, many people at the same time. */
export type Deliver = {
  (waiting: Waiting[]): void;
  /** Resolves when nothing is being sent any more, or after `ms`. What was not sent waits in the outbox. */
  drain(ms: number): Promise<void>;
};

export type DeliverOptions = {
  /** By channel name. A channel without one (the web page) fetches its replies itself. */
  sends: Record<string, Send>;
  sent(ids: number[]): void;
  /** Told about what a platform refused or did not take in time: channel and error, never words or people. */
  failed(channel: string, error: Error): void;
  now?: () => number;
  /** Waits before the next attempt; replaced in tests. */
  wait?: (ms: number) => Promise<void>;
};

/** Attempts start a second apart and double, with up to a quarter of jitter, until the reply is too old to be sent. */
const FIRST_WAIT_MS = 1000;

export function createDeliver(options: DeliverOptions): Deliver {
  const chains = new Map<string, Promise<void>>();
  const known = new Set<number>();
  let stopped = false;
  const follow = (next: Waiting): void => {
    const key = `${next.request.channel} ${next.person}`;
    const before = chains.get(key) ?? Promise.resolve();
    const chain = before
      .then(() => (stopped ? undefined : deliverOne(next, options, () => stopped)))
      .finally(() => {
        known.delete(next.id);
        if (chains.get(key) === chain) chains.delete(key);
      });
    chains.set(key, chain);
  };
  const deliver = (waiting: Waiting[]) => {
    for (const next of waiting) {
      // A repeated event brings what already waits for its person: it is on its way.
      if (known.has(next.id) || !options.sends[next.request.channel]) continue;
      known.add(next.id);
      follow(next);
    }
  };
  return Object.assign(deliver, {
    async drain(ms: number) {
      const limit = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      await Promise.race([Promise.all(chains.values()), limit]);
      stopped = true;
    },
  });
}

async function deliverOne(
  { id, request, expires }: Waiting,
  options: DeliverOptions,
  stopped: () => boolean,
): Promise<void> {
  const { now = Date.now, wait = sleep, sends } = options;
  const send = sends[request.channel];
  let next: Request = request;
  for (let pause = FIRST_WAIT_MS; send && !stopped(); pause *= 2) {
    if (now() >= expires) return giveUp(id, request.channel, new Error('Too old to be sent.'), options);
    try {
      await send(next);
      return options.sent([id]);
    } catch (error) {
      if (!(error instanceof Unreachable)) return giveUp(id, request.channel, asError(error), options);
      next = error.next ?? next;
      await wait(pause * (1 + Math.random() / 4));
    }
  }
}

function giveUp(id: number, channel: string, error: Error, options: DeliverOptions): void {
  options.failed(channel, error instanceof Refused ? error : new Error(error.message));
  options.sent([id]);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('unknown'));
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
