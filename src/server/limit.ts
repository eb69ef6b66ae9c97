import { network } from '../network.ts';

/** A hasty person taps once a second; a dormitory or a whole mobile network may share one address, hence the burst. */
export const BURST = 120;
const PER_SECOND = 1;
/** Buckets kept, about 100 bytes each; the address that was quiet longest is forgotten first. */
export const ADDRESSES = 10_000;

type Bucket = { left: number; at: number };

/** 0 when this address may go on, else the seconds to wait. Keeps addresses in memory alone. */
export type Limit = (address: string) => number;

/** A token bucket an address, so that a script cannot fill the disk with made-up people. */
export const createLimit = (now: () => number = Date.now): Limit => {
  const buckets = new Map<string, Bucket>();
  return (address) => {
    const key = network(address);
    const bucket = refilled(buckets.get(key), now());
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > ADDRESSES) buckets.delete(buckets.keys().next().value ?? '');
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / PER_SECOND);
    bucket.left -= 1;
    return 0;
  };
};

const refilled = (bucket: Bucket | undefined, now: number): Bucket => {
  if (!bucket) return { left: BURST, at: now };
  const gained = (Math.max(0, now - bucket.at) / 1000) * PER_SECOND;
  return { left: Math.min(BURST, bucket.left + gained), at: now };
};
