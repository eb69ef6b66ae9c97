import { randomUUID } from 'node:crypto';
import type { Request } from '../../src/engine/turn.ts';
import { type Page, REPLY_LIFETIME_MS, type Waiting } from '../../src/store/store.ts';

const PAGE = 200;

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
    /** In small pages, so that what comes between two of them is tried, too. */
    waiting: async (after: number): Promise<Page> => {
      asked += 1;
      const found = [...rows.values()].filter(({ id, expires }) => id > after && expires > now()).slice(0, PAGE);
      const end = found.length < PAGE ? undefined : found.at(-1);
      await new Promise((done) => setTimeout(done, 2));
      return { rows: found, ...(end ? { next: end.id } : {}) };
    },
    size: () => rows.size,
    /** How often it was asked what waits. */
    asked: () => asked,
  };
};
