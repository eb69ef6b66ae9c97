import type { Money } from '../../understand/meaning.ts';
import { DAYS_A_MONTH } from './pay.ts';
import type { Inputs, Sum } from './sum.ts';

/** The promised pay for a day beside the legal minimum of the place, from a table of places. */
export const wageGap: Sum = {
  inputs: { amount: 'money', currency: 'choice', per: 'choice', place: 'choice', minimum: 'fact' },
  outcomes: ['below', 'enough', 'unclear'],
  values: ['a_day', 'minimum', 'lowest', 'highest'],
  run(get) {
    const fact = get.fact('minimum');
    if (!fact) return { outcome: 'unclear', values: {} };
    const money = (amount: number | undefined): Money => ({ amount: amount ?? 0, currency: fact.currency });
    const range = { lowest: money(fact.table.lowest), highest: money(fact.table.highest) };
    const aDay = wageADay(get);
    if (aDay === undefined || aDay.currency !== fact.currency) return { outcome: 'unclear', values: range };
    // Below the lowest of all places it is too little everywhere: no need to know where.
    const place = fact.table[get.choice('place') ?? ''];
    const minimum = place ?? (aDay.amount < range.lowest.amount ? range.lowest.amount : undefined);
    if (minimum === undefined) return { outcome: 'unclear', values: range };
    const values = { ...range, a_day: aDay, minimum: money(minimum) };
    return { outcome: aDay.amount < minimum ? 'below' : 'enough', values };
  },
};

function wageADay(get: Inputs): Money | undefined {
  const wage = get.money('amount', 'currency');
  const per = get.choice('per');
  if (!wage || (per !== 'day' && per !== 'month')) return undefined;
  // Rounded down: rounding up would make 11,990 a month a lawful 400 a day.
  return { ...wage, amount: per === 'month' ? Math.floor(wage.amount / DAYS_A_MONTH) : wage.amount };
}
