import type { Seal } from './seal.ts';
import type { Db } from './sqlite.ts';
import { EVENT_LIFETIME_MS, type Event } from './store.ts';

/** Which events were turned, in one SQLite file: keyed hashes of their ids, which lead back to nobody. */
export const createEvents = (db: Db, seal: Seal) => {
  const insert = db.prepare<[string, number]>('INSERT INTO events (mark, at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const select = db.prepare<[string]>('SELECT 1 FROM events WHERE mark = ?');
  // Numbers grow with time, so only the oldest are looked at.
  const sweep = db.prepare<[number, number]>(`
    DELETE FROM events WHERE number IN (SELECT number FROM events ORDER BY number LIMIT ?) AND at <= ?`);

  return {
    /** Remembers an event; false if it was known, under whichever key. */
    add: ({ channel, event }: Event, now: number): boolean => {
      const [mark = '', ...older] = seal.marks(channel, event);
      return !older.some((old) => select.get(old)) && insert.run(mark, now).changes > 0;
    },
    sweep: (now: number, most: number): number => sweep.run(most, now - EVENT_LIFETIME_MS).changes,
  };
};
