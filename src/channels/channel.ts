import type { IncomingHttpHeaders } from 'node:http';
import type { Place } from '../bundle/bundle.ts';
import type { Input, Reply, Request } from '../engine/turn.ts';

/** What a channel makes of one platform event, before it is understood. */
export type Incoming = {
  channel: string;
  /** Unique for the event; the same on a redelivery. */
  event: string;
  /** The platform's id of the person (or group). Only ever stored hashed or encrypted. */
  person: string;
  /** What is needed to answer: a LINE reply token. Empty where the person's id is enough. */
  back: string;
  /** When the person acted, ms since 1970, as the platform says. */
  at: number;
  /** Only where `at` is not the same on a redelivery: 0. */
  stamp?: number;
  input: Act;
};

/** What a person did, its words not yet understood. */
export type Act = Exclude<Input, { kind: 'text' }> | { kind: 'text'; text: string };

/** Whom the replies go to. */
export type To = { person: string; back: string };

/** Draws the replies of one turn, in order. Pure: it runs before the commit. */
export type Draw = (replies: Reply[], to: To, retryKey: () => string) => Request[];

/** What is pure about a platform; its `Send` needs a token and connections, and is created beside it. */
export type Channel = {
  name: string;
  /** Whether the platform signed exactly these bytes with one of the secrets. Header names are in lower case. */
  verify: (rawBody: Buffer, headers: IncomingHttpHeaders, secrets: string[]) => boolean;
  /** Whether this JSON is for us at all. Takes any value and never throws. */
  isOurs: (body: unknown) => boolean;
  /** What a webhook's JSON says. Takes any value and never throws: what it does not know is left out. */
  read: (body: unknown) => Incoming[];
  draw: Draw;
};

/** Sends one request. Throws Refused or Unreachable. */
export type Send = (request: Request) => Promise<void>;

/** A way to a platform over connections that stay open; `close` waits for what is being sent. */
export type Sender = {
  send: Send;
  close: () => Promise<void>;
  /** Whether the platform counts this request against a quota. None does unless told. */
  costs?: (request: Request) => boolean;
};

/**
 * Why a request is refused:
 * - `wrong`: it is not as it must be.
 * - `gone`: the person is gone or may not be written to: what waits for them behind it is useless, too.
 * - `denied`: we lack a permission, perhaps for all we send: staff must look.
 */
export type Refusal = 'wrong' | 'gone' | 'denied';

/** The platform understood the request and will not take it: repeating it is useless. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly why: Refusal;
  constructor(message: string, status: number, why: Refusal = 'wrong') {
    super(message);
    this.status = status;
    this.why = why;
  }
}

/**
 * What keeps a request from arriving:
 * - `passing`: it certainly did not arrive, or a second one is recognised: the same may be sent again.
 * - `doubtful`: it may have arrived, and a second one would come as a copy.
 * - `rate`: too much was sent: the whole channel must slow down.
 * - `quota`: what costs is used up for the month; what is free goes on.
 * - `barred`: nothing of ours is taken until staff mend it: a dead token, a restricted Page.
 */
export type Trouble = 'passing' | 'doubtful' | 'rate' | 'quota' | 'barred';

/**
 * The request was not taken but may be later – as `next`, where the same form must not be used twice (a LINE reply
 * that may have arrived).
 */
export class Unreachable extends Error {
  override name = 'Unreachable';
  readonly trouble: Trouble;
  readonly next: Request | undefined;
  constructor(message: string, trouble: Trouble = 'passing', next?: Request) {
    super(message);
    this.trouble = trouble;
    this.next = next;
  }
}

/** A tap's place and choice as a short word for a button: `flow.step.choice`. */
export const writeTap = (at: Place, choice: string): string => `${at.flow}.${at.step}.${choice}`;

/** Reads it back; undefined for anything else. Names have no dots. */
export const readTap = (word: string): { at: Place; choice: string } | undefined => {
  const parts = /^([\w-]{1,60})\.([\w-]{1,60})\.([\w-]{1,60})$/.exec(word);
  if (!parts?.[1] || !parts[2] || !parts[3]) return undefined;
  return { at: { flow: parts[1], step: parts[2] }, choice: parts[3] };
};

/** A location somebody sent; undefined for what is none. */
export function locationOf(latitude: unknown, longitude: unknown): Act | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  return { kind: 'location', latitude, longitude };
}
