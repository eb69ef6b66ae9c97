import { type Incoming, type Sender, Unreachable } from '../channel.ts';

/** Whoever has no answer after this is shown that we are at work. Nearly all have theirs in a tenth of it. */
export const SLOW_MS = 1_500;
/** People watched at once. An answer in time ends the watch, so that only trouble gets here, and then most see nothing. */
const MOST_WATCHED = 1_000;

type Turned = { waiting: { request: { channel: string } }[] };
type Take<T extends Turned> = (incoming: Incoming[]) => Promise<T[]>;

/** Watches, from outside, the two ends of an answer: when a turn is taken and when its reply is sent. */
export type Watch = {
  take<T extends Turned>(take: Take<T>): Take<T>;
  sender(sender: Sender): Sender;
};

/** Shows people on LINE who wait longer than `slowMs` that we are at work, once a message. Delays and breaks nothing. */
export const watchSlow = (working: (person: string) => Promise<void>, slowMs = SLOW_MS): Watch => {
  const timers = new Map<string, NodeJS.Timeout>();
  const forget = (person: string): void => {
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
  return {
    take: (take) => async (incoming) => {
      const people = incoming.filter(isAlone).map(({ person }) => person);
      people.forEach(watch);
      const turned = await take(incoming).catch((error: unknown) => {
        people.forEach(forget);
        throw error;
      });
      // Who is told nothing must not be shown that something comes.
      for (const [n, { person }] of incoming.entries()) if (turned[n]?.waiting.length === 0) forget(person);
      return turned;
    },
    sender: (sender) => ({
      ...sender,
      async send(request) {
        const over = (): void => forget(String(request.body.to));
        await sender.send(request).catch((error: unknown) => {
          if (!(error instanceof Unreachable)) over();
          throw error;
        });
        over();
      },
    }),
  };
};

const isAlone = ({ channel, input }: Incoming): boolean =>
  channel === 'line' && input.kind !== 'leave' && input.kind !== 'group';
