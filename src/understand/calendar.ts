/** An ISO day (`2026-03-15`) or an ISO month (`2026-03`) of the Gregorian calendar. */
export type When = string;

/** `day` is absent where only a month is meant. */
export type Parts = { year: number; month: number; day?: number };

const DAY_MS = 86_400_000;

/** Everybody here lives between UTC+6:30 and UTC+8: what people call today is told by the clock in the middle. */
const REGION_MS = 7 * 3_600_000;

/** The day it is in the region. `now`: ms since 1970. */
export const todayAt = (now: number): When => new Date(now + REGION_MS).toISOString().slice(0, 10);

export const isDay = (when: When): boolean => when.length > 7;

export function partsOf(when: When): Parts {
  const [year = 0, month = 0, day] = when.split('-').map(Number);
  return day === undefined ? { year, month } : { year, month, day };
}

export function whenOf({ year, month, day }: Parts): When {
  const digits = (number: number, width: number) => String(number).padStart(width, '0');
  const first = `${digits(year, 4)}-${digits(month, 2)}`;
  return day === undefined ? first : `${first}-${digits(day, 2)}`;
}

export const isReal = ({ year, month, day = 1 }: Parts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** So many months earlier; the last day of a shorter month where that day is not there. */
export function monthsBefore(parts: Parts, months: number): Parts {
  const count = parts.year * 12 + parts.month - 1 - months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return parts.day === undefined ? { year, month } : { year, month, day: Math.min(parts.day, daysIn(year, month)) };
}

export const daysBefore = (day: When, days: number): When =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** The first day that is meant, and the last one: of a month, all of its days. */
export const firstDay = (when: When): When => (isDay(when) ? when : `${when}-01`);
export function lastDay(when: When): When {
  const { year, month } = partsOf(when);
  return isDay(when) ? when : whenOf({ year, month, day: daysIn(year, month) });
}

/** Whole days from one day to another; below zero when `to` is the earlier one. */
export const daysBetween = (from: When, to: When): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Whole months from one day on, and the days beside them, the last day counted: 1 March to 15 April is 1 and 15. */
export function monthsBetween(from: When, to: When): { months: number; days: number } {
  const [start, end] = [partsOf(from), partsOf(daysBefore(to, -1))];
  const isShort = (end.day ?? 1) < (start.day ?? 1);
  const months = (end.year - start.year) * 12 + end.month - start.month - (isShort ? 1 : 0);
  const counted = whenOf(monthsBefore(start, -months));
  return { months, days: daysBetween(counted, whenOf(end)) };
}
