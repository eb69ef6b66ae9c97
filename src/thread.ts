import { Worker } from 'node:worker_threads';
import type { Problem } from './bundle/bundle.ts';
import { Busy, type Converse, type Health, type Turned } from './converse.ts';
import type { Heard, Opened, Said, TurnsOptions } from './turns.ts';

/** Events waiting for their turn at once; beyond it platforms are told to come again. Some 0.2 s of work. */
export const MOST_WAITING_EVENTS = 2000;

/** The content has errors and there is nothing to serve in its place. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
  readonly problems: Problem[];
  constructor(message: string, problems: Problem[]) {
    super(message);
    this.problems = problems;
  }
}

type Wait = { done(heard: Heard): void; failed(error: Error): void; events: number };

/** Starts the database thread (turns.ts) and speaks with it: fsync never blocks HTTP. */
export async function startThread(
  options: TurnsOptions,
  broke: (error: string, at: string) => void,
): Promise<{ converse: Converse; opened: Opened }> {
  const worker = new Worker(new URL('./turns.ts', import.meta.url), { workerData: options });
  const waits = new Map<number, Wait>();
  let gone: Error | undefined;
  const end = (error: Error) => {
    gone = error;
    for (const wait of waits.values()) wait.failed(error);
    waits.clear();
  };
  const opened = await new Promise<Opened>((resolve, reject) => {
    worker.on('message', (heard: Heard) => {
      if (heard.kind === 'opened') resolve(heard.opened);
      else if (heard.kind === 'refused') reject(new CannotOpen(heard.message, heard.problems));
      else if (heard.kind === 'broke') broke(heard.error, heard.at);
      else settle(waits, heard);
    });
    worker.on('error', (error) => {
      end(error instanceof Error ? error : new Error(String(error)));
      reject(gone);
    });
    worker.on('exit', () => end(gone ?? new Error('The database thread has ended.')));
  });
  return {
    opened,
    converse: createProxy(
      (said) => worker.postMessage(said),
      waits,
      () => gone,
    ),
  };
}

function settle(waits: Map<number, Wait>, heard: Exclude<Heard, { kind: 'opened' | 'refused' | 'broke' }>): void {
  const wait = waits.get(heard.id);
  waits.delete(heard.id);
  if (heard.kind === 'failed') wait?.failed(new Error(`The turn could not be saved (${heard.message}).`));
  else wait?.done(heard);
}

function createProxy(post: (said: Said) => void, waits: Map<number, Wait>, gone: () => Error | undefined): Converse {
  let last = 0;
  let waiting = 0;
  const ask = <H extends Heard>(make: (id: number) => Said, events = 0) =>
    new Promise<H>((resolve, reject) => {
      const dead = gone();
      if (dead) return reject(dead);
      const id = ++last;
      waiting += events;
      const settled = () => (waiting -= events);
      waits.set(id, {
        events,
        done: (heard) => {
          settled();
          resolve(heard as H);
        },
        failed: (error) => {
          settled();
          reject(error);
        },
      });
      post(make(id));
    });
  return {
    async take(incoming): Promise<Turned[]> {
      if (waiting + incoming.length > MOST_WAITING_EVENTS) throw new Busy('Too many events are waiting.');
      const heard = await ask<Extract<Heard, { kind: 'turned' }>>(
        (id) => ({ kind: 'take', id, incoming }),
        incoming.length,
      );
      return heard.turned;
    },
    sent: (ids) => {
      if (ids.length > 0 && !gone()) post({ kind: 'sent', ids });
    },
    async health(): Promise<Health> {
      const dead = gone();
      if (dead) return { ok: false, bundle: '', reason: 'The database thread has ended.' };
      return (await ask<Extract<Heard, { kind: 'health' }>>((id) => ({ kind: 'health', id }))).health;
    },
    async close() {
      if (!gone()) await ask((id) => ({ kind: 'close', id }));
    },
  };
}
