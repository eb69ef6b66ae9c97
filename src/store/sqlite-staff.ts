import { statSync } from 'node:fs';
import { type Db, openFile } from './sqlite-file.ts';
import {
  type Account,
  keyOf,
  type Role,
  ROLES,
  SESSION_IDLE_MS,
  SESSION_MS,
  SESSIONS_EACH,
  type StaffBook,
} from './staff-book.ts';

/** How exactly the last use of a session is kept: each use would be a write. */
const COARSE_MS = 5 * 60_000;

/** A server asks between two messages of people: what holds the file longer is not waited for. */
const SERVING_TIMEOUT_MS = 100;

/** Who may sign in, in one SQLite file, which is made if missing. `timeout`: how long another process is waited for, in ms. */
export const openStaff = (file: string, timeout: number): StaffBook => {
  const db = openFile(file, timeout);
  return { ...accountsIn(db), ...sessionsIn(db), close: () => void db.close() };
};

/**
 * The book of a file while the server runs, opened when it is first asked for; undefined while there is no such file. One
 * that was put in its place is opened instead. Throws when it cannot be opened.
 */
export const openWhenAsked = (file: string): (() => StaffBook | undefined) => {
  let open: { book: StaffBook; inode: number } | undefined;
  return () => {
    const inode = statSync(file, { throwIfNoEntry: false })?.ino;
    if (open?.inode === inode) return open?.book;
    open?.book.close();
    open = undefined;
    if (inode === undefined) return undefined;
    open = { book: openServing(file), inode };
    return open.book;
  };
};

/** Beside the database thread, which works the log into the file. Only sessions are written: none needs to survive a power cut. */
const openServing = (file: string): StaffBook => {
  const db = openFile(file, SERVING_TIMEOUT_MS);
  db.pragma('synchronous = NORMAL');
  db.pragma('wal_autocheckpoint = 0');
  return { ...accountsIn(db), ...sessionsIn(db), close: () => void db.close() };
};

type Row = { name: string; roles: string; languages: string; added_at: number };

const accountOf = ({ name, roles, languages, added_at }: Row): Account => ({
  name,
  roles: words(roles).filter((role): role is Role => ROLES.some((known) => known === role)),
  languages: words(languages),
  addedAt: added_at,
});

const words = (text: string): string[] => text.split(' ').filter(Boolean);

const accountsIn = (db: Db) => {
  const any = db.prepare('SELECT 1 FROM staff LIMIT 1');
  const all = db.prepare<[], Row>('SELECT name, roles, languages, added_at FROM staff ORDER BY key');
  const insert = db.prepare<[string, string, string, string, string, number]>(`
    INSERT INTO staff (key, name, roles, languages, password, added_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const erase = db.prepare<[string], { name: string }>('DELETE FROM staff WHERE key = ? RETURNING name');
  const allow = db.prepare<[string, string, string], { name: string }>(
    'UPDATE staff SET roles = ?, languages = ? WHERE key = ? RETURNING name',
  );
  const change = db.prepare<[string, string], { name: string }>(
    'UPDATE staff SET password = ? WHERE key = ? RETURNING name',
  );
  const password = db.prepare<[string], { password: string }>('SELECT password FROM staff WHERE key = ?');
  const signOut = db.prepare<[string]>('DELETE FROM staff_sessions WHERE staff = ?');
  const changePassword = db.transaction((name: string, hash: string) => {
    signOut.run(keyOf(name));
    return change.get(hash, keyOf(name))?.name;
  });

  return {
    isEmpty: (): boolean => any.get() === undefined,
    accounts: (): Account[] => all.all().map(accountOf),
    add: ({ name, roles, languages, addedAt }: Account, hash: string): boolean =>
      insert.run(keyOf(name), name, roles.join(' '), languages.join(' '), hash, addedAt).changes > 0,
    remove: (name: string): string | undefined => {
      const removed = erase.get(keyOf(name))?.name;
      // Until then what was erased can be read in the log.
      db.pragma('wal_checkpoint(TRUNCATE)');
      return removed;
    },
    allow: (name: string, roles: Role[], languages: string[]): string | undefined =>
      allow.get(roles.join(' '), languages.join(' '), keyOf(name))?.name,
    changePassword: (name: string, hash: string): string | undefined => changePassword.immediate(name, hash),
    passwordOf: (name: string): string | undefined => password.get(keyOf(name))?.password,
  };
};

const sessionsIn = (db: Db) => {
  const insert = db.prepare<[Buffer, number, number, string, string]>(`
    INSERT INTO staff_sessions (mark, staff, began_at, used_at)
      SELECT ?, key, ?, ? FROM staff WHERE key = ? AND password = ?`);
  const sweep = db.prepare<[number, number]>('DELETE FROM staff_sessions WHERE used_at <= ? OR began_at <= ?');
  const crowd = db.prepare<[string, number]>(`
    DELETE FROM staff_sessions WHERE mark IN
      (SELECT mark FROM staff_sessions WHERE staff = ? ORDER BY began_at DESC LIMIT -1 OFFSET ?)`);
  const select = db.prepare<[Buffer, number, number], Row & { used_at: number }>(`
    SELECT name, roles, languages, added_at, used_at FROM staff_sessions JOIN staff ON staff = key
      WHERE mark = ? AND used_at > ? AND began_at > ?`);
  const use = db.prepare<[number, Buffer]>('UPDATE staff_sessions SET used_at = ? WHERE mark = ?');
  const erase = db.prepare<[Buffer]>('DELETE FROM staff_sessions WHERE mark = ?');
  const begin = db.transaction((name: string, hash: string, mark: Buffer, now: number) => {
    sweep.run(now - SESSION_IDLE_MS, now - SESSION_MS);
    const isIn = insert.run(mark, now, now, keyOf(name), hash).changes > 0;
    crowd.run(keyOf(name), SESSIONS_EACH);
    return isIn;
  });

  return {
    begin: (name: string, hash: string, mark: Buffer, now: number): boolean => begin.immediate(name, hash, mark, now),
    whose: (mark: Buffer, now: number, isUse: boolean): Account | undefined => {
      const row = select.get(mark, now - SESSION_IDLE_MS, now - SESSION_MS);
      if (row && isUse && now - row.used_at > COARSE_MS) ifItCan(() => use.run(now, mark));
      return row && accountOf(row);
    },
    end: (mark: Buffer): void => void erase.run(mark),
  };
};

/** Somebody else writes just now: the next use is written. */
const ifItCan = (write: () => void): void => {
  try {
    write();
  } catch {}
};
