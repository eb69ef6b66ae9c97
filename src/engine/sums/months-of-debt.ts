import { inOneMoney } from './same-money.ts';
import type { Sum } from './sum.ts';

/** Fifty years: a debt of more months is one that a working life does not pay back. */
const MOST_MONTHS = 600;

/**
 * Months of work until a debt is paid back: each month the interest is added and what is left of the pay is taken off.
 * `source`: one's own money bears no interest. `interest`: percent a month; not known, it is left out and the answer says "at least". No law is applied here: this is
 * arithmetic on what was typed.
 */
export const monthsOfDebt: Sum = {
  inputs: { debt: 'money', source: 'choice', interest: 'number', pay: 'money', living: 'money' },
  outcomes: ['months', 'at_least', 'never', 'nothing', 'mixed', 'unclear'],
  values: ['debt', 'interest', 'pay', 'living', 'left', 'first_interest', 'months', 'paid'],
  run(get) {
    const [debt, pay, living] = [get.money('debt', ''), get.money('pay', ''), get.money('living', '')];
    if (debt?.amount === 0) return { outcome: 'nothing', values: {} };
    if (!debt || !pay || !living) return { outcome: 'unclear', values: {} };
    const same = inOneMoney([debt, pay, living].filter(({ amount }) => amount > 0));
    if (same === 'mixed') return { outcome: 'mixed', values: {} };
    const interest = get.choice('source') === 'own_money' ? 0 : get.number('interest');
    const left = Math.max(pay.amount - living.amount, 0);
    const amounts = { debt: debt.amount, pay: pay.amount, living: living.amount, left };
    const first_interest = (debt.amount * (interest ?? 0)) / 100;
    const money = Object.entries({ ...amounts, first_interest }).map(([name, amount]) => [name, same.money(amount)]);
    const values = { ...Object.fromEntries(money), interest: interest ?? 0 };
    const way = payBack(debt.amount, interest ?? 0, left);
    if (!way) return { outcome: 'never', values };
    const paid = same.money(Math.ceil(way.paid));
    return { outcome: interest === undefined ? 'at_least' : 'months', values: { ...values, months: way.months, paid } };
  },
};

/** Undefined where the debt does not shrink, or not within a working life. `paid`: in all, with the interest. */
function payBack(debt: number, interest: number, left: number): { months: number; paid: number } | undefined {
  let open = debt;
  for (let months = 1; months <= MOST_MONTHS; months++) {
    const due = open * (1 + interest / 100);
    if (due <= left) return { months, paid: left * (months - 1) + due };
    if (due - left >= open) return undefined;
    open = due - left;
  }
  return undefined;
}
