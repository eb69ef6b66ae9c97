import type { Bundle, Step } from '../../bundle/bundle.ts';
import { factAge } from '../facts.ts';
import { todayAt } from '../../understand/calendar.ts';
import type { Session } from '../turn.ts';
import { feeExcess, feeExcessByWage } from './fee-excess.ts';
import { monthsOfDebt } from './months-of-debt.ts';
import { overtimeOwed } from './overtime-owed.ts';
import { payChange } from './pay-change.ts';
import { severance } from './severance.ts';
import type { Inputs, Result, Sum } from './sum.ts';
import { timeBetween, timeSince } from './time-between.ts';
import { totalCost } from './total-cost.ts';
import { minimumPay, unpaidBetween, unpaidWages } from './unpaid-wages.ts';
import { wageGap } from './wage-gap.ts';

export const sums: Record<string, Sum> = {
  fee_excess: feeExcess,
  fee_excess_by_wage: feeExcessByWage,
  wage_gap: wageGap,
  unpaid_wages: unpaidWages,
  unpaid_between: unpaidBetween,
  minimum_pay: minimumPay,
  overtime_owed: overtimeOwed,
  severance,
  total_cost: totalCost,
  months_of_debt: monthsOfDebt,
  pay_change: payChange,
  time_between: timeBetween,
  time_since: timeSince,
};

/** Runs the sum a step names on the answers so far. Never throws: what is missing makes it `unclear`. */
export function runSum(bundle: Bundle, step: Step, session: Session, now: number): Result {
  const sum = sums[step.compute?.sum ?? ''];
  if (!sum || !step.compute) return { outcome: 'unclear', values: {} };
  return sum.run(inputsOf(bundle, step.compute.with, session, now));
}

function inputsOf(bundle: Bundle, given: Record<string, string>, session: Session, now: number): Inputs {
  const answer = (name: string) => session.answers[given[name] ?? ''];
  const choice = (name: string) => {
    const said = answer(name);
    return typeof said === 'string' && said !== 'unsure' ? said : undefined;
  };
  return {
    choice,
    today: todayAt(now),
    date(name) {
      const said = answer(name);
      return typeof said === 'object' && 'date' in said ? said.date : undefined;
    },
    number(name) {
      const said = answer(name);
      return typeof said === 'number' ? said : undefined;
    },
    money(name, currency) {
      const said = answer(name);
      if (typeof said !== 'object' || 'date' in said) return undefined;
      const named = said.currency ?? choice(currency);
      return named ? { amount: said.amount, currency: named } : { amount: said.amount };
    },
    fact(name) {
      const fact = bundle.facts[given[name] ?? ''];
      if (!fact || factAge(bundle, fact, now) === 'withheld') return undefined;
      const currency = fact.unit?.slice(0, 3) ?? '';
      return { table: fact.table ?? {}, currency, ...(typeof fact.value === 'number' ? { value: fact.value } : {}) };
    },
  };
}
