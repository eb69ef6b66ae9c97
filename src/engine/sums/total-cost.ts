import { inOneMoney } from './same-money.ts';
import type { Sum } from './sum.ts';

const ITEMS = ['recruiter', 'passport', 'visa', 'health', 'travel', 'deposit', 'other'];

/** What a job costs before it pays anything: all that was named, added up in the money in which it was typed. */
export const totalCost: Sum = {
  inputs: Object.fromEntries(ITEMS.map((item) => [item, 'money' as const])),
  outcomes: ['total', 'nothing', 'mixed', 'unclear'],
  values: ['total'],
  adds: ITEMS,
  run(get) {
    const given = ITEMS.flatMap((item) => get.money(item, '') ?? []);
    // Nothing has no currency: "0" beside "500 baht" mixes no money.
    const costs = given.filter(({ amount }) => amount > 0);
    const same = inOneMoney(costs);
    if (given.length === 0) return { outcome: 'unclear', values: {} };
    if (same === 'mixed') return { outcome: 'mixed', values: {} };
    const total = same.amounts.reduce((sum, amount) => sum + amount, 0);
    return { outcome: total > 0 ? 'total' : 'nothing', values: { total: same.money(total) } };
  },
};
