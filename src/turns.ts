import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Problem } from './bundle/bundle.ts';
import { compile } from './bundle/compile.ts';
import { completed } from './bundle/older.ts';
import { readSources } from './bundle/read.ts';
import { atLeast, type ReviewState } from './bundle/review.ts';
import { unopened, withdraw } from './bundle/withdraw.ts';
import type { Incoming } from './channels/channel.ts';
import { checkDirectory } from './check/check.ts';
import { converse, type Health, type Parts, type Turned } from './converse.ts';
import { draws } from './draws.ts';
import { createEngine, createFallback } from './engine/engine.ts';
import { keptIn } from './kept.ts';
import { createSeal } from './store/seal.ts';
import { DATABASE_FILE, openSqlite } from './store/sqlite.ts';
import { type Store, SWEEP_ROWS, type Waiting } from './store/store.ts';
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

/**
 * `bundle`: what is served, as it was opened. It comes from the files, which are `fresh`, or is the one served last,
 * since they are `faulty` or somebody publishes by name and has not published them: `unpublished`. `accounts`: somebody
 * has a staff account.
 */
export type Opened = Content & { accounts: boolean };
type Content = { bundle: Bundle; problems: Problem[]; files: FilesState; waiting: Waiting[] };
export type FilesState = 'fresh' | 'faulty' | 'unpublished';

/** Bundle, engine and store together, in whichever thread calls it. */
export type Turns = {
  opened: Opened;
  /** Throws when nothing could be saved. `sent`: requests that were delivered since, taken out in the same commit. */
  take(incoming: Incoming[], sent: number[]): Turned[];
  waiting(): Waiting[];
  /** When another bundle was published or something withdrawn since: turns obey from now on, and this is it. */
  follow(): Bundle | undefined;
  /** Learns to understand one more language while nothing else is to do: a first message need not wait for it. */
  learn(): void;
  health(): Health;
  sweep(): void;
  close(): void;
};

/** Throws when there is neither faultless content nor a bundle published before. */
export function openTurns(options: TurnsOptions, broke: Parts['broke']): Turns {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const store = openSqlite({
    file: join(options.dataDir, DATABASE_FILE),
    seal: createSeal(options.keys.map((key) => Buffer.from(key))),
    retentionHours: options.retentionHours,
  });
  try {
    const whole = openContent(options, store);
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
      waiting: () => store.waiting(Date.now()),
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

/**
 * Faultless files are published while nobody publishes by name; on errors the bundle published last is served, so that a
 * counter stays open.
 */
function openContent({ contentDir, running }: TurnsOptions, store: Store): Content {
  const now = Date.now();
  const waiting = store.waiting(now);
  if (running) {
    const bundle = openServed(store) ?? serveAgain(running, contentDir, store, now);
    return { bundle, problems: [], files: 'fresh', waiting };
  }
  const same = fromFiles(contentDir, (hash) => store.isServed(hash));
  // It was without fault when it was published: a counter that comes back is not kept waiting for the checker.
  if (same) return { bundle: withdraw(same, store.withdrawn()), problems: [], files: 'fresh', waiting };
  const named = store.isNamed() ? openNamed(store) : undefined;
  if (named) return { bundle: named, problems: [], files: 'unpublished', waiting };
  const { bundle, problems } = checkDirectory(contentDir, now);
  const files = problems.some(({ severity }) => severity === 'error') ? 'faulty' : 'fresh';
  if (files === 'fresh') store.publish(bundle, now);
  const served = files === 'fresh' ? withdraw(bundle, store.withdrawn()) : openServed(store);
  if (!served) throw new NothingToServe(problems);
  return { bundle: served, problems, files, waiting };
}

function partsOf(bundle: Bundle, { minimumReview = 'draft', dataDir }: TurnsOptions) {
  // The engine needs no examples: when all are learnt, nothing holds them.
  const readable = atLeast(withoutExamples(bundle), minimumReview);
  return {
    respond: createEngine(readable),
    understand: createUnderstand(bundle, keptIn(dataDir)),
    fallback: createFallback(readable),
  };
}

function openServed(store: Store): Bundle | undefined {
  const last = store.published();
  return last && withdraw(completed(last), store.withdrawn());
}

/** Undefined where an earlier Waymark made what this one cannot read: the files are then better than no counter. */
function openNamed(store: Store): Bundle | undefined {
  try {
    return openServed(store);
  } catch {
    return undefined;
  }
}

/** The bundle that the files make, if it is a certain one. */
function fromFiles(dir: string, isIt: (hash: string) => boolean): Bundle | undefined {
  const { sources, problems: unread } = readSources(dir);
  const { bundle, problems } = compile(sources);
  return unread.length + problems.length === 0 && isIt(bundle.hash) ? bundle : undefined;
}

/**
 * Into a database that had to be made anew: what was withdrawn stays withdrawn. What ran had no examples (see
 * `withoutExamples`): they come from the files, if those are still the same.
 */
function serveAgain(running: Bundle, contentDir: string, store: Store, now: number): Bundle {
  const { bundle, withdrawals } = unopened(running);
  const whole = fromFiles(contentDir, (hash) => hash === bundle.hash) ?? bundle;
  store.publish(whole, now);
  for (const withdrawal of withdrawals) store.withdraw(withdrawal);
  return withdraw(whole, withdrawals);
}

/** As all need it but who learns: examples are a third of a bundle. */
const withoutExamples = (bundle: Bundle): Bundle => ({
  ...bundle,
  lexicons: Object.fromEntries(
    Object.entries(bundle.lexicons).map(([lang, { danger }]) => [
      lang,
      { danger, intents: {}, adverts: {}, cries: { clear: [], possible: [], calm: [] } },
    ]),
  ),
});

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

function health(store: Store, bundle: string): Health {
  try {
    store.ping();
    return { ok: true, bundle };
  } catch {
    return { ok: false, bundle, reason: 'The database does not answer.' };
  }
}
