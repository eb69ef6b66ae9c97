import type { Incoming } from './channels/channel.ts';
import type { Waiting } from './store/store.ts';

/** What became of one incoming event. `again`: it had been turned before; `waiting`: what is still to be sent for it. */
export type Turned = { again: boolean; waiting: Waiting[] };

/** How well the service stands. `reason` names what is wrong, for whoever runs it. */
export type Health = { ok: boolean; bundle: string; reason?: string };

/** The whole bot, as the outside sees it: events in, durable turns out. */
export type Converse = {
  /** Resolves, in the order given, when all turns are durable. Rejects with Busy when too many are waiting. */
  take(incoming: Incoming[]): Promise<Turned[]>;
  /** These requests were delivered, or are refused for good. */
  sent(ids: number[]): void;
  health(): Promise<Health>;
  close(): Promise<void>;
};

/** More events are waiting than may wait. The platform is told 503 and sends them again. */
export class Busy extends Error {
  override name = 'Busy';
}
