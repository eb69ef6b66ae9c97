import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSeal } from '../../src/store/seal.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Event, Outcome } from '../../src/store/store.ts';
import {
  bundle,
  event,
  type Ground,
  HOUR,
  NOW,
  never,
  RETENTION_HOURS,
  say,
  session,
  storeContract,
} from './contract.ts';

const ground = (): Ground => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-store-'));
  return {
    open: (keys, retentionHours) =>
      openSqlite({ file: join(folder, 'waymark.db'), seal: createSeal(keys), retentionHours }),
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    clear: () => rmSync(folder, { recursive: true }),
  };
};

storeContract('SQLite', ground);

const turn = (): Outcome => ({ session: session('my'), requests: [say('words')] });

describe('SQLite itself', () => {
  const key = randomBytes(32);
  const seal = createSeal([key]);
  let folder: string;
  let file: string;

  const open = (path = file) => openSqlite({ file: path, seal, retentionHours: RETENTION_HOURS });
  /** Looks into the file beside the store, as a thief or a backup would. */
  const peek = <T>(read: (db: Database.Database) => T): T => {
    const db = new Database(file);
    try {
      return read(db);
    } finally {
      db.close();
    }
  };
  const sealed = (table: string) =>
    peek((db) =>
      db
        .prepare<[], { sealed: Buffer }>(`SELECT sealed FROM ${table}`)
        .all()
        .map((row) => row.sealed),
    );
  const bytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-sqlite-'));
    file = join(folder, 'waymark.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('the file is made for its owner alone, and so are the files beside it', () => {
    const store = open();
    store.takeTurns([event('a')], turn, never, NOW);
    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      'waymark.db': 0o600,
      'waymark.db-shm': 0o600,
      'waymark.db-wal': 0o600,
    });
    store.close();
  });

  test('what was decided for good is written in the file: write-ahead log, free pages given back', () => {
    open().close();
    expect(peek((db) => db.pragma('journal_mode', { simple: true }))).toBe('wal');
    expect(peek((db) => db.pragma('auto_vacuum', { simple: true }))).toBe(2);
    const migrations = readdirSync(join(import.meta.dirname, '../../src/store/sql'));
    expect(peek((db) => db.pragma('user_version', { simple: true }))).toBe(migrations.length);
  });

  test('a crash after the commit loses nothing, because the log is synced first', () => {
    const store = open();
    store.takeTurns([event('a')], turn, never, NOW);
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    const survivor = open(copy);
    expect(survivor.takeTurns([event('a')], turn, never, NOW)).toMatchObject([
      { again: true, waiting: [{ request: say('words') }] },
    ]);
    survivor.close();
    store.close();
  });

  test.skipIf(!existsSync('/proc/locks'))(
    'keeps its locks when the same process opens it once more, or others could take the log away under it',
    () => {
      const locks = () => {
        const inode = statSync(file).ino;
        const all = readFileSync('/proc/locks', 'utf8').split('\n');
        return all.filter((line) => line.includes(`:${inode} `)).map((line) => line.replace(/^\d+: /, ''));
      };
      const store = open();
      store.takeTurns([event('a')], turn, never, NOW);
      const held = locks();
      expect(held).not.toEqual([]);
      // As the studio does, beside the turns.
      open().close();
      expect(locks()).toEqual(held);
      store.close();
    },
  );

  test('forgetting leaves not even the encrypted bytes, because a key may be found later', () => {
    const store = open();
    store.takeTurns([event('a')], turn, never, NOW);
    const before = [...sealed('sessions'), ...sealed('outbox')];
    expect(before.map((record) => bytes().includes(record))).toEqual([true, true]);
    store.takeTurns([event('b')], () => ({ requests: [], forget: true }), never, NOW);
    expect(before.map((record) => bytes().includes(record))).toEqual([false, false]);
    expect(statSync(`${file}-wal`).size).toBe(0);
    store.close();
  });

  test('a sweep leaves no bytes of a reply that was sent, and gives free pages back', () => {
    const store = open();
    const crowd = Array.from({ length: 500 }, (_, i) => event(`e${i}`, `U${i}`));
    const taken = store.takeTurns(crowd, turn, never, NOW);
    const [record] = sealed('outbox');
    store.sweep(NOW);
    const size = statSync(file).size;
    store.sent(taken.flatMap(({ waiting }) => waiting.map(({ id }) => id)));
    store.sweep(NOW + RETENTION_HOURS * HOUR + HOUR);
    expect(record && bytes().includes(record)).toBe(false);
    expect(statSync(file).size).toBeLessThan(size / 3);
    expect(peek((db) => db.pragma('freelist_count', { simple: true }))).toBe(0);
    store.close();
  });

  test.each([
    ['damaged', Buffer.alloc(80, 1)],
    ['empty', Buffer.alloc(0)],
    ['of somebody else', undefined],
  ])('a session that is %s counts as none, because no answer at all would be worse', (_, bad) => {
    const store = open();
    store.takeTurns([event('a'), event('b', 'Ubo')], turn, never, NOW);
    const [one, two] = sealed('sessions');
    expect(one).not.toEqual(two);
    peek((db) => db.prepare('UPDATE sessions SET sealed = ?').run(bad ?? one ?? ''));
    const seen: unknown[] = [];
    const look = (_event: Event, before: unknown) => {
      seen.push(before);
      return turn();
    };
    store.takeTurns([event('c'), event('d', 'Ubo')], look, never, NOW);
    expect(seen.filter((before) => before === undefined)).toHaveLength(bad ? 2 : 1);
    store.takeTurns([event('e'), event('f', 'Ubo')], look, never, NOW);
    expect(seen.slice(2)).toEqual([session('my'), session('my')]);
    store.close();
  });

  test('a waiting request that is damaged is passed over, so that it stops nobody else’s', () => {
    const store = open();
    const [first, second] = store
      .takeTurns([event('a'), event('b')], turn, never, NOW)
      .flatMap(({ waiting }) => waiting);
    peek((db) => db.prepare('UPDATE outbox SET sealed = ? WHERE id = ?').run(Buffer.alloc(80), first?.id));
    expect(store.waiting(NOW).map(({ id }) => id)).toEqual([second?.id]);
    store.close();
  });

  test('a waiting request put under another person is not sent, because rows cannot be swapped', () => {
    const store = open();
    const [anna, bo] = store.takeTurns([event('a'), event('b', 'Ubo')], turn, never, NOW);
    const swap = [bo?.waiting[0]?.person, anna?.waiting[0]?.id];
    peek((db) => db.prepare('UPDATE outbox SET person = ? WHERE id = ?').run(...swap));
    expect(store.waiting(NOW)).toEqual(bo?.waiting);
    store.close();
  });

  test('an unchanged session is not written again, because commits are what costs', () => {
    const store = open();
    store.takeTurns([event('a')], turn, never, NOW);
    const before = sealed('sessions');
    store.takeTurns([event('b')], turn, never, NOW + 1000);
    expect(sealed('sessions')).toEqual(before);
    store.close();
  });

  test('two processes on one file turn an event once between them', () => {
    const one = open();
    const two = open();
    expect(one.takeTurns([event('a')], turn, never, NOW)[0]?.again).toBe(false);
    expect(two.takeTurns([event('a')], turn, never, NOW)[0]?.again).toBe(true);
    one.close();
    two.close();
  });

  test('a full disk refuses the batch whole instead of calling it a bug in a flow', () => {
    const store = open();
    peek((db) => db.exec(`CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk is full'); END`));
    expect(() => store.takeTurns([event('a')], turn, never, NOW)).toThrow('disk is full');
    peek((db) => db.exec('DROP TRIGGER full'));
    expect(store.takeTurns([event('a')], turn, never, NOW)[0]?.again).toBe(false);
    store.close();
  });

  test('a disk that fills up behind the commit does not undo it: who is forgotten still hears the goodbye, once', () => {
    const store = open();
    const crowd = Array.from({ length: 500 }, (_, i) => event(`e${i}`, `U${i}`));
    store.takeTurns(crowd, turn, never, NOW);
    store.sweep(NOW);
    store.close();
    // The log has room, the database has not: the log cannot be worked into it.
    const limit = `ulimit -f ${Math.ceil(statSync(file).size / 1024) + 4}; exec "$0" "$@"`;
    const script = fileURLToPath(new URL('./forgetting.ts', import.meta.url));
    const given = ['-c', limit, process.execPath, script, file, key.toString('hex')];
    const { stdout, stderr } = spawnSync('bash', given, { encoding: 'utf8' });
    expect(stdout + stderr).toBe('1 turned');
  });

  test('every bundle is kept, and publishing what is served already writes nothing', () => {
    const store = open();
    store.publish(bundle('aa'), NOW);
    store.publish(bundle('aa'), NOW + 1);
    store.publish(bundle('bb'), NOW + 2);
    expect(peek((db) => db.prepare('SELECT hash, at FROM served ORDER BY number').all())).toEqual([
      { hash: 'aa', at: NOW },
      { hash: 'bb', at: NOW + 2 },
    ]);
    store.close();
  });

  test('a file of a newer Waymark is refused, because its tables may mean something else', () => {
    open().close();
    peek((db) => db.pragma('user_version = 9999'));
    expect(() => open()).toThrow('was made by a newer Waymark: start that one.');
  });

  test('a file that is no database is refused and left alone', () => {
    writeFileSync(file, 'a letter, which is long enough to look like something else entirely'.repeat(20));
    expect(() => open()).toThrow('not a database');
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
