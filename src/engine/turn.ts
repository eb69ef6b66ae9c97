import type { Place } from '../bundle/bundle.ts';
import type { When } from '../understand/calendar.ts';
import type { Meaning, Money } from '../understand/meaning.ts';

/** What is remembered of a person between two messages. Plain JSON, a few hundred bytes. */
export type Session = {
  lang?: string;
  country?: string;
  /** Burmese is shown as old phones need it. */
  letters?: 'zawgyi';
  /** The step that waits for an answer. */
  at?: Place;
  /** Of this flow only, in the order in which they were given: the last one is what "back" takes away. */
  answers: Record<string, Answer>;
  /** The conversation that an emergency interrupted. */
  suspended?: Suspended;
  /** Red flags that an advert's words showed, worst first: what its text was is not kept. See adverts.ts. */
  advert?: string[];
  /** How many messages in a row were not understood. */
  missed?: number;
};

/** `behind`: what that one had interrupted itself. No flow waits twice, so there are never more than flows that interrupt. */
export type Suspended = { at: Place; answers: Record<string, Answer>; behind?: Suspended };

/** A choice's name, `unsure`, a typed amount of money, a typed whole number, or a day or month that is past. */
export type Answer = string | Money | number | Dated;

/** Only the day or month is kept of what was typed. */
export type Dated = { date: When };

/** What a person did, as the engine takes it. A tap carries the place it belongs to, however old it is. */
export type Input =
  | { kind: 'text'; meaning: Meaning }
  | { kind: 'tap'; at: Place; choice: string }
  | { kind: 'media'; what: string }
  /** Degrees, as the platform says: looked at once, never kept. */
  | { kind: 'location'; latitude: number; longitude: number }
  /** Came for the first time, or again: follow, get started, opening the page. */
  | { kind: 'arrive' }
  /** Blocked or left us: everything about the person is erased, nothing is said. */
  | { kind: 'leave' }
  /** Spoke to us in a group: only told to write in private. */
  | { kind: 'group' };

/** One bubble, in no platform's form. `choices` are only on the last one of a turn. */
export type Reply = {
  text: string;
  /** Where the words stand, such as `job-offer:paid.text`. */
  key: string;
  phones: Phone[];
  choices: Choice[];
  /** The choices are numbered and may be typed as a number. */
  numbered: boolean;
  lang: string;
};
export type Phone = { label: string; number: string; contact: string };
/** `nav` marks the ways out that stand on every question: help, back. */
export type Choice = { at: Place; choice: string; label: string; nav?: boolean };

/**
 * `forget`: everything about this person is to be erased, replies still waiting included. `counts`: answers of an
 * anonymous questionnaire, such as `needs.what.lawyer`.
 */
export type Turn = { session: Session; replies: Reply[]; forget?: boolean; counts?: string[] };

/**
 * Replies in a platform's own form, one request each: drawn before the commit, stored, then sent. Only the shape that
 * channels and store share stands here. `retryKey` is a UUID that stays the same on every attempt.
 */
export type Request = { channel: string; body: Record<string, unknown>; retryKey: string };
