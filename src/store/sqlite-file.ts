import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrate } from './sqlite-migrate.ts';

export type Db = Database.Database;

/** The file in `DATA_DIR`. */
export const DATABASE_FILE = 'waymark.sqlite';

/** The log is worked into the file when it has so many pages of 4 KiB. A batch of 64 turns writes some 250: with SQLite's
 * own 1,000 every fourth commit would wait for two fsyncs more. */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens a SQLite file, with its tables up to date; it is made if missing, its folder is not. `timeout`: how long another
 * process that holds it is waited for, in ms. Throws when it is no database, or a newer Waymark has changed its tables.
 */
export const openFile = (file: string, timeout: number): Db => {
  makeFile(file);
  const db = new Database(file, { timeout });
  try {
    setUp(db);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const setUp = (db: Db): void => {
  // Before anything is written: it cannot be changed afterwards. Sweeps then give free pages back.
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  // better-sqlite3's own default in WAL mode is NORMAL, which may lose the last turns when the power fails.
  db.pragma('synchronous = FULL');
  // What is erased is overwritten; without it, erased rows stay readable in the file.
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.pragma('foreign_keys = ON');
};

/**
 * Made first, so that nobody else may read it; SQLite gives the files beside it the same rights. One that is there is not
 * opened: closing it would drop the locks that this process holds on it in another thread (POSIX), and another process
 * could then take the log away under the server.
 */
const makeFile = (file: string): void => {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
};
