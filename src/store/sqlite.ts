import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Seal } from './seal.ts';
import { createBundles } from './sqlite-bundles.ts';
import { createCounts } from './sqlite-counts.ts';
import { createEvents } from './sqlite-events.ts';
import { type Db, openFile } from './sqlite-file.ts';
import { createOutbox } from './sqlite-outbox.ts';
import { createSessions, type Stored } from './sqlite-sessions.ts';
import { createWithdrawn } from './sqlite-withdrawn.ts';
import {
  type Event,
  type Outcome,
  REPLY_LIFETIME_MS,
  type Store,
  StoreGone,
  SWEEP_ROWS,
  type Taken,
  type Waiting,
} from './store.ts';

export { DATABASE_FILE } from './sqlite-file.ts';

/** `file` is made if missing, its folder is not. `retentionHours`: how long an idle session is kept. */
export type SqliteOptions = { file: string; seal: Seal; retentionHours: number };

/** Another process that holds the file, such as `npm run publish`, is waited for so long; no turn is taken meanwhile.
 * LINE wants its answer within two seconds. */
const BUSY_TIMEOUT_MS = 1_000;
/** A sweep gives back at most so many free pages of 4 KiB, for the same reason as `SWEEP_ROWS`. */
const SWEEP_PAGES = 1_000;

/** A store in one SQLite file. Throws when the file is no database, or a newer Waymark has changed its tables. */
export const openSqlite = (options: SqliteOptions): Store => {
  const db = openFile(options.file, BUSY_TIMEOUT_MS);
  try {
    return createStore(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
};

const createStore = (db: Db, { file, seal, retentionHours }: SqliteOptions): Store => {
  const inode = inodeOf(file);
  const sessions = createSessions(db, seal, retentionHours * 3_600_000);
  const events = createEvents(db, seal);
  const outbox = createOutbox(db, seal);
  const bundles = createBundles(db);
  const withdrawn = createWithdrawn(db);
  const counts = createCounts(db);
  const tables = { sessions, events, outbox, counts };
  const accounts = db.prepare('SELECT 1 FROM staff LIMIT 1');
  const probe = db.prepare('SELECT number FROM served LIMIT 1');
  return {
    takeTurns: createTakeTurns(db, seal, tables),
    sent: outbox.drop,
    waiting: (now, who) => {
      if (!who) return outbox.all(now);
      const all = seal.looks(who.channel, who.person).flatMap((id) => outbox.of(id, now));
      return all.toSorted((a, b) => a.id - b.id);
    },
    page: outbox.page,
    sweep: (now) => {
      const gone = atomically(db, () => sweep(tables, now));
      db.exec(`PRAGMA incremental_vacuum(${SWEEP_PAGES})`);
      wipe(db);
      return gone;
    },
    publish: (bundle, now, by) => atomically(db, () => bundles.publish(bundle, now, by)),
    published: bundles.published,
    history: bundles.history,
    isNamed: bundles.isNamed,
    bundle: bundles.bundle,
    serveAgain: bundles.serveAgain,
    isServed: bundles.isServed,
    edition: bundles.edition,
    counts: counts.counts,
    ...withdrawn,
    hasAccounts: () => accounts.get() !== undefined,
    ping: () => {
      if (inodeOf(file) !== inode) throw new StoreGone('The database file is gone.');
      probe.get();
    },
    close: () => void db.close(),
  };
};

/** SQLite goes on writing into a file that was deleted, without a word. */
const inodeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;

type Tables = {
  sessions: ReturnType<typeof createSessions>;
  events: ReturnType<typeof createEvents>;
  outbox: ReturnType<typeof createOutbox>;
  counts: ReturnType<typeof createCounts>;
};

const atomically = <T>(db: Db, work: () => T): T => db.transaction(work).immediate();

const createTakeTurns = (db: Db, seal: Seal, tables: Tables): Store['takeTurns'] => {
  // Inside a transaction, better-sqlite3 makes another one a savepoint.
  const savepoint = db.transaction((work: () => Waiting[]) => work());
  return (batch, respond, failed, now, sent = []) => {
    let forgot = false;
    const keep = (event: Event, person: string, before: Stored | undefined, outcome: Outcome): Waiting[] => {
      forgot ||= outcome.forget === true;
      return keepOutcome(tables, { person, before, at: event.at, now }, outcome);
    };
    const turn = (event: (typeof batch)[number], person: string): Waiting[] => {
      const before = tables.sessions.read(person, now);
      try {
        return savepoint(() => keep(event, person, before, respond(event, before?.session)));
      } catch (error) {
        // The database's own troubles are not this event's: nothing of the batch can be relied on.
        if (error instanceof Database.SqliteError) throw error;
        return keep(event, person, before, failed(event, error));
      }
    };
    const take = (event: (typeof batch)[number]): Taken => {
      const person = findPerson(seal, tables, event);
      if (!tables.events.add(event, now)) return { event, again: true, waiting: tables.outbox.of(person, now) };
      return { event, again: false, waiting: turn(event, person) };
    };
    const taken = atomically(db, () => {
      if (sent.length > 0) tables.outbox.drop(sent);
      return batch.map(take);
    });
    if (forgot) wipeNowOrLater(db);
    return taken;
  };
};

// After a key was changed, a person's first turn brings along what was written under the older ones.
const findPerson = (seal: Seal, { sessions, outbox }: Tables, { channel, person }: Event): string => {
  const [id = '', ...older] = seal.looks(channel, person);
  for (const old of older) {
    sessions.move(old, id);
    outbox.move(old, id);
  }
  return id;
};

type Kept = { person: string; before: Stored | undefined; at: number; now: number };

const keepOutcome = (
  { sessions, outbox, counts }: Tables,
  { person, before, at, now }: Kept,
  { session, requests, forget, counts: counted = [] }: Outcome,
): Waiting[] => {
  if (forget) {
    sessions.erase(person);
    outbox.erase(person);
  } else sessions.write(person, session, before, now);
  counts.add(counted, now);
  // Its age counts from when the person wrote, not from when a platform brought it at last.
  return outbox.add(person, requests, Math.min(at, now) + REPLY_LIFETIME_MS);
};

// What is most personal goes first.
const sweep = ({ sessions, outbox, events, counts }: Tables, now: number): number => {
  let gone = sessions.sweep(now, SWEEP_ROWS);
  gone += outbox.sweep(now, SWEEP_ROWS - gone);
  gone += events.sweep(now, SWEEP_ROWS - gone);
  return gone + counts.sweep(now, SWEEP_ROWS - gone);
};

// Erased rows stay readable in the write-ahead log until it is cut. A reader in another process may prevent that:
// the next sweep tries again.
const wipe = (db: Db): void => void db.pragma('wal_checkpoint(TRUNCATE)');

/** What is committed stays so, whatever a full disk says then; the next sweep tries again, and tells. */
const wipeNowOrLater = (db: Db): void => {
  try {
    wipe(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
};
