import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Throws when nothing could be saved. `sent`: requests that were delivered since, taken out in the same commit. */
  take(incoming: Incoming[], sent: number[]): Turned[];
  waiting(): Waiting[];
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
      take: (incoming, sent) => {
        store.ping();
        return converse(parts, incoming, sent, Date.now());
      },
      waiting: () => store.waiting(Date.now()),
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
