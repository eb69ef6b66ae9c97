import { randomUUID } from 'node:crypto';
import type { Incoming } from './channels/channel.ts';
import { Busy, type Converse, type Turned } from './converse.ts';
import { draws } from './draws.ts';
import { createFallback } from './engine/engine.ts';
import { ofServed, type Served } from './served.ts';
import { REPLY_LIFETIME_MS, type Waiting } from './store/store.ts';
import { proposeLanguage } from './understand/language.ts';

/** Events answered from memory that are remembered, so that a redelivery is not answered again: about 1 MB. */
const MOST_REMEMBERED = 10_000;

/**
 * The same conversation with a net under it: when a turn cannot be saved (disk full, database locked or gone), the
 * person still reads words and numbers to call, from memory, in the language of what they wrote if its script shows.
 * Such replies are not stored: their ids are negative.
 */
export function withLifeline(converse: Converse, served: Served, now: () => number = Date.now): Converse {
  const fallback = ofServed(served, createFallback);
  const answered = new Set<string>();
  let last = 0;

  const answer = (incoming: Incoming): Turned => {
    const event = `${incoming.channel} ${incoming.event}`;
    const isSilent = incoming.input.kind === 'leave' || incoming.input.kind === 'group';
    if (answered.has(event) || isSilent) return { again: answered.has(event), waiting: [] };
    if (answered.size >= MOST_REMEMBERED) answered.clear();
    answered.add(event);
    const { channel, person, back, input, at } = incoming;
    const lang = input.kind === 'text' ? proposeLanguage(input.text) : undefined;
    const replies = fallback()(lang, now());
    const requests = draws[channel]?.(replies, { person, back }, randomUUID) ?? [];
    const expires = Math.min(at, now()) + REPLY_LIFETIME_MS;
    return { again: false, waiting: requests.map((request): Waiting => ({ id: --last, person, request, expires })) };
  };

  return {
    ...converse,
    async take(incoming, urgent) {
      try {
        return await converse.take(incoming, urgent);
      } catch (error) {
        if (error instanceof Busy) throw error;
        return incoming.map(answer);
      }
    },
    sent: (ids) => converse.sent(ids.filter((id) => id > 0)),
  };
}
