import { readdirSync, readFileSync } from 'node:fs';
import type { Db } from './sqlite-file.ts';

const folder = new URL('./sql/', import.meta.url);

/**
 * Brings the tables up to date with `sql/0001-….sql` and the following, each in its own transaction. `user_version` is
 * the number of the last one. Throws when the file has seen more than there are: a newer Waymark has changed it.
 */
export const migrate = (db: Db): void => {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  for (const [i, name] of names.toSorted().entries()) {
    if (Number(name.slice(0, 4)) !== i + 1) throw new Error(`${name} is not migration ${i + 1}: mend src/store/sql.`);
    apply(db, i + 1, readFileSync(new URL(name, folder), 'utf8'));
  }
  if (version(db) > names.length) throw new Error(`${db.name} was made by a newer Waymark: start that one.`);
};

// The version is asked for inside the transaction: another process may be starting, too.
const apply = (db: Db, number: number, sql: string): void => {
  // Without a lock where nothing is to be done.
  if (version(db) >= number) return;
  const step = db.transaction(() => {
    if (version(db) >= number) return;
    db.exec(sql);
    db.pragma(`user_version = ${number}`);
  });
  step.immediate();
};

const version = (db: Db): number => Number(db.pragma('user_version', { simple: true }));
