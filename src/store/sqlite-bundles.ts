import type { Bundle } from '../bundle/bundle.ts';
import type { Db } from './sqlite-file.ts';
import type { Publisher } from './store.ts';

/** The bundles of one SQLite file: each is kept for good, and so is which one was served from when. */
export const createBundles = (db: Db) => {
  const insert = db.prepare<[string, string, number]>(`
    INSERT INTO bundles (hash, json, published_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  const serve = db.prepare<[string, number, string | null, string | null]>(
    'INSERT INTO served (hash, at, who, why) VALUES (?, ?, ?, ?)',
  );
  const last = db.prepare<[], { hash: string }>('SELECT hash FROM served ORDER BY number DESC LIMIT 1');
  const edition = db.prepare<[], { edition: string }>(`
    SELECT coalesce((SELECT max(number) FROM served), 0) || coalesce(
      (SELECT group_concat(' ' || kind || ' ' || id || ' ' || at || ' ' || why, '') FROM withdrawn), '') AS edition`);
  const select = db.prepare<[string], { json: string }>('SELECT json FROM bundles WHERE hash = ?');

  return {
    /** A start publishes again what is served already: that writes nothing. */
    publish: (bundle: Bundle, now: number, { who, why }: Publisher = {}): void => {
      if (last.get()?.hash === bundle.hash) return;
      insert.run(bundle.hash, JSON.stringify(bundle), now);
      serve.run(bundle.hash, now, who ?? null, why ?? null);
    },
    published: (): Bundle | undefined => {
      const served = last.get();
      const row = served && select.get(served.hash);
      return row && JSON.parse(row.json);
    },
    isServed: (hash: string): boolean => last.get()?.hash === hash,
    edition: (): string => edition.get()?.edition ?? '',
  };
};
