import type { Holidays } from '../../bundle/bundle.ts';
import { isHoliday } from '../../engine/hours.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, guess, type Spot, warning } from '../place.ts';

export const strangeHoliday: Rule = {
  name: 'strange-holiday',
  finds:
    'A public holiday that is in no calendar or outside its list, a list outside its year, or one of no country here.',
  why: 'Who reads "open now" on a holiday walks to a closed door, perhaps past people who must not see it.',
  example: '"2026-13-01" is a day that is in no calendar.',
  check: (content) => Object.entries(content.bundle.holidays).flatMap((each) => strange(content, ...each)),
};

export const missingHolidays: Rule = {
  name: 'missing-holidays',
  finds: 'No public holidays for the next 60 days where an office is open on working days only.',
  why: 'People then read "today may be a public holiday" beside such offices, every day.',
  example: 'From 2027-01-01 on no public holidays are known for "th", where "helpline" is open on working days only.',
  check: (content) => Object.keys(content.bundle.countries).flatMap((country) => missing(content, country)),
};

const fileOf = (country: string): string => `content/holidays/${country}.yaml`;
const yearOf = (day: string): string => day.slice(0, 4);
const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);

function strange(content: Checked, country: string, lists: Holidays[]): Finding[] {
  const known = Object.keys(content.bundle.countries);
  const file = fileOf(country);
  if (!content.broken.has('content/countries.yaml') && !known.includes(country)) {
    const message = `"${country}" is no country of content/countries.yaml.`;
    return [error(content, { file, path: [] }, message, guess(country, known))];
  }
  const years = Object.keys(Object(content.sources.get(file)?.value));
  return lists.flatMap((list, index) => strangeDays(content, file, years[index] ?? '', list));
}

/** Everything that keeps a day of a list from ever being looked at. */
function strangeDays(content: Checked, file: string, year: string, { from, until, days }: Holidays): Finding[] {
  const found = (path: Spot['path'], day: string, says: string, hint: string): Finding =>
    error(
      content,
      { file, path: [year, ...path], at: path[0] === 'days' ? 'key' : 'value' },
      `"${day}" ${says}.`,
      hint,
    );
  const ends = [
    { day: from, path: ['valid_from'] },
    { day: until, path: ['valid_until'] },
  ].filter(({ day }) => yearOf(day) !== year || !isDay(day));
  if (ends.length > 0)
    return ends.map(({ day, path }) =>
      found(path, day, `is no day of ${year}`, 'Write every year as a list of its own.'),
    );
  return Object.keys(days).flatMap((day) => {
    if (!isDay(day)) return [found(['days', day], day, 'is a day that is in no calendar', 'Write year-month-day.')];
    if (day >= from && day <= until) return [];
    const hint = 'Look at the year, and at "valid_from" and "valid_until".';
    return [found(['days', day], day, `is not between ${from} and ${until}`, hint)];
  });
}

/** So long before, staff can look for next year's list: governments announce it in the last months of a year. */
const AHEAD_DAYS = 60;
const DAY_MS = 86_400_000;

function missing(content: Checked, country: string): Finding[] {
  const { bundle, now, sources } = content;
  const desk = Object.values(bundle.contacts).find(
    (contact) => contact.country === country && typeof contact.hours === 'object' && contact.hours.days === 'weekdays',
  );
  const days = Array.from({ length: AHEAD_DAYS + 1 }, (_, n) => new Date(now + n * DAY_MS).toISOString().slice(0, 10));
  const first = days.find((day) => isHoliday(bundle, country, day) === undefined);
  if (!desk || first === undefined || content.broken.has(fileOf(country))) return [];
  const message = `From ${first} on no public holidays are known for "${country}", where "${desk.name}" is open on working days only.`;
  const file = fileOf(country);
  const spot: Spot = sources.has(file)
    ? { file, path: [] }
    : { file: `content/contacts/${country}.yaml`, path: [desk.name, 'hours'], at: 'key' };
  return [warning(content, spot, message, `Write them into ${file}, with their source.`)];
}
