import type { Unreachable } from '../channels/channel.ts';
import type { Request } from '../engine/turn.ts';

/** A channel that sent too much pauses this long, then twice as long. LINE's and Meta's limits are counted by seconds. */
export const FIRST_PAUSE_MS = 1_000;
/** Never longer: a reply lives ten minutes. Neither platform tells how long to wait. */
export const LONGEST_PAUSE_MS = 60_000;
/** A channel that is barred is tried with one request this often: five times in a reply's ten minutes. */
export const PROBE_EVERY_MS = 2 * 60_000;

/** What a platform lets one channel send now. Times are ms since whenever; `began` is when an attempt was begun. */
export type Allowance = {
  /** How many requests may be on their way at once. */
  room(now: number): number;
  isBarred(request: Request): boolean;
  /** Whether a barred request may be tried now, alone. It then is the probe, until `probed`. */
  probe(now: number): boolean;
  probed(now: number): void;
  /** The next time at which more may be sent than now. */
  opens(now: number): number | undefined;
  /** The platform took or judged this request. Returns whether that ended a bar. */
  well(began: number, request: Request): boolean;
  /** Too much was sent. What was begun before a pause says nothing about the pace after it. */
  slow(began: number, now: number): void;
  /** Returns whether that is news. */
  bar(error: Unreachable, now: number): boolean;
  /** What is wrong, if anything is. */
  state(): string | undefined;
};

/** `costs`: what a spent quota bars. */
export function createAllowance(most: number, costs: (request: Request) => boolean): Allowance {
  let width = most;
  let pause = 0;
  let open = 0;
  let bar: { reason: string; bars(request: Request): boolean; probeAt: number; probing: boolean } | undefined;
  return {
    room: (now) => (now < open ? 0 : width),
    isBarred: (request) => bar?.bars(request) ?? false,
    probe(now) {
      if (!bar || bar.probing || now < bar.probeAt) return false;
      bar.probing = true;
      return true;
    },
    probed(now) {
      if (bar) bar = { ...bar, probing: false, probeAt: now + PROBE_EVERY_MS };
    },
    opens: (now) => [open, bar?.probeAt ?? 0].filter((at) => at > now).toSorted((a, b) => a - b)[0],
    well(began, request) {
      if (began >= open) {
        // One goes first after a pause, and each success lets one more go with it.
        width = Math.min(most, width + 1);
        pause = pause / 2 < FIRST_PAUSE_MS ? 0 : pause / 2;
      }
      if (!bar?.probing || !bar.bars(request)) return false;
      bar = undefined;
      return true;
    },
    slow(began, now) {
      if (began < open) return;
      pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pause * 2));
      open = now + pause;
      width = 1;
    },
    bar({ message, trouble }, now) {
      const isNews = bar?.reason !== message;
      const bars = trouble === 'quota' ? costs : () => true;
      bar = { reason: message, bars, probeAt: now + PROBE_EVERY_MS, probing: false };
      return isNews;
    },
    state: () => (bar ? `stopped: ${bar.reason}` : pause > 0 ? 'slowed: too much was sent' : undefined),
  };
}
