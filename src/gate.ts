import type { Incoming } from './channels/channel.ts';
import { Busy, type Converse, type Turned } from './converse.ts';
import { doors } from './engine/stage.ts';
import { ofServed, type Served } from './served.ts';
import { createUnderstand } from './understand/meaning.ts';

/** Events that wait for their turn at once; beyond it platforms are told to come again. Some 0.2 s of work. */
export const MOST_WAITING = 2000;
/** Kept free beside them for cries for help. */
export const RESERVED_FOR_URGENT = 500;

/** An upset person types fast: so many messages are turned at once, and then one more every `REFILL_MS`. */
export const BURST = 40;
export const REFILL_MS = 500;
/** People whose pace is remembered, for about 5 MB; beyond it all are forgotten, which only favours them. */
const MOST_REMEMBERED = 50_000;

/** What an event gets that is one too many of a flood: no turn and no answer. */
const IGNORED: Turned = { again: false, waiting: [] };

/**
 * Lets in what can be done in time. Nothing grows without a limit, a flood by one person does not cost the others
 * their answers, and a cry for help gets in when nothing else does.
 */
export function withGate(converse: Converse, served: Served, now: () => number = Date.now): Converse {
  const understand = ofServed(served, createUnderstand);
  const isInPace = createPace(now);
  let waiting = 0;

  const isUrgent = ({ input }: Incoming): boolean => {
    if (input.kind === 'tap') return input.at.flow === doors.emergency.flow;
    return input.kind === 'text' && understand()(input.text).command === 'emergency';
  };

  const enter = async (events: Incoming[], urgent: boolean): Promise<Map<Incoming, Turned>> => {
    if (events.length === 0) return new Map();
    const most = urgent ? MOST_WAITING + RESERVED_FOR_URGENT : MOST_WAITING;
    if (waiting + events.length > most) throw new Busy('Too many events are waiting.');
    waiting += events.length;
    try {
      const turned = await converse.take(events, urgent);
      return new Map(events.map((event, index) => [event, turned[index] ?? IGNORED]));
    } finally {
      waiting -= events.length;
    }
  };

  return {
    ...converse,
    async take(incoming) {
      const admitted = incoming.filter((event) => isInPace(event) || isUrgent(event));
      // While there is room nobody needs to be preferred; when it is crowded, cries for help go first, by themselves.
      const crowded = waiting + admitted.length > MOST_WAITING / 2;
      const urgent = crowded ? admitted.filter(isUrgent) : [];
      const first = await enter(urgent, true);
      const rest = await enter(
        admitted.filter((event) => !first.has(event)),
        false,
      ).catch((error: unknown) => {
        if (!(error instanceof Busy)) throw error;
        throw new Busy(
          error.message,
          [...first.values()].flatMap((turned) => turned.waiting),
        );
      });
      return incoming.map((event) => first.get(event) ?? rest.get(event) ?? IGNORED);
    },
  };
}

/** A bucket of `BURST` messages a person that fills up again with time. */
function createPace(now: () => number): (event: Incoming) => boolean {
  const buckets = new Map<string, { left: number; at: number }>();
  return ({ channel, person }) => {
    const key = `${channel} ${person}`;
    const time = now();
    if (buckets.size >= MOST_REMEMBERED) buckets.clear();
    const bucket = buckets.get(key) ?? { left: BURST, at: time };
    const left = Math.min(BURST, bucket.left + (time - bucket.at) / REFILL_MS);
    buckets.set(key, { left: Math.max(0, left - 1), at: time });
    return left >= 1;
  };
}
