import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Bundle, Problem } from './bundle/bundle.ts';
import type { Incoming } from './channels/channel.ts';
import { checkDirectory } from './check/check.ts';
import { converse, type Health, type Parts, type Turned } from './converse.ts';
import { draws } from './draws.ts';
import { createEngine, createFallback } from './engine/engine.ts';
import { createSeal } from './store/seal.ts';
import { openSqlite } from './store/sqlite.ts';
import { type Store, SWEEP_ROWS, type Waiting } from './store/store.ts';
import { createUnderstand } from './understand/meaning.ts';

/** What the database thread is started with: plain data, since a function cannot cross threads. */
export type TurnsOptions = { contentDir: string; dataDir: string; keys: Uint8Array[]; retentionHours: number };

/** `fresh`: the files were published at this start; else the bundle served last goes on. */
export type Opened = { bundle: Bundle; problems: Problem[]; fresh: boolean; waiting: Waiting[] };

/** Bundle, engine and store together, in whichever thread calls it. */
export type Turns = {
  opened: Opened;
  take(incoming: Incoming[]): Turned[];
  sent(ids: number[]): void;
  health(): Health;
  sweep(): void;
  close(): void;
};

/** Throws when there is neither faultless content nor a bundle published before. */
export function openTurns(options: TurnsOptions, broke: Parts['broke']): Turns {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const store = openSqlite({
    file: join(options.dataDir, 'waymark.sqlite'),
    seal: createSeal(options.keys.map((key) => Buffer.from(key))),
    retentionHours: options.retentionHours,
  });
  try {
    const opened = openContent(options.contentDir, store);
    const { bundle } = opened;
    const [respond, understand, fallback] = [createEngine(bundle), createUnderstand(bundle), createFallback(bundle)];
    const parts: Parts = { respond, understand, fallback, draws, store, broke };
    return {
      opened,
      take: (incoming) => converse(parts, incoming, Date.now()),
      sent: store.sent,
      health: () => health(store, bundle),
      sweep: () => sweepAll(store),
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Faultless files are published; on errors the bundle published last is served, so that a counter stays open. */
function openContent(dir: string, store: Store): Opened {
  const now = Date.now();
  const { bundle, problems } = checkDirectory(dir, now);
  const waiting = store.waiting(now);
  if (!problems.some(({ severity }) => severity === 'error')) {
    store.publish(bundle, now);
    return { bundle, problems, fresh: true, waiting };
  }
  const last = store.published();
  if (!last) throw new NothingToServe(problems);
  return { bundle: last, problems, fresh: false, waiting };
}

/** The content has errors and nothing was ever published. */
export class NothingToServe extends Error {
  override name = 'NothingToServe';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super('The content has errors, and no earlier version was published.');
    this.problems = problems;
  }
}

/** Most sweeps in a row; what is left then waits a minute. */
const MOST_SWEEPS = 20;

function sweepAll(store: Store): void {
  for (let sweeps = 0; sweeps < MOST_SWEEPS && store.sweep(Date.now()) >= SWEEP_ROWS; sweeps++);
}

function health(store: Store, bundle: Bundle): Health {
  try {
    store.ping();
    return { ok: true, bundle: bundle.hash };
  } catch {
    return { ok: false, bundle: bundle.hash, reason: 'The database does not answer.' };
  }
}

/** What the main thread says to this one, and what comes back. `id` pairs them. */
export type Said =
  | { kind: 'take'; id: number; incoming: Incoming[]; urgent: boolean }
  | { kind: 'sent'; ids: number[] }
  | { kind: 'health'; id: number }
  | { kind: 'close'; id: number };
export type Heard =
  | { kind: 'opened'; opened: Opened }
  | { kind: 'refused'; problems: Problem[]; message: string }
  | { kind: 'turned'; id: number; turned: Turned[] }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'health'; id: number; health: Health }
  | { kind: 'closed'; id: number }
  | { kind: 'broke'; error: string; at: string };

/** Events of so many posts at most share one commit, so that none waits long behind the others. */
const MOST_EVENTS_A_COMMIT = 256;
const SWEEP_EVERY_MS = 60_000;

/** Everything that came in since the last commit goes into the next one: more load, larger commits. */
function serve(port: MessagePort, options: TurnsOptions): void {
  const say = (heard: Heard) => port.postMessage(heard);
  const turns = open(options, say);
  if (!turns) return port.close();
  let queue: Extract<Said, { kind: 'take' }>[] = [];
  let delivered: number[] = [];
  let planned = false;
  const work = () => {
    planned = false;
    if (delivered.length > 0) turns.sent(delivered.splice(0));
    const batch = takeBatch(queue);
    queue = queue.slice(batch.length);
    if (batch.length > 0) turn(turns, batch, say);
    if (queue.length > 0) plan();
  };
  const plan = () => {
    if (!planned) setImmediate(work);
    planned = true;
  };
  const sweeping = setInterval(turns.sweep, SWEEP_EVERY_MS);
  port.on('message', (said: Said) => {
    if (said.kind === 'take') said.urgent ? queue.unshift(said) : queue.push(said);
    else if (said.kind === 'sent') delivered.push(...said.ids);
    else if (said.kind === 'health') return say({ kind: 'health', id: said.id, health: turns.health() });
    else {
      clearInterval(sweeping);
      while (queue.length > 0 || delivered.length > 0) work();
      turns.close();
      say({ kind: 'closed', id: said.id });
      return port.close();
    }
    plan();
  });
}

function open(options: TurnsOptions, say: (heard: Heard) => void): Turns | undefined {
  try {
    const broke = (error: unknown, at: string) => say({ kind: 'broke', error: nameOf(error), at });
    const turns = openTurns(options, broke);
    say({ kind: 'opened', opened: turns.opened });
    return turns;
  } catch (error) {
    const problems = error instanceof NothingToServe ? error.problems : [];
    say({ kind: 'refused', problems, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function takeBatch(queue: Extract<Said, { kind: 'take' }>[]): Extract<Said, { kind: 'take' }>[] {
  let events = 0;
  const over = queue.findIndex(({ incoming }) => (events += incoming.length) > MOST_EVENTS_A_COMMIT);
  return over === -1 ? queue : queue.slice(0, Math.max(1, over));
}

function turn(turns: Turns, batch: Extract<Said, { kind: 'take' }>[], say: (heard: Heard) => void): void {
  try {
    const turned = turns.take(batch.flatMap(({ incoming }) => incoming));
    let from = 0;
    for (const { id, incoming } of batch) {
      say({ kind: 'turned', id, turned: turned.slice(from, from + incoming.length) });
      from += incoming.length;
    }
  } catch (error) {
    // One event that cannot be saved must not take its whole batch down with it; a database in trouble does.
    const isDatabase = nameOf(error) === 'SqliteError';
    if (batch.length > 1 && !isDatabase) for (const one of batch) turn(turns, [one], say);
    else for (const { id } of batch) say({ kind: 'failed', id, message: nameOf(error) });
  }
}

/** A message could quote what a person typed; a name cannot. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

if (!isMainThread && parentPort) serve(parentPort, workerData as TurnsOptions);
