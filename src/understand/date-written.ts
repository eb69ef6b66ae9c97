import type { Token } from './date-tokens.ts';

/** A day or a month as it was written: nobody has asked yet how its year is counted. */
export type Written = { month: number; day?: number; year?: WrittenYear; calendar: 'sun' | 'moon' | 'burmese' };

/** `width`: how many digits were typed; or so many years `ago`. */
export type WrittenYear = { value: number; width: number } | { ago: number };

/** From here on a year of four digits is of the Buddhist era, whose dates begin with the day. */
export const FIRST_BUDDHIST = 2400;

/** Every way in which the numbers between the marks may be meant, the likeliest first: day, month, year. */
export function ofGroup({ numbers, widths }: Token & { is: 'group' }): Written[] {
  const [a = 0, b = 0, c] = numbers;
  const [wa = 0, wb = 0, wc = 0] = widths;
  if (c === undefined) return ofTwo(a, b, wa, wb);
  if (wa > 2 || a > 31) return wb > 2 || wc > 2 ? [] : dated({ value: a, width: wa }, [b > 12 ? [b, c] : [c, b]]);
  if (wb > 2) return [];
  const isDayFirst = c >= FIRST_BUDDHIST || a === b;
  return dated(
    { value: c, width: wc },
    isDayFirst
      ? [[a, b]]
      : [
          [a, b],
          [b, a],
        ],
  );
}

function ofTwo(a: number, b: number, wa: number, wb: number): Written[] {
  if (wa > 2) return wb > 2 ? [] : months(b, { value: a, width: wa });
  if (wb > 2 || b > 31) return months(a, { value: b, width: wb });
  const days = dated(
    undefined,
    a === b
      ? [[a, b]]
      : [
          [a, b],
          [b, a],
        ],
  );
  return b > 12 ? [...days, ...months(a, { value: b, width: wb })] : days;
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

const dated = (year: WrittenYear | undefined, pairs: [day: number, month: number][]): Written[] =>
  pairs
    .filter(([day, month]) => isMonth(month) && day >= 1 && day <= 31)
    .map(([day, month]) => ({ day, month, calendar: 'sun', ...(year ? { year } : {}) }));

const months = (month: number, year: WrittenYear): Written[] =>
  isMonth(month) ? [{ month, year, calendar: 'sun' }] : [];

/** A month with the numbers and the "last year" around it; none when they do not go together. */
export function ofMonth(tokens: Token[]): Written[] {
  const at = tokens.findIndex(({ is }) => is === 'month');
  const month = tokens[at];
  if (month?.is !== 'month' || tokens.some(isSpan)) return [];
  const { days, years, either } = sorted(tokens, at);
  if (days.length > 1 || years.length > 1 || (either !== undefined && (days.length > 0 || years.length > 0))) return [];
  const base = { month: month.month, calendar: month.calendar };
  const written = (day: number | undefined, year: WrittenYear | undefined): Written => ({
    ...base,
    ...(day === undefined ? {} : { day }),
    ...(year ? { year } : {}),
  });
  if (either !== undefined) return [written(either, undefined), written(undefined, { value: either, width: 2 })];
  return [written(days[0], years[0])];
}

/** "3 months" beside a month says two things at once. */
const isSpan = (token: Token): boolean =>
  token.is === 'past' && token.unit !== 'year' && (token.named || token.unit !== 'day');

/** Which number is the day and which the year. `either`: one behind the month that may be both, as in "March 24". */
function sorted(tokens: Token[], at: number): { days: number[]; years: WrittenYear[]; either?: number } {
  const days: number[] = [];
  const years: WrittenYear[] = [];
  const open: { value: number; width: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.is === 'past' && token.unit === 'year') years.push({ ago: token.count });
    else if (token.is === 'past' && token.unit === 'day') days.push(token.count);
    if (token.is !== 'number') continue;
    const { value, width, mark } = token;
    if (mark === 'year' || width > 2 || value > 31) years.push({ value, width });
    else if (mark === 'day' || index < at) days.push(value);
    else open.push({ value, width });
  }
  for (const number of open) {
    if (days.length > 0) years.push(number);
    else if (years.length > 0 || open.length > 1 || number.value <= 12) days.push(number.value);
    else return { days, years, either: number.value };
  }
  return { days, years };
}
