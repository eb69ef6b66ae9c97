import { keyOf } from '../store/staff-book.ts';
import { network } from '../network.ts';

/** Wrong passwords for one name before it has to wait, and how long each further one takes to come free. */
export const NAME_TRIES = 10;
const NAME_EVERY_MS = 60_000;
/** An office shares one address. */
export const ADDRESS_TRIES = 30;
const ADDRESS_EVERY_MS = 20_000;
/** Names and addresses kept, some 100 bytes each; what was quiet longest is forgotten first. */
const KEPT = 10_000;

/** `seconds` to wait before the next try; 0: it may be tried, and counts as wrong until it is `right`. */
export type Throttle = { seconds(name: string, address: string): number; right(name: string, address: string): void };

/**
 * Counts wrong passwords in memory, for each name, whether it is there or not, and for each address. Whoever guesses at
 * somebody's name does not lock them out: from where they signed in before, only their own address counts.
 */
export function createThrottle(now: () => number = Date.now): Throttle {
  const names = createBuckets({ most: NAME_TRIES, everyMs: NAME_EVERY_MS }, now);
  const addresses = createBuckets({ most: ADDRESS_TRIES, everyMs: ADDRESS_EVERY_MS }, now);
  const known = new Set<string>();
  const pairOf = (name: string, from: string) => `${keyOf(name)} ${from}`;
  return {
    seconds(name, address) {
      const from = network(address);
      const isKnown = known.has(pairOf(name, from));
      const wait = Math.max(addresses.seconds(from), isKnown ? 0 : names.seconds(keyOf(name)));
      if (wait > 0) return wait;
      addresses.take(from);
      if (!isKnown) names.take(keyOf(name));
      return 0;
    },
    right(name, address) {
      const from = network(address);
      addresses.give(from);
      if (!known.has(pairOf(name, from))) names.give(keyOf(name));
      keep(known, pairOf(name, from));
    },
  };
}

type Bucket = { left: number; at: number };

function createBuckets({ most, everyMs }: { most: number; everyMs: number }, now: () => number) {
  const buckets = new Map<string, Bucket>();
  const look = (key: string): Bucket => {
    const { left, at } = buckets.get(key) ?? { left: most, at: now() };
    return { left: Math.min(most, left + Math.max(0, now() - at) / everyMs), at: now() };
  };
  const put = (key: string, more: number) => {
    const { left, at } = look(key);
    buckets.delete(key);
    buckets.set(key, { left: Math.min(most, left + more), at });
    if (buckets.size > KEPT) buckets.delete(buckets.keys().next().value ?? '');
  };
  return {
    seconds: (key: string): number => Math.ceil((Math.max(0, 1 - look(key).left) * everyMs) / 1000),
    take: (key: string): void => put(key, -1),
    give: (key: string): void => put(key, 1),
  };
}

function keep(known: Set<string>, pair: string): void {
  known.delete(pair);
  known.add(pair);
  if (known.size > KEPT) known.delete(known.values().next().value ?? '');
}
