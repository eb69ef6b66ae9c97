import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from './bundle/bundle.ts';
import { atLeast, type ReviewState } from './bundle/review.ts';
import type { Incoming } from './channels/channel.ts';
import { converse, type Health, type Parts, type Turned } from './converse.ts';
import { draws } from './draws.ts';
import { createEngine, createFallback } from './engine/engine.ts';
import { lessonsIn } from './kept/lessons.ts';
import { type OpenedContent, openContent, openServed, withoutExamples } from './open-content.ts';
import { createSeal } from './store/seal.ts';
import { DATABASE_FILE, openSqlite } from './store/sqlite.ts';
import { type Page, type Store, SWEEP_ROWS } from './store/store.ts';
import { createUnderstand } from './understand/meaning.ts';

/**
 * What the database thread is started with: plain data, since a function cannot cross threads. `running`: what was
 * served until the thread ended. Only a start publishes the files; a thread that comes back goes on with what it had.
 */
export type TurnsOptions = {
  contentDir: string;
  dataDir: string;
  keys: Uint8Array[];
  retentionHours: number;
  /** Steps below it are shown in another language of the person's chain. */
  minimumReview?: ReviewState;
  running?: Bundle;
};

/** `accounts`: somebody has a staff account. */
export type Opened = OpenedContent & { accounts: boolean };

/** Bundle, engine and store together, in whichever thread calls it. */
export type Turns = {
  opened: Opened;
  /** Throws when nothing could be saved. `sent`: requests that were delivered since, taken out in the same commit. */
  take(incoming: Incoming[], sent: number[]): Turned[];
  waiting(after: number): Page;
  /** When another bundle was published or something withdrawn since: turns obey from now on, and this is it. */
  follow(): Bundle | undefined;
  /** Learns to understand one more language while nothing else is to do: a first message need not wait for it. */
  learn(): void;
  health(): Health;
  sweep(): void;
  close(): void;
};

/** Rejects when there is neither faultless content nor a bundle published before. */
export async function openTurns(options: TurnsOptions, broke: Parts['broke']): Promise<Turns> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const store = openSqlite({
    file: join(options.dataDir, DATABASE_FILE),
    seal: createSeal(options.keys.map((key) => Buffer.from(key))),
    retentionHours: options.retentionHours,
  });
  try {
    const whole = await openContent(options, store);
    // Of the examples only those are held that are still to be learnt from.
    const opened = { ...whole, bundle: withoutExamples(whole.bundle), accounts: store.hasAccounts() };
    let edition = store.edition();
    let serving = { hash: opened.bundle.hash, ...partsOf(whole.bundle, options) };
    return {
      opened,
      take: (incoming, sent) => {
        store.ping();
        return converse({ ...serving, draws, store, broke }, incoming, sent, Date.now());
      },
      waiting: (after) => store.page(Date.now(), after),
      follow: () => {
        const now = store.edition();
        const bundle = now === edition ? undefined : openServed(store);
        // Before it is used: one that cannot be used is not tried again twice a second.
        edition = now;
        if (bundle) serving = { hash: bundle.hash, ...partsOf(bundle, options) };
        return bundle && withoutExamples(bundle);
      },
      learn: () => void serving.understand.learn(),
      health: () => health(store, serving.hash),
      sweep: () => sweepAll(store),
      close: store.close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

function partsOf(bundle: Bundle, { minimumReview = 'draft', dataDir }: TurnsOptions) {
  // The engine needs no examples: when all are learnt, nothing holds them.
  const readable = atLeast(withoutExamples(bundle), minimumReview);
  return {
    respond: createEngine(readable),
    understand: createUnderstand(bundle, lessonsIn(dataDir)),
    fallback: createFallback(readable),
  };
}

/** Most sweeps in a row; what is left then waits a minute. */
const MOST_SWEEPS = 20;

function sweepAll(store: Store): void {
  for (let sweeps = 0; sweeps < MOST_SWEEPS && store.sweep(Date.now()) >= SWEEP_ROWS; sweeps++);
}

function health(store: Store, bundle: string): Health {
  try {
    store.ping();
    return { ok: true, bundle };
  } catch {
    return { ok: false, bundle, reason: 'The database does not answer.' };
  }
}
