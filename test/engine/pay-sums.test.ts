import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/engine/turn.ts';
import type { Result } from '../../src/engine/sums/sum.ts';
import { runSum } from '../../src/engine/sums/sums.ts';
import { real, today } from './real.ts';

type Case = [of: string, answers: Record<string, Answer>, outcome: string, values?: Result['values']];
const thb = (amount: number) => ({ amount, currency: 'THB' });
const bare = (amount: number) => ({ amount });

/** What a step calculates from these answers. */
const run = (flow: string, step: string, answers: Record<string, Answer>, bundle = real): Result => {
  const compute = real.flows[flow]?.steps[step];
  if (!compute) throw new Error(`No step ${flow}.${step}.`);
  return runSum(bundle, compute, { answers }, today);
};
const expectCase = (flow: string, step: string, [, answers, outcome, values]: Case) => {
  const result = run(flow, step, answers);
  expect(result.outcome).toBe(outcome);
  expect(result.values).toMatchObject(values ?? {});
};

/** Legal source: Labour Protection Act of Thailand, s. 70 (pay in full, on time) and s. 68 (a thirtieth of a month). */
const unpaid: Case[] = [
  ['12 days at 400', { per: 'day', pay: bare(400), days: 12, received: bare(0) }, 'owed_days', { owed: thb(4800) }],
  [
    'less what was given',
    { per: 'day', pay: thb(400), days: 12, received: thb(1800) },
    'owed_days',
    { owed: thb(3000) },
  ],
  [
    'two months and ten days at 12,000',
    { per: 'month', pay: thb(12_000), months: 2, odd_days: 10, received: bare(5000) },
    'owed_months',
    { earned: thb(28_000), owed: thb(23_000), month_days: 30 },
  ],
  [
    'never rounded up: 10,000 ÷ 30 is 333.33',
    { per: 'month', pay: thb(10_000), months: 0, odd_days: 1, received: bare(0) },
    'owed_months',
    { owed: thb(333) },
  ],
  ['all paid', { per: 'day', pay: thb(400), days: 2, received: thb(800) }, 'nothing', { owed: thb(0) }],
  ['more than all paid', { per: 'day', pay: thb(400), days: 2, received: thb(900) }, 'nothing', { owed: thb(0) }],
  ['days not known', { per: 'day', pay: thb(400), days: 'unsure', received: thb(0) }, 'unclear'],
  ['what was given not known', { per: 'day', pay: thb(400), days: 2, received: 'unsure' }, 'unclear'],
  [
    'other money, which is not exchanged',
    { per: 'day', pay: { amount: 9, currency: 'USD' }, days: 2, received: bare(0) },
    'unclear',
  ],
  [
    'days of an answer that was changed since',
    { per: 'month', pay: thb(9000), days: 12, received: bare(0) },
    'unclear',
  ],
];

/** Legal source: minimum wages of Thailand from 1 July 2025 (content/facts/th.yaml, minimum_wage). */
const minimum: Case[] = [
  [
    'Mae Sot, 300 for 12 days',
    { per: 'day', pay: thb(300), days: 12, place: 'tak' },
    'below',
    { minimum: thb(352), least: thb(4224), days: 12 },
  ],
  ['Mae Sot, exactly', { per: 'day', pay: thb(352), days: 12, place: 'tak' }, 'enough', { minimum: thb(352) }],
  [
    'below it for a month: no total',
    { per: 'month', pay: thb(9000), place: 'bangkok' },
    'below_month',
    { a_day: thb(300) },
  ],
  ['11,990 a month are below 400 a day', { per: 'month', pay: thb(11_990), place: 'bangkok' }, 'below_month'],
  [
    'below the lowest of all places',
    { per: 'day', pay: thb(300), days: 1, place: 'unsure' },
    'below',
    { minimum: thb(337) },
  ],
  [
    'place not known',
    { per: 'day', pay: thb(350), days: 1, place: 'other' },
    'unclear',
    { lowest: thb(337), highest: thb(400) },
  ],
  ['days not known: no total', { per: 'day', pay: thb(300), days: 'unsure', place: 'tak' }, 'below_month'],
];

/** Legal source: Labour Protection Act, s. 61 (1.5 times); s. 68 (an hour is a day's pay by 8, a month's by 30 and 8). */
const overtime: Case[] = [
  ['20 hours at 400 a day', { per: 'day', pay: thb(400), work_hours: 20 }, 'owed_day', { times: 1.5, owed: thb(1500) }],
  ['8 hours at 9,000 a month', { per: 'month', pay: thb(9000), work_hours: 8 }, 'owed_month', { owed: thb(450) }],
  ['no hours', { per: 'day', pay: thb(400), work_hours: 0 }, 'nothing'],
  ['hours not known', { per: 'day', pay: thb(400), work_hours: 'unsure' }, 'unclear'],
];

/** Legal source: Labour Protection Act, s. 62 (once more, or twice) and s. 63 (3 times). */
const restDays: [step: string, times: number, owed: number][] = [
  ['rest_once', 1, 400],
  ['rest_twice', 2, 800],
  ['late', 3, 1200],
];

/** Legal source: Labour Protection Act, s. 118 (content/facts/th.yaml, wages_severance). */
const served: [length: string, days: number][] = [
  ['under_1_year', 30],
  ['under_3_years', 90],
  ['under_6_years', 180],
  ['under_10_years', 240],
  ['under_20_years', 300],
  ['over_20_years', 400],
];

/** No law: arithmetic on what was typed, reckoned by hand. */
const debts: Case[] = [
  [
    '30,000 with 5,000 left a month',
    { owed: thb(30_000), interest: 0, pay: thb(12_000), living: thb(7000) },
    'months',
    { months: 6, paid: thb(30_000), left: thb(5000) },
  ],
  [
    // 1000 → 1100 - 600 = 500 → 550.
    'two months at 10 percent',
    { owed: bare(1000), interest: 10, pay: bare(1000), living: bare(400) },
    'months',
    { months: 2, paid: bare(1150), first_interest: bare(100) },
  ],
  [
    'the interest takes all that is left',
    { owed: bare(10_000), interest: 5, pay: bare(1000), living: bare(500) },
    'never',
  ],
  ['nothing is left', { owed: thb(10), interest: 0, pay: thb(9000), living: thb(9500) }, 'never', { left: thb(0) }],
  ['longer than a working life', { owed: thb(1e9), interest: 0, pay: thb(9000), living: thb(0) }, 'never'],
  [
    'interest not known',
    { owed: thb(10_000), interest: 'unsure', pay: thb(9000), living: thb(4000) },
    'at_least',
    { months: 2 },
  ],
  [
    "one's own money, whatever interest was said before",
    { source: 'own_money', owed: thb(10_000), interest: 50, pay: thb(9000), living: thb(4000) },
    'months',
    { months: 2 },
  ],
  ['no debt', { owed: bare(0), interest: 0, pay: thb(9000), living: thb(0) }, 'nothing'],
  ['different money', { owed: { amount: 5, currency: 'MMK' }, interest: 0, pay: thb(9000), living: thb(0) }, 'mixed'],
  [
    'money named once is meant everywhere',
    { owed: bare(9000), interest: 0, pay: thb(9000), living: bare(0) },
    'months',
    { debt: thb(9000) },
  ],
  ['pay not known', { owed: thb(1), interest: 0, pay: 'unsure', living: thb(0) }, 'unclear'],
];

const costs: Case[] = [
  ['all that was named', { recruiter: thb(5000), visa: bare(1900), deposit: bare(0) }, 'total', { total: thb(6900) }],
  ['nothing, in whatever money', { recruiter: thb(0), visa: { amount: 0, currency: 'MMK' } }, 'nothing'],
  ['different money', { recruiter: thb(5000), visa: { amount: 1, currency: 'MMK' } }, 'mixed'],
  ['nothing known', { recruiter: 'unsure' }, 'unclear'],
];

describe('pay that was agreed and not given', () => {
  test.each(unpaid)('%s', (...one) => expectCase('wages', 'unpaid', one));
});
describe('the same days at the legal minimum', () => {
  test.each(minimum)('%s', (...one) => expectCase('wages', 'minimum', one));
});
describe('extra hours on working days', () => {
  test.each(overtime)('%s', (...one) => expectCase('wages', 'overtime', one));
});
describe('hours on rest days', () => {
  test.each(restDays)('%s: %d times', (step, times, owed) => {
    const answers = { per: 'day', pay: thb(400), rest_hours: 8, late_hours: 8 };
    expect(run('wages', step, answers)).toMatchObject({ outcome: 'owed_day', values: { times, owed: thb(owed) } });
  });
});
describe('pay for being sent away', () => {
  test.each(served)('%s: %d days', (length, days) => {
    const answers = { pay: thb(400), per: 'day', served: length };
    expect(run('wages', 'dismissed', answers)).toMatchObject({
      outcome: 'owed_day',
      values: { days, owed: thb(400 * days) },
    });
  });

  test('is none under 120 days, and a thirtieth a day for who is paid by the month', () => {
    expect(run('wages', 'dismissed', { pay: thb(400), per: 'day', served: 'under_120_days' }).outcome).toBe('none');
    const monthly = run('wages', 'dismissed', { pay: thb(12_000), per: 'month', served: 'under_3_years' });
    expect(monthly).toMatchObject({ outcome: 'owed_month', values: { owed: thb(36_000) } });
    expect(run('wages', 'dismissed', { pay: thb(400), per: 'day', served: 'unsure' }).outcome).toBe('unclear');
  });
});
describe('months of work for a debt', () => {
  test.each(debts)('%s', (...one) => expectCase('debt', 'months', one));
});
describe('what a job costs', () => {
  test.each(costs)('%s', (...one) => expectCase('debt', 'total', one));
});

const amountOf = (value: Result['values'][string] | undefined): number =>
  typeof value === 'object' && 'amount' in value ? value.amount : -1;
const baht = fc.integer({ min: 1, max: 100_000 });

describe('whatever is typed', () => {
  test('who was given more is never owed more, and nobody is ever owed less than nothing', () => {
    fc.assert(
      fc.property(baht, fc.nat(999), fc.nat(1e6), fc.nat(1e6), (pay, days, received, more) => {
        const owed = (given: number) =>
          amountOf(run('wages', 'unpaid', { per: 'day', pay: thb(pay), days, received: thb(given) }).values.owed);
        expect(owed(received + more)).toBeLessThanOrEqual(owed(received));
        expect(owed(received + more)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('thirty days at a thirtieth are a month', () => {
    fc.assert(
      fc.property(baht, (pay) => {
        const owed = (months: number, odd_days: number) =>
          run('wages', 'unpaid', { per: 'month', pay: thb(pay), months, odd_days, received: thb(0) }).values.owed;
        expect(owed(0, 30)).toEqual(owed(1, 0));
      }),
    );
  });

  test('what is paid back is the debt at least, and one month less would not be enough', () => {
    fc.assert(
      fc.property(baht, fc.nat(20), baht, (debt, interest, left) => {
        const answers = { owed: thb(debt), interest, pay: thb(left), living: thb(0) };
        const { outcome, values } = run('debt', 'months', answers);
        const rate = interest / 100;
        // The rate of an annuity: what has to be paid each month so that it ends after 600 of them.
        const least = rate === 0 ? debt / 600 : (debt * rate) / (1 - (1 + rate) ** -600);
        const isPaidBack = outcome === 'months';
        expect(isPaidBack).toBe(left >= least);
        if (!isPaidBack) return;
        expect(amountOf(values.paid)).toBeGreaterThanOrEqual(debt);
        expect(left * (Number(values.months) - 1)).toBeLessThan(amountOf(values.paid));
      }),
    );
  });
});

describe('a sum whose facts may not be shown any more', () => {
  const steps = Object.values(real.flows.wages?.steps ?? {}).filter(({ compute }) =>
    Object.values(compute?.with ?? {}).some((name) => name.includes('.')),
  );

  test.each(steps)('is unclear, and names no figure: $name', ({ name }) => {
    const answers = {
      pay: thb(400),
      per: 'day',
      days: 3,
      place: 'tak',
      served: 'under_3_years',
      work_hours: 3,
      rest_hours: 3,
      late_hours: 3,
    };
    expect(run('wages', name, answers, { ...real, facts: {} })).toEqual({ outcome: 'unclear', values: {} });
  });
});
