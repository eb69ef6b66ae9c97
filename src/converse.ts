import { randomUUID } from 'node:crypto';
import type { Act, Draw, Incoming } from './channels/channel.ts';
import type { Respond } from './engine/engine.ts';
import type { Input, Reply, Session } from './engine/turn.ts';
import type { Event, Outcome, Page, Store, Waiting } from './store/store.ts';
import type { Meaning } from './understand/meaning.ts';

/** What became of one incoming event. `again`: it had been turned before; `waiting`: what is still to be sent for it. */
export type Turned = { again: boolean; waiting: Waiting[] };

/** How well the service stands. `bundle` is the hash of what is served; `reason` says what is wrong. */
export type Health = { ok: boolean; bundle: string; reason?: string };

/** The whole bot, as the outside sees it: events in, durable turns out. */
export type Converse = {
  /**
   * Resolves, in the order given, when all turns are durable. Rejects with Busy when too many are waiting. What is
   * urgent goes before what is not.
   */
  take(incoming: Incoming[], urgent?: boolean): Promise<Turned[]>;
  /** These requests were delivered, or are refused for good. */
  sent(ids: number[]): void;
  /** What is in the outbox from `after` on and not too old. */
  waiting(after: number): Promise<Page>;
  health(): Promise<Health>;
  close(): Promise<void>;
};

/** More events are waiting than may wait. The platform is told 503 and sends them again. */
export class Busy extends Error {
  override name = 'Busy';
  /** Of those events of the same post that had their turn all the same. */
  readonly waiting: Waiting[];
  constructor(message: string, waiting: Waiting[] = []) {
    super(message);
    this.waiting = waiting;
  }
}

/** What a conversation needs: words, meaning, drawing, memory. */
export type Parts = {
  respond: Respond;
  understand: (text: string) => Meaning;
  /** By channel name. */
  draws: Record<string, Draw>;
  store: Store;
  /** Words and somebody to call, when a turn broke. */
  fallback: (lang: string | undefined, now: number) => Reply[];
  /** Told what broke and where in the conversation; never the words, never the person. */
  broke: (error: unknown, at: string) => void;
};

/**
 * The whole bot: incoming events → what they mean → a turn each, saved together with its replies as the platform will
 * get them. When this returns, everything is durable and may be sent; what was `sent` before is forgotten.
 */
export function converse(parts: Parts, incoming: Incoming[], sent: number[], now: number): Turned[] {
  // Understanding knows no session, so it is done before the transaction.
  const inputs = new Map(incoming.map((event) => [event, toInput(event.input, parts.understand)]));
  const respond = (event: Incoming, session: Session | undefined): Outcome => {
    const input = inputs.get(event) ?? { kind: 'arrive' };
    const turn = parts.respond(session, input, now);
    const requests = draw(parts, event, turn.replies);
    if (turn.forget) return { requests, forget: true };
    if (input.kind === 'group') return { requests };
    return { session: turn.session, requests, ...(turn.counts ? { counts: turn.counts } : {}) };
  };
  const failed = (event: Incoming, error: unknown): Outcome => {
    parts.broke(error, event.input.kind === 'tap' ? `${event.input.at.flow}.${event.input.at.step}` : event.input.kind);
    return { requests: draw(parts, event, parts.fallback(undefined, now)) };
  };
  // Platforms do not promise an order: what a person did first has its turn first.
  const ordered = incoming.toSorted((a, b) => a.at - b.at);
  const taken = new Map(
    parts.store
      .takeTurns(ordered, respond, failed, now, sent)
      .map(({ event, again, waiting }): [Event, Turned] => [event, { again, waiting }]),
  );
  return incoming.map((event) => taken.get(event) ?? { again: true, waiting: [] });
}

const draw = (parts: Parts, { channel, person, back }: Incoming, replies: Reply[]) =>
  parts.draws[channel]?.(replies, { person, back }, randomUUID) ?? [];

const toInput = (act: Act, understand: Parts['understand']): Input =>
  act.kind === 'text' ? { kind: 'text', meaning: understand(act.text) } : act;
