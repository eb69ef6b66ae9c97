import { createAllowance } from './allowance.ts';
import { Refused, type Sender, Unreachable } from './channels/channel.ts';
import type { Waiting } from './store/store.ts';

/** One channel's way out. */
export type Outlet = {
  add(row: Waiting): void;
  /** How many requests wait here, those on their way included. */
  size(): number;
  /** What keeps the channel from sending as it should. */
  state(): string | undefined;
  /** Begins nothing more; resolves when nothing is on its way. */
  stop(): Promise<void>;
};

export type OutletOptions = {
  sender: Pick<Sender, 'send' | 'costs'>;
  /** Requests on their way at once. */
  most: number;
  /** Sent, or given up for `error`: the outbox may forget it. */
  finished(id: number, error?: Error): void;
  /** All sending was stopped for this reason, or goes on (none). */
  barred(reason?: string): void;
  now(): number;
  wait(ms: number): Promise<void>;
  random(): number;
};

/** A request is tried again after a second, then after twice as long, up to this: an outage costs half a minute more. */
export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 30_000;
/**
 * Attempts without an answer, each of which may have arrived as a copy of the same information. Meta's table says to
 * retry three times; with five an answer survives half a minute of broken connections, which is worth more here.
 */
export const MOST_DOUBTFUL = 5;

/** What one person gets on this channel, in order. The first is on its way, rests after a failure, or stands in a queue. */
type Lane = { person: string; rows: Waiting[]; failures: number; doubtful: number };

/** Sends one person's requests in order, many people's at the same time, as far as the platform allows. */
export function createOutlet({ sender, most, finished, barred, now, wait, random }: OutletOptions): Outlet {
  const allowance = createAllowance(most, sender.costs ?? (() => false));
  const lanes = new Map<string, Lane>();
  const ready = new Set<Lane>();
  const held = new Set<Lane>();
  let [size, flying, planned, stopped] = [0, 0, Number.POSITIVE_INFINITY, false];
  let landed = (): void => {};

  const pump = (): void => {
    for (const lane of ready) {
      if (stopped || flying >= allowance.room(now())) break;
      ready.delete(lane);
      begin(lane, now());
    }
    plan(now());
  };

  const begin = (lane: Lane, at: number): void => {
    while (lane.rows[0] && lane.rows[0].expires <= at) drop(lane, new Error('Too old to be sent.'));
    const free = lane.rows.findIndex(({ request }) => !allowance.isBarred(request));
    // An answer that is free does not wait behind older ones for which the quota has no room.
    for (let left = free; left > 0; left -= 1) drop(lane, new Error('The quota is spent, and a newer answer is free.'));
    const [row] = lane.rows;
    if (!row) lanes.delete(lane.person);
    else if (free === -1 && !allowance.probe(at)) held.add(lane);
    else void attempt(lane, row, at, free === -1);
  };

  const attempt = async (lane: Lane, row: Waiting, began: number, isProbe: boolean): Promise<void> => {
    const behind = lane.rows.length - 1;
    flying += 1;
    try {
      await sender.send(row.request);
      heard(began, row);
      drop(lane);
      goOn(lane);
    } catch (error) {
      if (error instanceof Unreachable) missed(lane, row, error, began);
      else giveUp(lane, row, error, { behind, began });
    }
    if (isProbe) allowance.probed(now());
    flying -= 1;
    pump();
    if (flying === 0) landed();
  };

  const heard = (began: number, { request }: Waiting): void => {
    if (allowance.well(began, request)) release();
  };

  const giveUp = (lane: Lane, row: Waiting, error: unknown, { behind, began }: Record<'behind' | 'began', number>) => {
    const reason = error instanceof Error ? error : new Error('unknown');
    if (error instanceof Refused) heard(began, row);
    drop(lane, reason);
    // What came meanwhile answers a newer message, and that opens the way to the person again.
    const useless = error instanceof Refused && error.gone ? behind : 0;
    for (let left = useless; left > 0; left -= 1) drop(lane, reason);
    goOn(lane);
  };

  const missed = (lane: Lane, row: Waiting, error: Unreachable, began: number): void => {
    const { trouble, next } = error;
    if (next) lane.rows[0] = { ...row, request: next };
    if (trouble === 'doubtful' && (lane.doubtful += 1) >= MOST_DOUBTFUL) {
      drop(lane, error);
      return goOn(lane);
    }
    if (trouble === 'rate') allowance.slow(began, now());
    else if (trouble !== 'quota' && trouble !== 'barred') return rest(lane);
    else if (allowance.bar(error, now())) barred(error.message);
    ready.add(lane);
  };

  // Between half and one and a half times as long, so that those who failed together do not come back together.
  const rest = (lane: Lane): void => {
    const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** lane.failures) * (0.5 + random());
    lane.failures += 1;
    void wait(ms).then(() => {
      ready.add(lane);
      pump();
    });
  };

  const drop = (lane: Lane, error?: Error): void => {
    const row = lane.rows.shift();
    Object.assign(lane, { failures: 0, doubtful: 0 });
    size -= 1;
    if (row) finished(row.id, error);
  };

  const goOn = (lane: Lane): void => void (lane.rows.length > 0 ? ready.add(lane) : lanes.delete(lane.person));

  const release = (): void => {
    for (const lane of held) ready.add(lane);
    held.clear();
    barred();
  };

  const plan = (at: number): void => {
    const opens = ready.size + held.size > 0 ? allowance.opens(at) : undefined;
    if (opens === undefined || opens >= planned || stopped) return;
    planned = opens;
    void wait(opens - at).then(() => {
      planned = Number.POSITIVE_INFINITY;
      for (const lane of held) ready.add(lane);
      held.clear();
      pump();
    });
  };

  return {
    add(row) {
      const lane = lanes.get(row.person);
      size += 1;
      if (lane) {
        lane.rows.push(row);
        if (held.delete(lane)) ready.add(lane);
      } else {
        const fresh: Lane = { person: row.person, rows: [row], failures: 0, doubtful: 0 };
        lanes.set(row.person, fresh);
        ready.add(fresh);
      }
      pump();
    },
    size: () => size,
    state: allowance.state,
    stop() {
      stopped = true;
      return new Promise((done) => (flying === 0 ? done() : (landed = done)));
    },
  };
}
