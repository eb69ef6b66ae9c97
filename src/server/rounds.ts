import { Busy } from '../converse.ts';

/**
 * So long does each round of the event loop work at most; one piece of work takes a millisecond or two. Node accepts one
 * new connection a round: if a round served everybody who is connected already, the sixtieth that comes at once would
 * wait for 60 × 59 / 2 services, some six seconds.
 */
const ROUND_MS = 5;
/** More work than this does not wait: about a second's. Posts of up to a megabyte hang on it. */
export const MOST_IN_LINE = 500;

/** Does work in the order in which it came, at once where there is time. Rejects with Busy when too much waits. */
export type InRounds = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createRounds(now: () => number = () => performance.now()): InRounds {
  const line: (() => void)[] = [];
  let left = ROUND_MS;
  let isPlanned = false;
  const plan = () => {
    if (!isPlanned) setImmediate(begin);
    isPlanned = true;
  };
  const begin = () => {
    isPlanned = false;
    left = ROUND_MS;
    serve();
    if (line.length > 0) plan();
  };
  const serve = () => {
    const next = left > 0 ? line.shift() : undefined;
    if (!next) return;
    run(next);
    serve();
  };
  const run = (work: () => void) => {
    const begun = now();
    work();
    left -= now() - begun;
    plan();
  };
  return (work) =>
    new Promise((resolve, reject) => {
      if (line.length >= MOST_IN_LINE) return reject(new Busy('Too many posts are waiting.'));
      const go = () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      if (left > 0 && line.length === 0) return run(go);
      line.push(go);
      plan();
    });
}
