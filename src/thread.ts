import { Worker } from 'node:worker_threads';
import type { Bundle, Problem } from './bundle/bundle.ts';
import type { Converse, Health, Turned } from './converse.ts';
import type { Page } from './store/store.ts';
import type { Opened, TurnsOptions } from './turns.ts';
import type { Answered, Heard, Said } from './turns-thread.ts';

/** The content has errors and nothing was published before, or (no problems) the database cannot be opened. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
  readonly problems: Problem[];
  constructor(message: string, problems: Problem[]) {
    super(message);
    this.problems = problems;
  }
}

export type ThreadEvents = {
  /** A turn broke, or the thread did; a name and a place, never words or people. */
  broke(error: string, at: string): void;
  /** The thread is there again after it had ended. */
  recovered(opened: Opened): void;
  /** Another bundle was published, or something withdrawn: this is served from now on. */
  served(bundle: Bundle): void;
};

/** Delivered while the thread was down, and told to it when it is back, so that nothing is sent twice. */
const MOST_OWED = 10_000;

/** A thread that ended is started again after a second, then after twice as long, up to this. */
const FIRST_RESTART_MS = 1000;
const LONGEST_RESTART_MS = 30_000;

type Answer = Extract<Heard, { id: number }> | ({ kind: 'turns' } & Answered);
type Wait = { done(heard: Answer): void; failed(error: Error): void };
type Live = { post(said: Said): void; waits: Map<number, Wait> };

export type Thread = {
  converse: Converse;
  /** Rejects with CannotOpen when the first start failed. */
  opened: Promise<Opened>;
  /** From now on, and of what happened before. */
  tell(events: ThreadEvents): void;
};

/**
 * The database thread (turns-thread.ts) as the main thread sees it: fsync never blocks HTTP. While it is down, everything is
 * rejected at once; it comes back by itself.
 */
export function startThread(options: TurnsOptions): Thread {
  let events: ThreadEvents | undefined;
  const untold: ((events: ThreadEvents) => void)[] = [];
  const tell = (say: (events: ThreadEvents) => void): void => {
    if (events) say(events);
    else untold.push(say);
  };
  let live: Live | undefined;
  let running: Bundle | undefined;
  let reason = 'The database is being opened.';
  let closing = false;
  let pause = FIRST_RESTART_MS;
  let last = 0;
  const owed: number[] = [];

  const run = (first?: { resolve(opened: Opened): void; reject(error: Error): void }) => {
    const worker = new Worker(new URL('./turns-thread.ts', import.meta.url), {
      workerData: running ? { ...options, running } : options,
    });
    const waits = new Map<number, Wait>();
    worker.on('message', (heard: Heard) => {
      if (heard.kind === 'opened') {
        live = { post: inLists((all) => worker.postMessage(all)), waits };
        pause = FIRST_RESTART_MS;
        running = heard.opened.bundle;
        live.post({ kind: 'sent', ids: owed.splice(0) });
        if (first) first.resolve(heard.opened);
        else tell(({ recovered }) => recovered(heard.opened));
      } else if (heard.kind === 'refused') {
        reason = heard.message;
        closing ||= heard.problems.length > 0;
        first?.reject(new CannotOpen(heard.message, heard.problems));
      } else if (heard.kind === 'served') {
        running = heard.bundle;
        tell(({ served }) => served(heard.bundle));
      } else if (heard.kind === 'turned') {
        const all = JSON.parse(heard.json) as Answered[];
        for (const { id, turned } of all) settle(waits, { kind: 'turns', id, turned });
      } else if (heard.kind === 'broke') tell(({ broke }) => broke(heard.error, heard.at));
      else settle(waits, heard);
    });
    worker.on('error', (error) => {
      tell(({ broke }) => broke(error instanceof Error ? error.name : 'unknown', 'database thread'));
    });
    worker.on('exit', () => {
      if (live) reason = 'The database thread has ended.';
      live = undefined;
      for (const wait of waits.values()) wait.failed(new Error(reason));
      if (closing) return;
      setTimeout(run, pause).unref();
      pause = Math.min(pause * 2, LONGEST_RESTART_MS);
    });
  };

  const ask = (make: (id: number) => Said): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (!live) return reject(new Error(reason));
      const id = ++last;
      live.waits.set(id, { done: resolve, failed: reject });
      live.post(make(id));
    });

  const opened = new Promise<Opened>((resolve, reject) => run({ resolve, reject }));
  const converse: Converse = {
    async take(incoming, urgent = false): Promise<Turned[]> {
      const heard = await ask((id) => ({ kind: 'take', id, incoming, urgent }));
      return heard.kind === 'turns' ? heard.turned : [];
    },
    sent: (ids) => {
      if (live && ids.length > 0) live.post({ kind: 'sent', ids });
      else if (owed.length < MOST_OWED) owed.push(...ids);
    },
    async waiting(after): Promise<Page> {
      const heard = await ask((id) => ({ kind: 'waiting', id, after }));
      return heard.kind === 'waiting' ? heard.page : { rows: [] };
    },
    async health(): Promise<Health> {
      const heard = await ask((id) => ({ kind: 'health', id })).catch(() => undefined);
      return heard?.kind === 'health' ? heard.health : { ok: false, bundle: '', reason };
    },
    async close() {
      closing = true;
      if (live) await ask((id) => ({ kind: 'close', id }));
    },
  };
  return {
    converse,
    opened,
    tell(to) {
      events = to;
      for (const say of untold.splice(0)) say(to);
    },
  };
}

/** What is said in one round of the event loop goes in one message: each costs as much as what it carries. */
function inLists(post: (all: Said[]) => void): (said: Said) => void {
  let all: Said[] = [];
  const flush = () => {
    post(all);
    all = [];
  };
  return (said) => {
    if (all.push(said) === 1) setImmediate(flush);
  };
}

function settle(waits: Map<number, Wait>, heard: Answer): void {
  const wait = waits.get(heard.id);
  waits.delete(heard.id);
  if (heard.kind === 'failed') wait?.failed(new Error(`The database could not do it (${heard.message}).`));
  else wait?.done(heard);
}
