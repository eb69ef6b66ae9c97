import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStaff, openWhenAsked } from '../../src/store/sqlite-staff.ts';
import {
  type Account,
  readName,
  SESSION_IDLE_MS,
  SESSION_MS,
  SESSIONS_EACH,
  type StaffBook,
} from '../../src/store/staff-book.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const mark = (n: number): Buffer => Buffer.alloc(32, n);
const account = (name: string): Account => ({ name, roles: ['editor', 'reviewer'], languages: ['my'], addedAt: NOW });

let folder: string;
let file: string;
let book: StaffBook;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-staff-'));
  file = join(folder, 'waymark.sqlite');
  book = openStaff(file, 1000);
});
afterEach(() => {
  book.close();
  rmSync(folder, { recursive: true });
});

describe('the book of staff', () => {
  it('knows who was added after it was opened again, and nobody else', () => {
    expect(book.isEmpty()).toBe(true);
    expect(book.add(account('Khin Mya'), 'hash')).toBe(true);
    book.close();
    book = openStaff(file, 1000);
    expect(book.isEmpty()).toBe(false);
    expect(book.accounts()).toEqual([account('Khin Mya')]);
    expect(book.passwordOf('khin mya')).toBe('hash');
    expect(book.passwordOf('Khin')).toBeUndefined();
  });

  it('takes no second name that only capitals tell apart, so that a record names one person', () => {
    book.add(account('Khin Mya'), 'hash');
    expect(book.add(account('KHIN  MYA'), 'other')).toBe(false);
    expect(book.passwordOf('KHIN MYA')).toBe('hash');
  });

  it('keeps names in every script, and none that would break a file or a record', () => {
    expect(readName('  ခင်\u200bမြ  ')).toBe('ခင်မြ');
    expect(readName('สมชาย')).toBe('สมชาย');
    expect(readName("O'Brien-Nguyễn Thị")).toBe("O'Brien-Nguyễn Thị".normalize('NFC'));
    for (const wrong of ['', ' ', 'a\nb<x>', '<b>', '-rf', 'a'.repeat(61), 'a\u202eb']) {
      expect(readName(wrong)).toBeUndefined();
    }
  });

  it('gives other roles and languages in place of those before', () => {
    book.add(account('Mya'), 'hash');
    expect(book.allow('mya', ['publisher'], [])).toBe('Mya');
    expect(book.accounts()).toMatchObject([{ roles: ['publisher'], languages: [] }]);
    expect(book.allow('nobody', ['publisher'], [])).toBeUndefined();
  });

  it('passes over a role that it does not know: a newer Waymark may have written it', () => {
    book.add(account('Mya'), 'hash');
    const db = new Database(file);
    db.exec(`UPDATE staff SET roles = 'editor owner'`);
    db.close();
    expect(book.accounts()).toMatchObject([{ roles: ['editor'] }]);
  });
});

describe('sessions of staff', () => {
  beforeEach(() => {
    book.add(account('Mya'), 'hash');
    book.begin('Mya', 'hash', mark(1), NOW);
  });

  it('tell who signed in, for as long as they are used', () => {
    expect(book.whose(mark(1), NOW + SESSION_IDLE_MS - 1, true)).toEqual(account('Mya'));
    expect(book.whose(mark(1), NOW + 2 * SESSION_IDLE_MS - 2, true)).toEqual(account('Mya'));
    expect(book.whose(mark(1), NOW + 3 * SESSION_IDLE_MS, true)).toBeUndefined();
    expect(book.whose(mark(2), NOW, true)).toBeUndefined();
  });

  it('are not kept alive by a page that only looks whether something changed', () => {
    for (let at = NOW; at < NOW + SESSION_IDLE_MS; at += HOUR) expect(book.whose(mark(1), at, false)).toBeDefined();
    expect(book.whose(mark(1), NOW + SESSION_IDLE_MS, false)).toBeUndefined();
  });

  it('end after a week, however much they are used', () => {
    let at = NOW;
    while (at + HOUR < NOW + SESSION_MS) expect(book.whose(mark(1), (at += HOUR), true)).toBeDefined();
    expect(book.whose(mark(1), NOW + SESSION_MS, true)).toBeUndefined();
  });

  it('end with sign-out, a new password or removal, in every process at once', () => {
    const other = openStaff(file, 1000);
    book.begin('Mya', 'hash', mark(2), NOW);
    other.end(mark(1));
    expect(book.whose(mark(1), NOW, true)).toBeUndefined();
    expect(book.whose(mark(2), NOW, true)).toBeDefined();
    expect(other.changePassword('mya', 'next')).toBe('Mya');
    expect(book.whose(mark(2), NOW, true)).toBeUndefined();
    book.begin('Mya', 'next', mark(3), NOW);
    expect(other.remove('MYA')).toBe('Mya');
    expect(book.whose(mark(3), NOW, true)).toBeUndefined();
    expect(book.isEmpty()).toBe(true);
    other.close();
  });

  it('do not begin with a password that was changed while it was looked at', () => {
    book.changePassword('Mya', 'next');
    expect(book.begin('Mya', 'hash', mark(2), NOW)).toBe(false);
    expect(book.whose(mark(2), NOW, true)).toBeUndefined();
  });

  it('are few for each, the oldest going first, and old ones leave the file', () => {
    for (let n = 2; n <= SESSIONS_EACH + 1; n += 1) book.begin('Mya', 'hash', mark(n), NOW + n);
    expect(book.whose(mark(1), NOW + 100, true)).toBeUndefined();
    expect(book.whose(mark(2), NOW + 100, true)).toBeDefined();
    book.begin('Mya', 'hash', mark(99), NOW + SESSION_MS + HOUR);
    const db = new Database(file);
    expect(db.prepare('SELECT count(*) AS n FROM staff_sessions').get()).toEqual({ n: 1 });
    db.close();
  });

  it('go on while another process holds the file: only their last use is not written', () => {
    const serving = openWhenAsked(file);
    const db = new Database(file);
    expect(serving()?.whose(mark(1), NOW, true)).toBeDefined();
    db.exec('BEGIN IMMEDIATE');
    expect(serving()?.whose(mark(1), NOW + HOUR, true)).toBeDefined();
    expect(() => serving()?.begin('Mya', 'hash', mark(2), NOW)).toThrow('locked');
    db.close();
    serving()?.close();
  });
});

describe('the book beside a running server', () => {
  it('is opened once there is a file, and anew when another was put in its place', () => {
    const path = join(folder, 'other.sqlite');
    const serving = openWhenAsked(path);
    expect(serving()).toBeUndefined();
    expect(readdirSync(folder)).not.toContain('other.sqlite');
    const made = openStaff(path, 1000);
    made.add(account('Mya'), 'hash');
    expect(serving()?.isEmpty()).toBe(false);
    made.close();
    for (const name of readdirSync(folder)) if (name.startsWith('other')) rmSync(join(folder, name));
    expect(serving()).toBeUndefined();
    openStaff(path, 1000).close();
    expect(serving()?.isEmpty()).toBe(true);
    serving()?.close();
  });

  it('erases what was removed from the file, too', () => {
    book.add(account('Somebody Removed'), 'hash-of-somebody');
    const server = openStaff(file, 1000);
    expect(server.isEmpty()).toBe(false);
    book.remove('Somebody Removed');
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString('latin1');
    expect(bytes).not.toContain('Somebody Removed');
    expect(bytes).not.toContain('hash-of-somebody');
    server.close();
  });
});
