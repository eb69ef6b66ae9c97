import type { Bundle, Withdrawal } from '../bundle/bundle.ts';
import type { Request, Session } from '../engine/turn.ts';

/**
 * One event to be turned exactly once. `person` and `event` are the platform's own ids, in the clear. `stamp`: the time
 * that comes with the event and is the same when it comes again; without one, that is `at`. 0 where there is no such time.
 */
export type Event = { channel: string; event: string; person: string; at: number; stamp?: number };

/**
 * What a turn leaves behind. No `session`: it stays as it was. `forget` erases the person, a `session` given with it
 * included; only the requests of this turn are kept, until they are sent. `counts`: answers that are counted, by week.
 */
export type Outcome = { session?: Session; requests: Request[]; forget?: boolean; counts?: string[] };

/** How often an answer was given in the week that began on this Monday. */
export type Count = { week: string; answer: string; times: number };

/**
 * A request that waits in the outbox. `id` grows with time; a person's requests are sent in that order. `person` is a
 * look-up id, never the platform's own. `first`: it answers a cry for help and overtakes other people's; not stored.
 */
export type Waiting = { id: number; person: string; request: Request; expires: number; first?: boolean };

/** Some of what waits to be sent, oldest first. `next`: where to go on; absent when that was all. */
export type Page = { rows: Waiting[]; next?: number };

/**
 * `waiting`: what this turn put into the outbox. `again`: this event was already turned; `waiting` is then all that
 * still waits for this person, so one batch may name an id twice.
 */
export type Taken = { event: Event; again: boolean; waiting: Waiting[] };

export type Store = {
  /**
   * Turns many events in one durable commit, a savepoint each: seen before? → load session → respond → save session
   * and requests. `respond` may throw: then nothing of that event is kept but that it was seen, and `failed` gives
   * the outcome instead. When `failed` throws, or the database fails, so does the whole batch, and nothing is kept.
   * Synchronous on purpose.
   */
  takeTurns<E extends Event>(
    events: E[],
    respond: (event: E, session: Session | undefined) => Outcome,
    failed: (event: E, error: unknown) => Outcome,
    now: number,
    /** Leaves the outbox in the same commit: one commit less for every batch. */
    sent?: number[],
  ): Taken[];
  /** Requests that were sent, or refused for good, leave the outbox. Durable. */
  sent(ids: number[]): void;
  /** What waits to be sent and is not too old, oldest first; of one person, if given. */
  waiting(now: number, person?: { channel: string; person: string }): Waiting[];
  /** The same of everybody, some `PAGE_ROWS` from `after` on: while a platform is down, tens of thousands may wait. */
  page(now: number, after: number): Page;
  /**
   * Erases idle sessions, too old replies and old event ids. Returns how many rows went: `SWEEP_ROWS` means that there
   * may be more, and the caller sweeps again.
   */
  sweep(now: number): number;
  /** What was counted, oldest week first. */
  counts(): Count[];
  /** Keeps a bundle for good and makes it the served one. What is served already is noted anew only when the first name comes to it. */
  publish(bundle: Bundle, now: number, by?: Publisher): void;
  /** The bundle served last, as it was published, if there was one. */
  published(): Bundle | undefined;
  /** What was served from when, latest first, at most `HISTORY_ROWS`; with `before`, only what has a lower number. */
  history(before?: number): Served[];
  /** Whether somebody ever published by name: then no start publishes by itself any more. */
  isNamed(): boolean;
  /** Any bundle that was published once, as it was published then. */
  bundle(hash: string): Bundle | undefined;
  /** Makes a bundle that is kept the served one again. False: there is none of this hash. */
  serveAgain(hash: string, now: number, by: Publisher): boolean;
  /** Holds something back at once, whatever is published, until `restore`. A second time: the later reason stands. */
  withdraw(withdrawal: Withdrawal): void;
  /** False if it was not withdrawn. */
  restore(kind: Withdrawal['kind'], id: string): boolean;
  /** All that is withdrawn, oldest first. */
  withdrawn(): Withdrawal[];
  /**
   * Names what is served: another text after every publication and withdrawal, whichever process made it. Some
   * microseconds, so that it can be asked twice a second.
   */
  edition(): string;
  /** Whether the bundle of this hash is the served one. */
  isServed(hash: string): boolean;
  /** Whether anybody has a staff account (staff-book.ts). */
  hasAccounts(): boolean;
  /** Throws when the database does not answer, and StoreGone when its file is no longer where it was opened. */
  ping(): void;
  close(): void;
};

/** Who made a bundle the served one, for the record. A start publishes the files and names nobody. */
export type Publisher = { who?: string; why?: string };

/** From when a bundle was served. `number` grows with time. Without `who`: a start, or a command that named nobody. */
export type Served = Publisher & { number: number; hash: string; at: number };

/** The file was deleted or replaced: what is written goes nowhere. Opening the store anew is the only way on. */
export class StoreGone extends Error {
  override name = 'StoreGone';
}

/** A reply older than this is dropped: a late message lights a phone that somebody may be watching. */
export const REPLY_LIFETIME_MS = 10 * 60_000;
/** How long an event id is remembered. LINE redelivers up to 20 minutes on, Meta for an hour; a day is ample. */
export const EVENT_LIFETIME_MS = 24 * 3_600_000;
/** One sweep erases at most so many rows: turns wait meanwhile. 1000 small rows take 10 to 30 ms. */
export const SWEEP_ROWS = 1000;
/** So many waiting requests are read at once: 20 ms, in which no turn is taken. */
export const PAGE_ROWS = 500;
/** So many rows of the history are read at once. */
export const HISTORY_ROWS = 20;
