import { Worker } from 'node:worker_threads';
import type { Answered, Question } from './desk-thread.ts';
import type { Folders } from './on-desk.ts';
import type { Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

/** Without a question for so long, nobody has the page open: a visible one asks every second. */
const IDLE_MS = 10 * 60_000;
/** Reading and checking everything takes a second or two. Later no answer comes any more, and the thread is ended. */
const LATE_MS = 60_000;
/** Several times what the content here takes. Beyond it the thread ends, and not the server. */
const LARGEST_MB = 1024;

/** What the page asks, who is at it, and the answer as JSON. Throws Wrong for what cannot be answered. */
export type Ask = (what: string, body: unknown, by?: Staff) => Promise<string>;

/**
 * The thread that reads, checks, plays and draws (desk-thread.ts): none of it ever holds up the chat. It is started by
 * the first question and ends when nobody asks any more, which gives most of its memory back.
 */
export function startDesk(folders: Folders, idleMs = IDLE_MS): Ask {
  let desk: Desk | undefined;
  let idle: NodeJS.Timeout | undefined;
  const rest = () => {
    if (desk?.isBusy()) return wait();
    desk?.end();
    desk = undefined;
  };
  const wait = () => {
    clearTimeout(idle);
    idle = setTimeout(rest, idleMs).unref();
  };
  return (what, body, by) => {
    wait();
    desk ??= openDesk(folders, () => (desk = undefined));
    return desk.ask(what, body, by);
  };
}

type Desk = { ask: Ask; isBusy(): boolean; end(): void };
type Wait = { done(json: string): void; failed(error: Error): void; late: NodeJS.Timeout };

/** `gone`: it ended by itself. */
function openDesk(folders: Folders, gone: () => void): Desk {
  const worker = new Worker(new URL('./desk-thread.ts', import.meta.url), {
    workerData: folders,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_MB },
  });
  const waits = new Map<number, Wait>();
  let last = 0;
  let isOver = false;
  const end = () => {
    isOver = true;
    void worker.terminate();
  };
  worker.on('message', (answered: Answered) => settle(waits, answered));
  // Told again by "exit", which always follows.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (!isOver) gone();
    for (const id of waits.keys()) settle(waits, { id, broke: 'ended' });
  });
  // The page may be open while the server is stopped. Listening counts as waiting again, so this comes last.
  worker.unref();
  return {
    isBusy: () => waits.size > 0,
    end,
    ask: (what, body, by) =>
      new Promise((done, failed) => {
        const id = ++last;
        const late = setTimeout(() => void worker.terminate(), LATE_MS).unref();
        waits.set(id, { done, failed, late });
        worker.postMessage({ id, what, body, ...(by ? { by } : {}) } satisfies Question);
      }),
  };
}

function settle(waits: Map<number, Wait>, answered: Answered): void {
  const wait = waits.get(answered.id);
  waits.delete(answered.id);
  clearTimeout(wait?.late);
  if ('json' in answered) wait?.done(answered.json);
  else if ('wrong' in answered) wait?.failed(new Wrong(answered.wrong));
  else wait?.failed(new Error(`The studio thread could not answer (${answered.broke}).`));
}
