import { aDay, baht, DAYS_A_MONTH, payIn, wholeBaht } from './pay.ts';
import type { Sum } from './sum.ts';

/**
 * Pay for hours beyond the normal ones, or on a holiday, for which nothing was given. `times` is the multiplier of that
 * kind of hour, a fact of its own: Labour Protection Act of Thailand, s. 61 (overtime 1.5 times), s. 62 (work on a
 * holiday: once more, or twice for who is not paid for holidays), s. 63 (overtime on a holiday 3 times). An hour is a
 * day's pay divided by the normal hours of a day, s. 68.
 */
export const overtimeOwed: Sum = {
  inputs: { pay: 'money', per: 'choice', hours: 'number', times: 'fact', normal: 'fact' },
  outcomes: ['owed_day', 'owed_month', 'nothing', 'unclear'],
  values: ['pay', 'month_days', 'hours', 'times', 'normal', 'owed'],
  run(get) {
    const pay = payIn(get);
    const [hours, times, normal] = [get.number('hours'), get.fact('times')?.value, get.fact('normal')?.value];
    if (hours === 0) return { outcome: 'nothing', values: {} };
    if (!pay || hours === undefined || times === undefined || !normal) return { outcome: 'unclear', values: {} };
    const owed = wholeBaht((aDay(pay) / normal) * times * hours);
    const values = { pay: baht(pay.amount), month_days: DAYS_A_MONTH, hours, times, normal, owed };
    return { outcome: pay.per === 'day' ? 'owed_day' : 'owed_month', values };
  },
};
