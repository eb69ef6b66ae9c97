import type { Incoming } from '../channel.ts';

/** Whoever has no answer after this is shown that we are at work. Nearly all have theirs in a tenth of it. */
export const SLOW_MS = 1_500;
/** People watched at once; an answer that comes in time ends the watch, so that only trouble gets here. */
const MOST_WATCHED = 1_000;

/** Watches who of the people on LINE still waits for an answer. */
export type Watch = {
  /** They wrote; `done` ends the watch, for turns that say nothing. */
  heard(incoming: Incoming[]): { done(): void };
  answered(person: string): void;
  close(): void;
};

/** Shows, once a message, people who wait longer than `slowMs` that we are at work. Never throws. */
export const watchSlow = (working: (person: string) => Promise<void>, slowMs = SLOW_MS): Watch => {
  const timers = new Map<string, NodeJS.Timeout>();
  const answered = (person: string): void => {
    clearTimeout(timers.get(person));
    timers.delete(person);
  };
  const watch = (person: string): void => {
    if (timers.has(person) || timers.size >= MOST_WATCHED) return;
    const show = (): void => {
      timers.delete(person);
      void working(person);
    };
    timers.set(person, setTimeout(show, slowMs).unref());
  };
  const heard: Watch['heard'] = (incoming) => {
    const people = incoming.filter(isAlone).map(({ person }) => person);
    people.forEach(watch);
    return { done: () => people.forEach(answered) };
  };
  return { heard, answered, close: () => [...timers.keys()].forEach(answered) };
};

const isAlone = ({ channel, input }: Incoming): boolean =>
  channel === 'line' && input.kind !== 'leave' && input.kind !== 'group';
