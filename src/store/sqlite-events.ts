import type { Seal } from './seal.ts';
import type { Db } from './sqlite-file.ts';
import { EVENT_LIFETIME_MS, type Event } from './store.ts';

/** Bytes kept of a keyed hash: among a billion events in a day, two are taken for one with a chance of 10^-21. */
const MARK_BYTES = 16;

/** Which events were turned, in one SQLite file: keyed hashes of their ids, which lead back to nobody. */
export const createEvents = (db: Db, seal: Seal) => {
  const insert = db.prepare<[number, Buffer, number]>(
    'INSERT INTO events (stamp, mark, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare<[number, Buffer]>('SELECT 1 FROM events WHERE stamp = ? AND mark = ?');
  const sweep = db.prepare<[number, number, number]>(`
    DELETE FROM events WHERE (stamp, mark) IN
      (SELECT stamp, mark FROM events WHERE stamp <= ? AND at <= ? ORDER BY stamp LIMIT ?)`);

  return {
    /** Remembers an event; false if it was known, under whichever key. */
    add: ({ channel, event, at, stamp = at }: Event, now: number): boolean => {
      const [mark = NONE, ...older] = seal.marks(channel, event).map(toMark);
      return !older.some((old) => select.get(stamp, old)) && insert.run(stamp, mark, now).changes > 0;
    },
    sweep: (now: number, most: number): number => {
      const past = now - EVENT_LIFETIME_MS;
      return sweep.run(past, past, most).changes;
    },
  };
};

const NONE = Buffer.alloc(0);

const toMark = (hash: string): Buffer => Buffer.from(hash, 'base64url').subarray(0, MARK_BYTES);
