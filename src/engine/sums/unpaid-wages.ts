import { aDay, baht, bahtIn, DAYS_A_MONTH, type Pay, payIn, wholeBaht } from './pay.ts';
import type { Inputs, Result, Sum } from './sum.ts';
import { spanIn } from './time-between.ts';

/**
 * Pay that was agreed and worked for, less what was given already. Wages are paid in full and on time: Labour Protection
 * Act of Thailand, s. 70; single days beside whole months are reckoned as thirtieths, s. 68.
 */
export const unpaidWages: Sum = {
  inputs: { pay: 'money', per: 'choice', days: 'number', months: 'number', odd_days: 'number', received: 'money' },
  outcomes: ['owed_days', 'owed_months', 'nothing', 'unclear'],
  values: ['pay', 'days', 'months', 'odd_days', 'month_days', 'earned', 'received', 'owed'],
  run(get) {
    const pay = payIn(get);
    return owedFor(get, pay, pay && workedIn(get, pay));
  },
};

/** The same where all the time from one day to another was not paid, for pay by the month: nobody has to count it. */
export const unpaidBetween: Sum = {
  inputs: { pay: 'money', per: 'choice', from: 'date', to: 'date', received: 'money' },
  outcomes: ['owed_months', 'nothing', 'unclear'],
  values: ['pay', 'months', 'odd_days', 'month_days', 'earned', 'received', 'owed'],
  run(get) {
    const [pay, span] = [payIn(get), spanIn(get)];
    const isUsable = pay?.per === 'month' && span && span.from <= span.to;
    return owedFor(get, pay, isUsable ? { months: span.months, odd_days: span.days } : undefined);
  },
};

function owedFor(get: Inputs, pay: Pay | undefined, worked: Worked | undefined): Result {
  const received = bahtIn(get, 'received');
  if (!pay || !worked || received === undefined) return UNCLEAR;
  const earned = wholeBaht(earnedFor(pay, worked)).amount;
  const owed = earned - received;
  const values = {
    ...worked,
    month_days: DAYS_A_MONTH,
    pay: baht(pay.amount),
    earned: baht(earned),
    received: baht(received),
    owed: wholeBaht(Math.max(owed, 0)),
  };
  if (values.owed.amount === 0) return { outcome: 'nothing', values };
  return { outcome: pay.per === 'day' ? 'owed_days' : 'owed_months', values };
}

/**
 * The same days at the lowest lawful wage of the place: an agreement below it does not hold. Only for pay by the day: what
 * a month comes to at a daily minimum depends on which days off are paid, and no figure is made up for that.
 */
export const minimumPay: Sum = {
  inputs: { pay: 'money', per: 'choice', days: 'number', place: 'choice', minimum: 'fact' },
  outcomes: ['below', 'below_month', 'enough', 'unclear'],
  values: ['a_day', 'minimum', 'days', 'least', 'lowest', 'highest'],
  run(get) {
    const fact = get.fact('minimum');
    if (!fact) return UNCLEAR;
    const { lowest = 0, highest = 0 } = fact.table;
    const pay = payIn(get);
    const minimum = pay && minimumFor(fact.table, get.choice('place'), aDay(pay));
    const range = { lowest: baht(lowest), highest: baht(highest) };
    if (!pay || minimum === undefined) return { outcome: 'unclear', values: range };
    const values = { ...range, a_day: wholeBaht(aDay(pay)), minimum: baht(minimum) };
    if (aDay(pay) >= minimum) return { outcome: 'enough', values };
    const days = get.number('days');
    if (pay.per === 'month' || days === undefined) return { outcome: 'below_month', values };
    return { outcome: 'below', values: { ...values, days, least: baht(minimum * days) } };
  },
};

const UNCLEAR: Result = { outcome: 'unclear', values: {} };

type Worked = { days: number } | { months: number; odd_days: number };

function workedIn(get: Inputs, { per }: Pay): Worked | undefined {
  const [days, months, odd_days] = [get.number('days'), get.number('months'), get.number('odd_days')];
  if (per === 'day') return days === undefined ? undefined : { days };
  return months === undefined || odd_days === undefined ? undefined : { months, odd_days };
}

const earnedFor = (pay: Pay, worked: Worked): number =>
  'days' in worked ? pay.amount * worked.days : pay.amount * worked.months + aDay(pay) * worked.odd_days;

/** Below the lowest of all places it is too little everywhere: no need to know where. */
function minimumFor(table: Record<string, number>, place: string | undefined, pay: number): number | undefined {
  const { lowest = 0 } = table;
  return table[place ?? ''] ?? (pay < lowest ? lowest : undefined);
}
