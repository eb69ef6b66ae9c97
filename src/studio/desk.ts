import { Worker } from 'node:worker_threads';
import type { Answered, Question } from './desk-thread.ts';
import { Wrong } from './wrong.ts';

/** Without a question for so long, nobody has the page open: a visible one asks every second. */
const IDLE_MS = 10 * 60_000;
/** A check of broken files takes a second or two; more is no answer any more. */
const TIMEOUT_MS = 60_000;

/** What the page asks, and the answer as JSON. Throws Wrong for what cannot be answered. */
export type Ask = (what: string, body: unknown) => Promise<string>;

type Wait = { done(json: string): void; failed(error: Error): void };
type Desk = { worker: Worker; waits: Map<number, Wait> };

/**
 * The thread that reads, checks, plays and draws (desk-thread.ts): none of it ever holds up the chat. It is started by
 * the first question and ends when nobody asks any more, which gives its memory back.
 */
export function startDesk(contentDir: string): Ask {
  let desk: Desk | undefined;
  let last = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = (gone: Desk) => {
    if (desk === gone) desk = undefined;
    for (const { failed } of gone.waits.values()) failed(new Error('The studio thread has ended.'));
    gone.waits.clear();
  };
  const start = (): Desk => {
    const worker = new Worker(new URL('./desk-thread.ts', import.meta.url), { workerData: { contentDir } });
    const made: Desk = { worker, waits: new Map() };
    // The page may be open while the server is stopped.
    worker.unref();
    worker.on('message', (answered: Answered) => settle(made.waits, answered));
    worker.on('error', () => end(made));
    worker.on('exit', () => end(made));
    return made;
  };
  return (what, body) => {
    clearTimeout(idle);
    idle = setTimeout(() => void desk?.worker.terminate(), IDLE_MS).unref();
    const { worker, waits } = (desk ??= start());
    const id = ++last;
    return new Promise((done, failed) => {
      const late = setTimeout(() => {
        waits.delete(id);
        failed(new Error('The studio thread does not answer.'));
      }, TIMEOUT_MS).unref();
      const settled =
        <T>(tell: (given: T) => void) =>
        (given: T) => {
          clearTimeout(late);
          tell(given);
        };
      waits.set(id, { done: settled(done), failed: settled(failed) });
      worker.postMessage({ id, what, body } satisfies Question);
    });
  };
}

function settle(waits: Map<number, Wait>, answered: Answered): void {
  const wait = waits.get(answered.id);
  waits.delete(answered.id);
  if ('json' in answered) wait?.done(answered.json);
  else if ('wrong' in answered) wait?.failed(new Wrong(answered.wrong));
  else wait?.failed(new Error(`The studio thread could not answer (${answered.broke}).`));
}
