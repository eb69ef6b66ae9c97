import type { Withdrawal } from '../bundle/bundle.ts';
import type { Db } from './sqlite-file.ts';

/** What is withdrawn, in one SQLite file. */
export const createWithdrawn = (db: Db) => {
  const upsert = db.prepare<[string, string, string, number, string | null]>(`
    INSERT INTO withdrawn (kind, id, why, at, who) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET why = excluded.why, at = excluded.at, who = excluded.who`);
  const erase = db.prepare<[string, string]>('DELETE FROM withdrawn WHERE kind = ? AND id = ?');
  const select = db.prepare<[], Omit<Withdrawal, 'who'> & { who: string | null }>(
    'SELECT kind, id, why, at, who FROM withdrawn ORDER BY at, kind, id',
  );

  return {
    withdraw: ({ kind, id, why, at, who }: Withdrawal): void => void upsert.run(kind, id, why, at, who ?? null),
    restore: (kind: Withdrawal['kind'], id: string): boolean => erase.run(kind, id).changes > 0,
    withdrawn: (): Withdrawal[] =>
      select.all().map(({ who, ...withdrawal }) => ({ ...withdrawal, ...(who === null ? {} : { who }) })),
  };
};
