import { aDay, baht, DAYS_A_MONTH, payIn, wholeBaht } from './pay.ts';
import type { Sum } from './sum.ts';

/**
 * Pay of the last days' rate for who is dismissed without a fault, by length of service: Labour Protection Act of
 * Thailand, s. 118. `days`: a table of days of pay by answer. What it is not owed for (s. 119, fixed-term work) is asked
 * before: here it is taken as owed.
 */
export const severance: Sum = {
  inputs: { pay: 'money', per: 'choice', served: 'choice', days: 'fact' },
  outcomes: ['owed_day', 'owed_month', 'none', 'unclear'],
  values: ['pay', 'month_days', 'days', 'owed'],
  run(get) {
    const pay = payIn(get);
    const days = get.fact('days')?.table[get.choice('served') ?? ''];
    if (days === 0) return { outcome: 'none', values: {} };
    if (!pay || days === undefined) return { outcome: 'unclear', values: {} };
    const values = { pay: baht(pay.amount), month_days: DAYS_A_MONTH, days, owed: wholeBaht(aDay(pay) * days) };
    return { outcome: pay.per === 'day' ? 'owed_day' : 'owed_month', values };
  },
};
