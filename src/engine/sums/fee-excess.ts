import type { Money } from '../../understand/meaning.ts';
import { DAYS_A_MONTH } from './pay.ts';
import type { Inputs, Result, Sum } from './sum.ts';

/** The fee asked against the highest lawful one. A limit of nothing needs no common currency. */
export const feeExcess: Sum = {
  inputs: { amount: 'money', currency: 'choice', limit: 'fact' },
  outcomes: ['above', 'within', 'unclear'],
  values: ['limit', 'excess'],
  run(get) {
    const asked = get.money('amount', 'currency');
    const limit = get.fact('limit');
    if (!limit || limit.value === undefined) return unclear({});
    return compare(asked, { amount: limit.value, currency: limit.currency });
  },
};

/**
 * The fee asked against a limit in months of pay, for a contract of one year (Viet Nam: one month of basic pay for
 * each 12 months, Law 69/2020, Art. 23).
 */
export const feeExcessByWage: Sum = {
  inputs: {
    amount: 'money',
    currency: 'choice',
    wage: 'money',
    wage_currency: 'choice',
    per: 'choice',
    months: 'fact',
  },
  outcomes: ['above', 'within', 'unclear'],
  values: ['limit', 'excess'],
  run(get) {
    const asked = get.money('amount', 'currency');
    const monthly = monthlyWage(get);
    const months = get.fact('months')?.value;
    if (!monthly || months === undefined) return unclear({});
    return compare(asked, { ...monthly, amount: monthly.amount * months });
  },
};

function monthlyWage(get: Inputs): Money | undefined {
  const wage = get.money('wage', 'wage_currency');
  const per = get.choice('per');
  if (!wage?.currency || (per !== 'day' && per !== 'month')) return undefined;
  return { ...wage, amount: per === 'day' ? wage.amount * DAYS_A_MONTH : wage.amount };
}

function compare(asked: Money | undefined, limit: Money): Result {
  if (!asked) return unclear({ limit });
  if (asked.amount === 0) return { outcome: 'within', values: { limit, excess: asked } };
  if (limit.amount === 0)
    return asked.currency ? { outcome: 'above', values: { limit, excess: asked } } : unclear({ limit });
  if (asked.currency !== limit.currency) return unclear({ limit });
  const excess = { ...asked, amount: asked.amount - limit.amount };
  return excess.amount > 0
    ? { outcome: 'above', values: { limit, excess } }
    : { outcome: 'within', values: { limit, excess } };
}

const unclear = (values: Record<string, Money>): Result => ({ outcome: 'unclear', values });
