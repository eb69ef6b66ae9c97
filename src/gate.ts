import type { Incoming } from './channels/channel.ts';
import { Busy, type Converse, type Turned } from './converse.ts';
import { doors } from './engine/stage.ts';
import { ofServed, type Served } from './served.ts';
import { createCry } from './understand/cry.ts';

/** Events that wait for their turn at once; beyond it platforms are told to come again. Some 0.4 s of work. */
export const MOST_WAITING = 2000;
/** Kept free beside them for cries for help. */
export const RESERVED_FOR_URGENT = 500;
/** On a slow or busy machine fewer wait: as many as are done in this time. LINE waits two seconds for its answer. */
export const PATIENCE_MS = 1_000;
/** Where even that would be too few to get anything done. */
const LEAST_WAITING = 200;
/** How long one takes is seen when at least so many wait: fewer take a commit all the same. */
const MEASURED_FROM = 100;
/** What the latest measure counts against those before. */
const LATEST = 0.25;

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
export function withGate(converse: Converse, served: Served, now: () => number = steady): Converse {
  const isCry = ofServed(served, createCry);
  const pace = createPace(now);
  // Cries for help have a measure of their own: who has used up the other is still heard, but cannot fill the lane.
  const cries = createPace(now);
  let waiting = 0;
  let crying = 0;
  const pressure = createPressure(now);

  const isUrgent = ({ input }: Incoming): boolean => {
    return isTapForHelp({ input }) || (input.kind === 'text' && isCry()(input.text));
  };

  const enter = async (events: Incoming[], urgent: boolean): Promise<Map<Incoming, Turned>> => {
    if (events.length === 0) return new Map();
    // When nothing else waits, a large post gets in on a slow machine, too.
    const most = waiting > 0 ? pressure.most() : MOST_WAITING;
    const hasRoom = waiting + events.length <= most;
    // The lane is kept whatever else waits, also when the machine has just become slow.
    const hasLane = urgent && crying + events.length <= RESERVED_FOR_URGENT;
    if (!hasRoom && !hasLane) throw new Busy('Too many events are waiting.');
    waiting += events.length;
    if (urgent) crying += events.length;
    const measure = pressure.measure(waiting);
    try {
      const turned = await converse.take(events, urgent);
      if (!urgent) measure();
      return new Map(
        events.map((event, index) => [event, preferred(turned[index] ?? IGNORED, urgent || isTapForHelp(event))]),
      );
    } finally {
      waiting -= events.length;
      if (urgent) crying -= events.length;
    }
  };

  /** Undefined: one too many. */
  const admit = (event: Incoming): Pace | undefined => {
    if (pace.spend(event)) return pace;
    return isUrgent(event) && cries.spend(event) ? cries : undefined;
  };

  return {
    ...converse,
    async take(incoming) {
      // No lane has room: then no time is spent on who cries.
      if (waiting >= pressure.most() && crying >= RESERVED_FOR_URGENT) throw new Busy('Too many events are waiting.');
      const paces = new Map(incoming.map((event) => [event, admit(event)]));
      const admitted = incoming.filter((event) => paces.get(event));
      // While there is room nobody needs to be preferred; when it is crowded, cries for help go first, by themselves.
      const crowded = waiting + admitted.length > pressure.most() / 2;
      const urgent = new Set(crowded ? admitted.filter(isUrgent) : []);
      const others = admitted.filter((event) => !urgent.has(event));
      let turned = new Map<Incoming, Turned>();
      try {
        turned = await enter([...urgent], true);
        turned = new Map([...turned, ...(await enter(others, false))]);
      } catch (error) {
        // They are posted again: they must not count twice, or a platform's patience uses up a person's measure.
        for (const event of admitted) if (!turned.has(event)) paces.get(event)?.giveBack(event);
        throw error instanceof Busy
          ? new Busy(
              error.message,
              [...turned.values()].flatMap((each) => each.waiting),
            )
          : error;
      }
      return incoming.map((event) => turned.get(event) ?? IGNORED);
    },
  };
}

/** A clock that is set forward would look like a machine that has become slow. */
const steady = (): number => performance.now();

const isTapForHelp = ({ input }: Pick<Incoming, 'input'>): boolean =>
  input.kind === 'tap' && input.at.flow === doors.emergency.flow;

/** Its replies overtake other people's on the way out, too. */
const preferred = (turned: Turned, isFirst: boolean): Turned =>
  isFirst ? { ...turned, waiting: turned.waiting.map((row) => ({ ...row, first: true })) } : turned;

type Pressure = { most(): number; measure(waiting: number): () => void };

/** How many may wait, by how long those took that waited before. */
function createPressure(now: () => number): Pressure {
  let msEach = PATIENCE_MS / MOST_WAITING;
  return {
    most: () => Math.round(Math.min(MOST_WAITING, Math.max(LEAST_WAITING, PATIENCE_MS / msEach))),
    measure(waiting) {
      const begun = now();
      return () => {
        if (waiting >= MEASURED_FROM) msEach += ((now() - begun) / waiting - msEach) * LATEST;
      };
    },
  };
}

type Pace = { spend(event: Incoming): boolean; giveBack(event: Incoming): void };

/** A bucket of `BURST` messages a person that fills up again with time. */
function createPace(now: () => number): Pace {
  const buckets = new Map<string, { left: number; at: number }>();
  const keyOf = ({ channel, person }: Incoming): string => `${channel} ${person}`;
  const leftOf = (key: string, time: number): number => {
    const bucket = buckets.get(key) ?? { left: BURST, at: time };
    return Math.min(BURST, bucket.left + Math.max(0, time - bucket.at) / REFILL_MS);
  };
  return {
    spend(event) {
      const [key, at] = [keyOf(event), now()];
      if (buckets.size >= MOST_REMEMBERED) buckets.clear();
      const left = leftOf(key, at);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      return left >= 1;
    },
    giveBack(event) {
      const [key, at] = [keyOf(event), now()];
      buckets.set(key, { left: Math.min(BURST, leftOf(key, at) + 1), at });
    },
  };
}
