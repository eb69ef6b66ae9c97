import type { Checked, Finding, Rule } from '../content.ts';
import { error } from '../place.ts';

export const impossibleDate: Rule = {
  name: 'impossible-date',
  finds: 'A day that is in no calendar, in the future, or before the year 2000.',
  why: 'Dates decide whether a number or a fact may still be shown; a slip in the year shows what is long out of date.',
  example: '"police.called.date" is 2027-01-01, which is in the future.',
  check: (content) => [...datesOf(content)].flatMap((date) => find(content, date)),
};

export const validity: Rule = {
  name: 'validity',
  finds: 'A fact that ends before it begins.',
  why: 'A fact that ends before it begins is never shown.',
  example: '"fee" is valid until 2024-12-31, before it begins on 2025-01-01.',
  check: (content) =>
    Object.values(content.bundle.facts).flatMap(({ id, validFrom, validUntil }) => {
      const [country = '', name = ''] = id.split('.');
      if (!validFrom || !validUntil || validUntil >= validFrom) return [];
      const spot = { file: `content/facts/${country}.yaml`, path: [name, 'valid_until'] };
      return [
        error(
          content,
          spot,
          `"${name}" is valid until ${validUntil}, before it begins on ${validFrom}.`,
          'Look at both dates.',
        ),
      ];
    }),
};

/** `past`: the day cannot lie in the future. */
type Dated = { file: string; path: string[]; day: string | undefined; past: boolean };

/** Nobody published a source or called a number for this service before; an older day is a slip of the pen. */
export const EARLIEST = '2000-01-01';

function datesOf({ bundle }: Checked): Dated[] {
  const contacts = Object.values(bundle.contacts).flatMap(({ id, source, called, tried, agreed }) => [
    dated('contacts', id, 'source.date', source.date),
    dated('contacts', id, 'called.date', called?.date),
    dated('contacts', id, 'tried.date', tried?.date),
    dated('contacts', id, 'agreed.date', agreed?.date),
  ]);
  const facts = Object.values(bundle.facts).flatMap(({ id, source, checked, validFrom, validUntil }) => [
    dated('facts', id, 'checked.date', checked?.date),
    dated('facts', id, 'source.date', source.date),
    dated('facts', id, 'valid_from', validFrom, false),
    dated('facts', id, 'valid_until', validUntil, false),
  ]);
  const flags = Object.values(bundle.flags).map(({ name, source }): Dated => {
    const path = [name, 'source', 'date'];
    return { file: 'content/red-flags.yaml', path, day: source.date, past: true };
  });
  const holidays = Object.entries(bundle.holidays).flatMap(([country, lists]) =>
    lists.map(({ from, source }): Dated => {
      const path = [from.slice(0, 4), 'source', 'date'];
      return { file: `content/holidays/${country}.yaml`, path, day: source.date, past: true };
    }),
  );
  return [...contacts, ...facts, ...flags, ...holidays];
}

function dated(folder: string, id: string, key: string, day: string | undefined, past = true): Dated {
  const [country = '', name = ''] = id.split('.');
  return { file: `content/${folder}/${country}.yaml`, path: [name, ...key.split('.')], day, past };
}

function find(content: Checked, { file, path, day, past }: Dated): Finding[] {
  if (day === undefined) return [];
  const says = `"${path.join('.')}" is ${day}`;
  const time = Date.parse(day);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!isDay)
    return [
      error(
        content,
        { file, path },
        `${says}, a day that is in no calendar.`,
        'Write year-month-day, such as 2026-11-22.',
      ),
    ];
  if (past && time > content.now)
    return [error(content, { file, path }, `${says}, which is in the future.`, 'Write the day on which it happened.')];
  if (past && day < EARLIEST)
    return [error(content, { file, path }, `${says}, before the year 2000.`, 'Look at the year.')];
  return [];
}
