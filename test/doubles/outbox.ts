import { randomUUID } from 'node:crypto';
import type { Request } from '../../src/engine/turn.ts';
import { REPLY_LIFETIME_MS, type Waiting } from '../../src/store/store.ts';

export type Outbox = ReturnType<typeof createOutbox>;

/** The outbox in memory, asked and told across a gap, as the database thread is. */
export const createOutbox = (now: () => number) => {
  const rows = new Map<number, Waiting>();
  let last = 0;
  let asked = 0;
  const put = (person: string, request: Omit<Request, 'retryKey'>): Waiting => {
    const row = {
      id: ++last,
      person,
      request: { ...request, retryKey: randomUUID() },
      expires: now() + REPLY_LIFETIME_MS,
    };
    rows.set(row.id, row);
    return row;
  };
  return {
    line: (to: string, text: string, replyToken: string): Waiting => {
      const messages = [{ type: 'text', text }];
      const body = replyToken === '' ? { kind: 'push', to, messages } : { kind: 'reply', replyToken, to, messages };
      return put(to, { channel: 'line', body });
    },
    messenger: (id: string, text: string): Waiting => {
      const body = { recipient: { id }, messaging_type: 'RESPONSE', message: { text } };
      return put(id, { channel: 'messenger', body });
    },
    sent: (ids: number[]): void => {
      for (const id of ids) rows.delete(id);
    },
    waiting: async (): Promise<Waiting[]> => {
      asked += 1;
      const found = [...rows.values()].filter(({ expires }) => expires > now());
      await new Promise((done) => setTimeout(done, 2));
      return found;
    },
    size: () => rows.size,
    /** How often it was asked what waits. */
    asked: () => asked,
  };
};
