import type { Db } from './sqlite-file.ts';
import type { Count } from './store.ts';

/** Answers of anonymous questionnaires, counted by week, in one SQLite file. */
export const createCounts = (db: Db) => {
  const upsert = db.prepare<[string, string]>(`
    INSERT INTO counts (week, answer, times) VALUES (?, ?, 1)
    ON CONFLICT (week, answer) DO UPDATE SET times = times + 1`);
  const select = db.prepare<[], Count>('SELECT week, answer, times FROM counts ORDER BY week, answer');
  const sweep = db.prepare<[string, number]>(`
    DELETE FROM counts WHERE (week, answer) IN (SELECT week, answer FROM counts WHERE week < ? LIMIT ?)`);

  return {
    add: (answers: string[], now: number): void => {
      for (const answer of answers) upsert.run(weekOf(now), answer);
    },
    counts: (): Count[] => select.all(),
    sweep: (now: number, most: number): number => sweep.run(weekOf(now - LIFETIME_MS), most).changes,
  };
};

/** Counts are kept for three years: some hundred answers a week are 15,000 rows. */
const LIFETIME_MS = 3 * 365 * 86_400_000;

const DAY_MS = 86_400_000;

/** The Monday of a moment's week, ISO, in UTC: no day, so that no answer can be laid beside somebody's visit. */
const weekOf = (now: number): string => {
  const days = Math.floor(now / DAY_MS);
  // 1970-01-01 was a Thursday.
  return new Date((days - ((days + 3) % 7)) * DAY_MS).toISOString().slice(0, 10);
};
