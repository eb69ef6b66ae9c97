import { isReal, type Parts, partsOf, type When } from './calendar.ts';
import type { Era } from './date-tokens.ts';
import { FIRST_BUDDHIST, type Written, type WrittenYear } from './date-written.ts';

/** Who asks here asks about their own life: of years written with two digits, one within this is meant. */
const PLAUSIBLE_YEARS = 30;
/** "March 24" may be the year 2024, but hardly 2013. */
const SURELY_A_DAY_YEARS = 10;

/** How years may be counted in this message. `later`: writing in which the Buddhist year may be one year ahead. */
export type Counting = { era: Era | undefined; later: boolean };

/** Days and months that may be meant, and exist; also such as have not come yet. */
export function meantBy(written: Written, counting: Counting, today: When): Parts[] {
  const isMoon = written.calendar !== 'sun' || counting.era === 'lunar';
  const all = isMoon ? byMoon(written) : [written];
  return all.flatMap((one) => withYear(one, counting, today)).filter(isReal);
}

/** By the moon, a month begins in the middle of another one, and not in the same one each year. */
function byMoon({ month, year, calendar }: Written): Written[] {
  const first = calendar === 'burmese' ? month + 2 : month;
  return [first, first + 1, first + 2].map((later) => ({
    month: ((later - 1) % 12) + 1,
    calendar: 'sun',
    ...(year ? { year: later > 12 ? nextYear(year) : year } : {}),
  }));
}

const nextYear = (year: WrittenYear): WrittenYear =>
  'ago' in year ? { ago: year.ago - 1 } : { ...year, value: year.value + 1 };

function withYear({ month, day, year }: Written, counting: Counting, today: When): Parts[] {
  const parts = (of: number): Parts => ({ year: of, month, ...(day === undefined ? {} : { day }) });
  const now = partsOf(today);
  if (!year) return latest(parts, now);
  if ('ago' in year) return [parts(now.year - year.ago)];
  const { value, width } = year;
  if (width === 2) return shortYear(value, counting, now.year).map(parts);
  return width === 4 ? longYear(value, month, day, counting).map(parts) : [];
}

/** Without a year it is the last such day; of 29 February, in the last leap year. */
function latest(parts: (year: number) => Parts, now: Parts): Parts[] {
  const years = Array.from({ length: 9 }, (_, ago) => now.year - ago);
  const found = years.map(parts).find((one) => isReal(one) && !isAfter(one, now));
  return found ? [found] : [];
}

/** Whether a day, or the first day of a month, comes after a day. */
export const isAfter = (one: Parts, day: Parts): boolean =>
  one.year * 400 + one.month * 32 + (one.day ?? 0) > day.year * 400 + day.month * 32 + (day.day ?? 31);

/** 67 is 2567, which is 2024; 24 is 2024. What lies in the next years may be a slip, and is left for who asks to judge. */
function shortYear(value: number, { era }: Counting, now: number): number[] {
  const common = [2000 + value, 1900 + value];
  const buddhist = [2500 + value - BUDDHIST];
  const all = era === 'be' ? buddhist : era === 'ce' ? common : [...common, ...buddhist];
  const near = all.filter((year) => year <= now && now - year <= PLAUSIBLE_YEARS);
  return near.length > 0 ? near : all;
}

const BUDDHIST = 543;

function longYear(value: number, month: number, day: number | undefined, { era, later }: Counting): number[] {
  if (era === 'me' || (value < 1500 && value > 1200)) return burmese(value, month, day);
  const isBuddhist = era === 'be' || (era !== 'ce' && value >= FIRST_BUDDHIST);
  if (!isBuddhist) return [value];
  return later ? [value - BUDDHIST, value - BUDDHIST - 1] : [value - BUDDHIST];
}

/** The year of Myanmar begins in the middle of April: 1386 is 2024 from then on. */
function burmese(value: number, month: number, day: number | undefined): number[] {
  const [before, after] = [value + 639, value + 638];
  if (month < 4 || (month === 4 && day !== undefined && day < 15)) return [before];
  if (month > 4 || (day !== undefined && day > 17)) return [after];
  return [after, before];
}

/** A reading of a number as a year that nobody would mean when the number may be a day. */
export const isFarFetched = ({ day, year }: Parts, today: When): boolean =>
  day === undefined && partsOf(today).year - year > SURELY_A_DAY_YEARS;
