import type { Withdrawal } from '../bundle/bundle.ts';
import type { Db } from './sqlite-file.ts';

/** What is withdrawn, in one SQLite file. */
export const createWithdrawn = (db: Db) => {
  const upsert = db.prepare<[string, string, string, number]>(`
    INSERT INTO withdrawn (kind, id, why, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET why = excluded.why, at = excluded.at`);
  const erase = db.prepare<[string, string]>('DELETE FROM withdrawn WHERE kind = ? AND id = ?');
  const select = db.prepare<[], Withdrawal>('SELECT kind, id, why, at FROM withdrawn ORDER BY at, kind, id');

  return {
    withdraw: ({ kind, id, why, at }: Withdrawal): void => void upsert.run(kind, id, why, at),
    restore: (kind: Withdrawal['kind'], id: string): boolean => erase.run(kind, id).changes > 0,
    withdrawn: (): Withdrawal[] => select.all(),
  };
};
