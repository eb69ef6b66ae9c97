import type { Bundle } from '../bundle/bundle.ts';
import type { Db } from './sqlite-file.ts';
import { HISTORY_ROWS, type Publisher, type Served } from './store.ts';

/** The bundles of one SQLite file: each is kept for good, and so is which one was served from when. */
export const createBundles = (db: Db) => {
  const insert = db.prepare<[string, string, number]>(`
    INSERT INTO bundles (hash, json, published_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  const serve = db.prepare<[string, number, string | null, string | null]>(
    'INSERT INTO served (hash, at, who, why) VALUES (?, ?, ?, ?)',
  );
  const last = db.prepare<[], { hash: string; who: string | null }>(
    'SELECT hash, who FROM served ORDER BY number DESC LIMIT 1',
  );
  const history = db.prepare<[number, number], Row>(
    'SELECT number, hash, at, who, why FROM served WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const named = db.prepare<[], { named: 0 | 1 }>('SELECT EXISTS (SELECT 1 FROM served WHERE who IS NOT NULL) AS named');
  const edition = db.prepare<[], { edition: string }>(`
    SELECT coalesce((SELECT max(number) FROM served), 0) || coalesce(
      (SELECT group_concat(' ' || kind || ' ' || id || ' ' || at || ' ' || why, '') FROM withdrawn), '') AS edition`);
  const select = db.prepare<[string], { json: string }>('SELECT json FROM bundles WHERE hash = ?');

  const read = (hash: string): Bundle | undefined => {
    const row = select.get(hash);
    return row && JSON.parse(row.json);
  };

  return {
    /** A start publishes again what is served already: that writes nothing. */
    publish: (bundle: Bundle, now: number, { who, why }: Publisher = {}): void => {
      const served = last.get();
      const isFirstName = who !== undefined && served?.who === null;
      if (served?.hash === bundle.hash && !isFirstName) return;
      insert.run(bundle.hash, JSON.stringify(bundle), now);
      serve.run(bundle.hash, now, who ?? null, why ?? null);
    },
    published: (): Bundle | undefined => {
      const served = last.get();
      return served && read(served.hash);
    },
    history: (before = Number.MAX_SAFE_INTEGER): Served[] =>
      history.all(before, HISTORY_ROWS).map(({ who, why, ...served }) => ({
        ...served,
        ...(who === null ? {} : { who }),
        ...(why === null ? {} : { why }),
      })),
    isNamed: (): boolean => named.get()?.named === 1,
    bundle: read,
    serveAgain: (hash: string, now: number, { who, why }: Publisher): boolean => {
      if (!select.get(hash)) return false;
      serve.run(hash, now, who ?? null, why ?? null);
      return true;
    },
    isServed: (hash: string): boolean => last.get()?.hash === hash,
    edition: (): string => edition.get()?.edition ?? '',
  };
};

type Row = { number: number; hash: string; at: number; who: string | null; why: string | null };
