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

/** One subscriber owns a whole /64 of IPv6; an IPv4 address in IPv6 dress is that IPv4 address. */
export const network = (address: string): string => {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inner) return inner;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? 8 - front.length - back.length : 0;
  return [...front, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...back].slice(0, 4).join(':');
};
