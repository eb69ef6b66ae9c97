import { inOneMoney } from './same-money.ts';
import type { Sum } from './sum.ts';

/** The pay that was promised beside the pay that is given, for the same span of time and in the same money. */
export const payChange: Sum = {
  inputs: {
    promised: 'money',
    promised_currency: 'choice',
    promised_per: 'choice',
    given: 'money',
    given_currency: 'choice',
    given_per: 'choice',
  },
  outcomes: ['less', 'same', 'more', 'unclear'],
  values: ['promised', 'given', 'difference'],
  run(get) {
    const promised = get.money('promised', 'promised_currency');
    const given = get.money('given', 'given_currency');
    if (!promised || !given) return { outcome: 'unclear', values: {} };
    const one = inOneMoney([promised, given]);
    const isSameSpan = get.choice('promised_per') === get.choice('given_per');
    if (one === 'mixed' || !isSameSpan) return { outcome: 'unclear', values: { promised, given } };
    const difference = one.money(Math.abs(given.amount - promised.amount));
    const values = { promised: one.money(promised.amount), given: one.money(given.amount), difference };
    if (given.amount === promised.amount) return { outcome: 'same', values };
    return { outcome: given.amount < promised.amount ? 'less' : 'more', values };
  },
};
