import {
  daysBefore,
  isDay,
  isReal,
  monthsBefore,
  type Parts,
  partsOf,
  todayAt,
  type When,
  whenOf,
} from './calendar.ts';
import { readTokens, type Token } from './date-tokens.ts';
import { ofGroup, ofMonth, type Written } from './date-written.ts';
import { type Counting, isAfter, isFarFetched, meantBy } from './years.ts';

/** What a typed message says of a day that is past. */
export type ReadDate =
  | { kind: 'exact' | 'month'; date: When }
  /** It may be each of these, the likeliest first: to be asked back, even where only one is left. */
  | { kind: 'ambiguous'; readings: When[] }
  /** A day that has not come, does not exist, or is beyond a lifetime. */
  | { kind: 'impossible' }
  /** A year and no month. */
  | { kind: 'year' }
  | { kind: 'none' };

/** Longer messages, in UTF-16 units, are stories and no dates. */
const LONGEST_DATE = 200;
const LIFETIME_YEARS = 100;
/** More readings than this are no question but a riddle. */
const MOST_READINGS = 4;

const NONE: ReadDate = { kind: 'none' };
const IMPOSSIBLE: ReadDate = { kind: 'impossible' };

/**
 * Reads a day, a month, or how long ago it was, in any language and in the usual ways of counting years. `key`: the
 * matching key of a message; `now`: ms since 1970. Pure, and never throws.
 */
export function readDate(key: string, now: number): ReadDate {
  if (key.length > LONGEST_DATE) return NONE;
  const { tokens } = readTokens(key);
  const today = todayAt(now);
  if (tokens.some(({ is }) => is === 'future')) return IMPOSSIBLE;
  const era = tokens.find((token) => token.is === 'era')?.era;
  const counting: Counting = { era, later: /[\p{Script=Khmer}\p{Script=Myanmar}]/u.test(key) };
  const said = withoutNow(tokens.filter(({ is }) => is !== 'era'));
  const count = (is: Token['is']) => said.filter((token) => token.is === is).length;
  if (count('group') > 0) return ofWritten(said.length === 1 ? groupsIn(said) : [], counting, today);
  if (count('month') === 1) return ofWritten(ofMonth(said), counting, today);
  if (count('month') > 1) return ofWritten(said.length === count('month') ? monthsIn(said) : [], counting, today, true);
  if (count('past') > 0) return ofPast(said, today);
  return count('number') === 1 && isYear(said) ? { kind: 'year' } : NONE;
}

/** Fewer letters than this beside a day tell no story. */
const FEW_LETTERS = 4;

/** The message says when, and hardly anything else. */
export const saysOnlyWhen = (key: string): boolean => key.length <= LONGEST_DATE && readTokens(key).rest < FEW_LETTERS;

const groupsIn = (tokens: Token[]): Written[] =>
  tokens.flatMap((token) => (token.is === 'group' ? ofGroup(token) : []));
const monthsIn = (tokens: Token[]): Written[] => tokens.flatMap((token) => ofMonth([token]));

/** "From March until today": only the beginning is asked for. */
const withoutNow = (tokens: Token[]): Token[] =>
  tokens.length > 1
    ? tokens.filter((token) => !(token.is === 'past' && token.named && token.count === 0 && token.unit === 'day'))
    : tokens;

/** Years of our time, in any of the ways of counting them: 5000 is money. */
const YEARS = /^(?:19|20)\d\d$|^2[45]\d\d$|^1[34]\d\d$/;
const isYear = (tokens: Token[]): boolean =>
  tokens.some((token) => token.is === 'number' && (token.mark === 'year' || YEARS.test(String(token.value))));

/** `areSeveral`: several months were named, and each is one reading. */
function ofWritten(all: Written[], counting: Counting, today: When, areSeveral = false): ReadDate {
  if (all.length === 0) return NONE;
  const judged = all.map((written) => meantBy(written, counting, today));
  const now = partsOf(today);
  const isGiven = ({ year }: Parts) => year >= now.year - LIFETIME_YEARS;
  const open = judged.map((some) => some.filter((one) => !isAfter(one, now) && isGiven(one)));
  const near = open.map((some, n) => (n > 0 && !areSeveral ? some.filter((one) => !isFarFetched(one, today)) : some));
  const readings = [...new Set(near.flat().map(whenOf))];
  // Day and month may have been meant the other way round: the likelier way is a day that has not come yet.
  const isDoubtful = (judged[0] ?? []).length > 0 && (open[0] ?? []).length === 0;
  return ofReadings(readings, isDoubtful);
}

function ofReadings(readings: When[], isDoubtful: boolean): ReadDate {
  const [only] = readings;
  if (only === undefined) return IMPOSSIBLE;
  if (readings.length > MOST_READINGS) return NONE;
  return readings.length > 1 || isDoubtful
    ? { kind: 'ambiguous', readings }
    : { kind: isDay(only) ? 'exact' : 'month', date: only };
}

type Past = Token & { is: 'past' };

/** "3 months ago", "2 months and 10 days", "last month", "the 15th of last month". */
function ofPast(tokens: Token[], today: When): ReadDate {
  const past = tokens.filter((token): token is Past => token.is === 'past');
  const numbers = tokens.flatMap((token) => (token.is === 'number' ? [token] : []));
  const [first] = past;
  if (!first || numbers.length > 1) return NONE;
  if (first.named && first.unit === 'month') return inMonth(first, numbers[0]?.value ?? dayIn(past.slice(1)), today);
  if (numbers.length > 0) return NONE;
  if (past.some(({ named, unit }) => named && unit === 'year')) return past.length === 1 ? { kind: 'year' } : NONE;
  return before(past, today);
}

const dayIn = (past: Past[]): number | undefined => past.find(({ unit, named }) => unit === 'day' && !named)?.count;

function inMonth({ count }: Past, day: number | undefined, today: When): ReadDate {
  const month = whenOf(monthsBefore({ ...partsOf(today), day: 1 }, count)).slice(0, 7);
  if (day === undefined) return { kind: 'month', date: month };
  const parts = { ...partsOf(month), day };
  return isReal(parts) && !isAfter(parts, partsOf(today)) ? { kind: 'exact', date: whenOf(parts) } : IMPOSSIBLE;
}

const DAYS = { hour: 0, day: 1, week: 7, month: 0, year: 0 };
const MONTHS = { hour: 0, day: 0, week: 0, month: 1, year: 12 };

function before(past: Past[], today: When): ReadDate {
  const add = (lengths: typeof DAYS) => past.reduce((sum, { unit, count }) => sum + lengths[unit] * count, 0);
  const [days, months] = [add(DAYS), add(MONTHS)];
  if (months > LIFETIME_YEARS * 12 || days > LIFETIME_YEARS * 365) return IMPOSSIBLE;
  const date = daysBefore(whenOf(monthsBefore(partsOf(today), months)), days);
  const isExact = past.some(({ unit }) => unit === 'day' || unit === 'week' || unit === 'hour');
  return isExact ? { kind: 'exact', date } : { kind: 'month', date: date.slice(0, 7) };
}
