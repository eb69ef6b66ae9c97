import type { Session } from '../engine/turn.ts';
import type { Seal } from './seal.ts';
import type { Db } from './sqlite-file.ts';

/** A session as it is stored: `plain` is its JSON, to see whether a turn has changed anything. */
export type Stored = { plain: string; session: Session; seenAt: number };

/**
 * When a person was last seen is kept no more exactly than this, so a session goes up to ten minutes early. It spares
 * the index a change with nearly every turn (a fifth of the time at 64 turns a commit), and keeps less about people.
 */
export const SEEN_STEP_MS = 10 * 60_000;

type Row = { person: string; sealed: Buffer; seen_at: number };

/** The sessions of one SQLite file, by look-up id. One idle for longer than `retentionMs` is absent, swept or not. */
export const createSessions = (db: Db, seal: Seal, retentionMs: number) => {
  const select = db.prepare<[string, number], Row>('SELECT * FROM sessions WHERE person = ? AND seen_at >= ?');
  const upsert = db.prepare<[string, Buffer, number]>(`
    INSERT INTO sessions (person, sealed, seen_at) VALUES (?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, seen_at = excluded.seen_at`);
  const upsertLater = db.prepare<[string, Buffer, number]>(`
    INSERT INTO sessions (person, sealed, seen_at) VALUES (?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, seen_at = excluded.seen_at
    WHERE excluded.seen_at > seen_at`);
  const update = db.prepare<[Buffer, string]>('UPDATE sessions SET sealed = ? WHERE person = ?');
  const erase = db.prepare<[string]>('DELETE FROM sessions WHERE person = ?');
  const sweep = db.prepare<[number, number]>(`
    DELETE FROM sessions WHERE person IN (SELECT person FROM sessions WHERE seen_at < ? ORDER BY seen_at LIMIT ?)`);

  const open = (row: Row | undefined): string | undefined => {
    try {
      return row && seal.open(row.sealed, about(row.person));
    } catch {
      // Damaged, or its key is gone: the person starts anew instead of getting no answer at all.
      return undefined;
    }
  };

  return {
    read: (person: string, now: number): Stored | undefined => {
      const row = select.get(person, now - retentionMs);
      const plain = open(row);
      return row && plain !== undefined ? { plain, session: JSON.parse(plain), seenAt: row.seen_at } : undefined;
    },
    /** No `session`: it stays as it was. What has not changed is not written. */
    write: (person: string, session: Session | undefined, before: Stored | undefined, now: number): void => {
      const seenAt = now - (now % SEEN_STEP_MS);
      const plain = session ? JSON.stringify(session) : before?.plain;
      if (plain === undefined) return;
      if (before?.seenAt !== seenAt) upsert.run(person, seal.seal(plain, about(person)), seenAt);
      else if (plain !== before.plain) update.run(seal.seal(plain, about(person)), person);
    },
    erase: (person: string): void => void erase.run(person),
    /** From the id under an older key to the one under the first; of two sessions the later stays. */
    move: (from: string, to: string): void => {
      const row = select.get(from, 0);
      const plain = open(row);
      if (row && plain !== undefined) upsertLater.run(to, seal.seal(plain, about(to)), row.seen_at);
      if (row) erase.run(from);
    },
    sweep: (now: number, most: number): number => sweep.run(now - retentionMs, most).changes,
  };
};

const about = (person: string): string => `session ${person}`;
