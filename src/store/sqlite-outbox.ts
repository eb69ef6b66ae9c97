import type { Request } from '../engine/turn.ts';
import type { Seal } from './seal.ts';
import type { Db } from './sqlite-file.ts';
import { PAGE_ROWS, type Page, type Waiting } from './store.ts';

type Row = { id: number; person: string; sealed: Buffer; expires: number };

/** The requests that wait to be sent, in one SQLite file. The age of a reply alone decides when it is dropped. */
export const createOutbox = (db: Db, seal: Seal) => {
  const insert = db.prepare<[string, Buffer, number]>('INSERT INTO outbox (person, sealed, expires) VALUES (?, ?, ?)');
  const selectOf = db.prepare<[string], Row>('SELECT * FROM outbox WHERE person = ? ORDER BY id');
  const selectAll = db.prepare<[number], Row>('SELECT * FROM outbox WHERE expires > ? ORDER BY id');
  const selectPage = db.prepare<[number, number], Row>(`
    SELECT * FROM outbox WHERE id > ? AND expires > ? ORDER BY id LIMIT ${PAGE_ROWS}`);
  const update = db.prepare<[string, Buffer, number]>('UPDATE outbox SET person = ?, sealed = ? WHERE id = ?');
  const drop = db.prepare<[string]>('DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))');
  const erase = db.prepare<[string]>('DELETE FROM outbox WHERE person = ?');
  // Ids grow with time, so only the oldest are looked at.
  const sweep = db.prepare<[number, number]>(`
    DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT ?) AND expires <= ?`);

  const open = ({ id, person, sealed, expires }: Row): Waiting[] => {
    try {
      return [{ id, person, request: JSON.parse(seal.open(sealed, about(person))), expires }];
    } catch {
      // Damaged, or its key is gone: nobody can send it. The sweep takes it away.
      return [];
    }
  };
  const add = (person: string, request: Request, expires: number): Waiting => {
    const sealed = seal.seal(JSON.stringify(request), about(person));
    return { id: Number(insert.run(person, sealed, expires).lastInsertRowid), person, request, expires };
  };

  return {
    add: (person: string, requests: Request[], expires: number): Waiting[] =>
      requests.map((request) => add(person, request, expires)),
    of: (person: string, now: number): Waiting[] =>
      selectOf.all(person).flatMap((row) => (row.expires > now ? open(row) : [])),
    all: (now: number): Waiting[] => selectAll.all(now).flatMap(open),
    page: (now: number, after: number): Page => {
      const rows = selectPage.all(after, now);
      const last = rows.at(-1);
      const isAll = rows.length < PAGE_ROWS || !last;
      return { rows: rows.flatMap(open), ...(isAll ? {} : { next: last.id }) };
    },
    drop: (ids: number[]): void => void drop.run(JSON.stringify(ids)),
    erase: (person: string): void => void erase.run(person),
    /** From the id under an older key to the one under the first, at the same place in the order. */
    move: (from: string, to: string): void => {
      for (const { id, request } of selectOf.all(from).flatMap(open)) {
        update.run(to, seal.seal(JSON.stringify(request), about(to)), id);
      }
      erase.run(from);
    },
    sweep: (now: number, most: number): number => sweep.run(most, now).changes,
  };
};

const about = (person: string): string => `outbox ${person}`;
