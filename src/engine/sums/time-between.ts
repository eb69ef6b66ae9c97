import { daysBetween, firstDay, lastDay, monthsBetween, type When } from '../../understand/calendar.ts';
import type { Inputs, Sum } from './sum.ts';

/** Both days are counted. `months` and the `days` beside them: of the calendar, whatever its months have. */
export type Span = { from: When; to: When; months: number; days: number };

/**
 * The time from one day to another. Where only a month is known, it is all of that month: the days are told, so that
 * whoever knows better can say so. No `to` is today. `backwards` where the second day is the earlier one.
 */
export const timeBetween: Sum = {
  inputs: { from: 'date', to: 'date' },
  outcomes: ['months', 'days', 'backwards', 'unclear'],
  values: ['from', 'to', 'months', 'days'],
  run(get) {
    const span = spanIn(get);
    if (!span) return { outcome: 'unclear', values: {} };
    const [from, to] = [{ date: span.from }, { date: span.to }];
    if (span.from > span.to) return { outcome: 'backwards', values: { from, to } };
    const values = { from, to, months: span.months, days: span.days };
    return { outcome: span.months > 0 ? 'months' : 'days', values };
  },
};

/** Undefined while one of the days is not known. Backwards, its numbers mean nothing. */
export function spanIn(get: Inputs): Span | undefined {
  const [first, last] = [get.date('from'), get.date('to') ?? (get.choice('to') && get.today)];
  if (!first || !last) return undefined;
  const [from, end] = [firstDay(first), lastDay(last)];
  const to = end > get.today ? get.today : end;
  return { from, to, ...monthsBetween(from, to) };
}

/** From here on, days and then months are what people count in. */
const [FEW_DAYS, MANY_DAYS] = [3, 31];

/** How long ago something was: a day or two (`just_now`), `days`, or `long`. Of a month, its last day counts. */
export const timeSince: Sum = {
  inputs: { last: 'date' },
  outcomes: ['just_now', 'days', 'long', 'unclear'],
  values: ['last', 'days'],
  run(get) {
    const last = get.date('last');
    if (!last) return { outcome: 'unclear', values: {} };
    const days = Math.max(daysBetween(lastDay(last), get.today), 0);
    const values = { last: { date: last }, days };
    if (days < FEW_DAYS) return { outcome: 'just_now', values };
    return { outcome: days < MANY_DAYS ? 'days' : 'long', values };
  },
};
