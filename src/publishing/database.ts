import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSeal, KEY_BYTES } from '../store/seal.ts';
import { DATABASE_FILE, openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';

/** Who comes beside the server erases nothing of what it remembers. */
const KEPT_FOR_EVER = Number.POSITIVE_INFINITY;

/** The file that the server beside it serves from. `isThere`: a server or `npm run publish` has made it before. */
export function databaseIn(dataDir: string): { file: string; isThere: boolean } {
  const file = resolve(join(dataDir, DATABASE_FILE));
  return { file, isThere: existsSync(file) };
}

/** Opens it, whether a server is running or not, for `work`, and closes it again. Made if missing. */
export function withStore<T>(dataDir: string, work: (store: Store) => T): T {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Nothing about people is read or written here, so whoever publishes needs no key.
  const seal = createSeal([randomBytes(KEY_BYTES)]);
  const store = openSqlite({ file: databaseIn(dataDir).file, seal, retentionHours: KEPT_FOR_EVER });
  try {
    return work(store);
  } finally {
    store.close();
  }
}
