import { createAllowance } from './allowance.ts';
import { Refused, type Sender, Unreachable } from '../channels/channel.ts';
import type { Waiting } from '../store/store.ts';

/** One channel's way out. */
export type Outlet = {
  /** Takes it in, `expires` by this outlet's own `now`; `go` begins to send. */
  add(row: Waiting): void;
  go(): void;
  /** How many requests wait here, those on their way included. */
  size(): number;
  /** What keeps the channel from sending as it should. */
  state(): string | undefined;
  /** Resolves when nothing is on its way or can be sent now, or with `late`. From then on nothing is begun. */
  stop(late: Promise<void>): Promise<void>;
};

export type OutletOptions = {
  sender: Pick<Sender, 'send' | 'costs'>;
  /** Requests on their way at once. */
  most: number;
  /** Sent, or given up for `error`: the outbox may forget it. */
  finished(id: number, error?: Error): void;
  /** All sending was stopped for this reason, or goes on (none). */
  barred(reason?: string): void;
  /** Ms since whenever. Never set back: a pause would last until the clock comes there again, and a reply live as long. */
  now(): number;
  wait(ms: number): Promise<void>;
  random(): number;
};

/** A request is tried again after a second, then after twice as long, up to this: an outage costs half a minute more. */
export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 30_000;
/**
 * Attempts without an answer, each of which may have arrived as a copy of the same information. Meta's table says to
 * retry three times; with five an answer survives a quarter of a minute of broken connections, worth more here.
 */
export const MOST_DOUBTFUL = 5;

/** What one person gets on this channel, in order. The first is on its way, rests after a failure, or is in a queue. */
type Lane = { person: string; rows: Waiting[]; failures: number; doubtful: number };

/** Sends one person's requests in order, many people's at the same time, as far as the platform allows. */
export function createOutlet({ sender, most, finished, barred, now, wait, random }: OutletOptions): Outlet {
  const allowance = createAllowance(most, sender.costs ?? (() => false));
  const lanes = new Map<string, Lane>();
  const ready = new Set<Lane>();
  const urgent = new Set<Lane>();
  const held = new Set<Lane>();
  let [size, flying, planned, stopped] = [0, 0, Number.POSITIVE_INFINITY, false];
  let landed = (): void => {};
  let denied: string | undefined;

  const pump = (): void => {
    for (const queue of [urgent, ready]) {
      for (const lane of queue) {
        const at = now();
        if (stopped || flying >= allowance.room(at)) break;
        queue.delete(lane);
        begin(lane, at);
      }
    }
    plan(now());
  };

  const begin = (lane: Lane, at: number): void => {
    while (lane.rows[0] && lane.rows[0].expires <= at) drop(lane, new Error('Too old to be sent.'));
    const free = lane.rows.findIndex(({ request }) => !allowance.isBarred(request));
    // An answer that is free does not wait behind older ones for which the quota has no room.
    for (let n = 0; n < free; n++) drop(lane, new Error('The quota is spent, and a newer answer is free.'));
    const [row] = lane.rows;
    if (row && free === -1 && !allowance.probe(at)) held.add(lane);
    else if (row) void attempt(lane, row, at);
  };

  const attempt = async (lane: Lane, row: Waiting, began: number): Promise<void> => {
    const behind = lane.rows.length - 1;
    const isProbe = allowance.isBarred(row.request);
    let rests = false;
    flying += 1;
    try {
      await sender.send(row.request);
      denied = undefined;
      judged(row, began);
      drop(lane);
    } catch (error) {
      if (error instanceof Unreachable) rests = missed(lane, row, error, began);
      else giveUp(lane, error, behind);
      if (error instanceof Refused) judged(row, began);
    }
    if (isProbe) allowance.probed(now());
    if (!rests && lane.rows.length > 0) getReady(lane);
    flying -= 1;
    pump();
    if (flying === 0) landed();
  };

  const judged = ({ request }: Waiting, began: number): void => {
    if (!allowance.well(began, request)) return;
    barred();
    release();
  };

  const giveUp = (lane: Lane, error: unknown, behind: number): void => {
    // What came since the attempt began answers a newer message, which opens the way to the person again.
    const useless = error instanceof Refused && error.why === 'gone' ? 1 + behind : 1;
    const reason = error instanceof Error ? error : new Error('unknown');
    if (error instanceof Refused && error.why === 'denied') denied = `refused: ${error.message}`;
    for (let n = 0; n < useless; n++) drop(lane, reason);
  };

  /** Returns whether the lane rests. */
  const missed = (lane: Lane, row: Waiting, error: Unreachable, began: number): boolean => {
    const { trouble, next } = error;
    if (next) lane.rows[0] = { ...row, request: next };
    if (trouble === 'doubtful') lane.doubtful += 1;
    if (lane.doubtful >= MOST_DOUBTFUL) drop(lane, error);
    else if (trouble === 'rate') allowance.slow(began, now());
    else if (trouble !== 'quota' && trouble !== 'barred') return rest(lane);
    else if (allowance.bar(error, now())) barred(error.message);
    return false;
  };

  // Between half and one and a half times as long, so that those who failed together do not come back together.
  const rest = (lane: Lane): true => {
    const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** lane.failures) * (0.5 + random());
    lane.failures += 1;
    void wait(ms).then(() => {
      getReady(lane);
      pump();
    });
    return true;
  };

  /** Who cried for help does not stand behind those who did not. */
  const getReady = (lane: Lane): void => void (lane.rows.some(({ first }) => first) ? urgent : ready).add(lane);

  const drop = (lane: Lane, error?: Error): void => {
    const row = lane.rows.shift();
    lane.failures = 0;
    lane.doubtful = 0;
    size -= 1;
    if (lane.rows.length === 0) lanes.delete(lane.person);
    if (row) finished(row.id, error);
  };

  const release = (): void => {
    for (const lane of held) getReady(lane);
    held.clear();
  };

  const plan = (at: number): void => {
    const opens = urgent.size + ready.size + held.size > 0 ? allowance.opens(at) : undefined;
    if (opens === undefined || opens >= planned || stopped) return;
    planned = opens;
    void wait(opens - at).then(() => {
      planned = Number.POSITIVE_INFINITY;
      release();
      pump();
    });
  };
  return {
    add(row) {
      const lane = lanes.get(row.person) ?? { person: row.person, rows: [], failures: 0, doubtful: 0 };
      // A lane that is on its way or rests comes back by itself.
      if (lane.rows.push(row) === 1 || held.delete(lane) || (row.first && ready.delete(lane))) getReady(lane);
      lanes.set(row.person, lane);
      size += 1;
    },
    go: pump,
    size: () => size,
    state: () => allowance.state() ?? denied,
    async stop(late) {
      const done = new Promise<void>((resolve) => (flying === 0 ? resolve() : (landed = resolve)));
      await Promise.race([done, late]);
      stopped = true;
    },
  };
}
