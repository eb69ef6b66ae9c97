import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/engine/turn.ts';
import type { Money } from '../../src/understand/meaning.ts';
import { DAYS_A_MONTH } from '../../src/engine/sums/pay.ts';
import { runSum, sums } from '../../src/engine/sums/sums.ts';
import { real, today } from './real.ts';
import { offer } from './walk.ts';

type Case = [of: string, answers: Record<string, Answer>, outcome: string, values: Record<string, Money>];
const thb = (amount: number) => ({ amount, currency: 'THB' });
const mmk = (amount: number) => ({ amount, currency: 'MMK' });
const vnd = (amount: number) => ({ amount, currency: 'VND' });
const myr = (amount: number) => ({ amount, currency: 'MYR' });

/** What a step of the check calculates from these answers. */
const run = (step: string, answers: Record<string, Answer>): unknown => {
  const compute = offer.steps[step];
  if (!compute) throw new Error(`No step ${step}.`);
  return runSum(real, compute, { answers }, today);
};

/**
 * Legal source: the labour ministry of Myanmar as reported by NP News, 9 May 2022: at most 300,000 kyat service fee for
 * a worker sent to Thailand (content/facts/mm.yaml, service_fee_thailand).
 */
const feeMyanmar: Case[] = [
  ['one kyat more', { amount: mmk(300_001) }, 'above', { limit: mmk(300_000), excess: mmk(1) }],
  ['exactly the limit', { amount: mmk(300_000) }, 'within', { limit: mmk(300_000), excess: mmk(0) }],
  ['four times the limit', { amount: mmk(1_200_000) }, 'above', { limit: mmk(300_000), excess: mmk(900_000) }],
  [
    'the currency answered by itself',
    { amount: { amount: 500_000 }, amount_currency: 'MMK' },
    'above',
    { limit: mmk(300_000), excess: mmk(200_000) },
  ],
  ['other money, which is not exchanged here', { amount: thb(5000) }, 'unclear', { limit: mmk(300_000) }],
  ['no currency', { amount: { amount: 5000 }, amount_currency: 'unsure' }, 'unclear', { limit: mmk(300_000) }],
  ['not known', { amount: 'unsure' }, 'unclear', { limit: mmk(300_000) }],
  ['nothing, in whatever money', { amount: thb(0) }, 'within', { limit: mmk(300_000), excess: thb(0) }],
];

/**
 * Legal source: Thailand, Royal Ordinance on Managing the Work of Foreigners, s. 49: no fee from the worker
 * (content/facts/th.yaml, recruitment_fee).
 */
const feeThailand: Case[] = [
  ['one baht', { amount: thb(1) }, 'above', { limit: thb(0), excess: thb(1) }],
  ['any money is above nothing', { amount: mmk(100) }, 'above', { limit: thb(0), excess: mmk(100) }],
  ['no currency', { amount: { amount: 100 } }, 'unclear', { limit: thb(0) }],
  ['nothing', { amount: { amount: 0 } }, 'within', { limit: thb(0), excess: { amount: 0 } }],
];

/** Source: Malaysia's zero recruitment fee policy, Astro Awani, 1 May 2023 (content/facts/my.yaml, recruitment_fee). */
const feeMalaysia: Case[] = [
  ['one ringgit', { amount: myr(1) }, 'above', { limit: myr(0), excess: myr(1) }],
  ['not known', { amount: 'unsure' }, 'unclear', { limit: myr(0) }],
];

/**
 * Legal source: Viet Nam, Law 69/2020, Art. 23: at most one month of basic pay for each 12 months of contract
 * (content/facts/vn.yaml, service_fee_months).
 */
const feeVietNam: Case[] = [
  [
    'one month of pay',
    { amount: vnd(9_000_000), wage: vnd(9_000_000), wage_per: 'month' },
    'within',
    { limit: vnd(9_000_000), excess: vnd(0) },
  ],
  [
    'more than that',
    { amount: vnd(15_000_000), wage: vnd(9_000_000), wage_per: 'month' },
    'above',
    { limit: vnd(9_000_000), excess: vnd(6_000_000) },
  ],
  [
    'pay by the day',
    { amount: thb(12_001), wage: thb(400), wage_per: 'day' },
    'above',
    { limit: thb(12_000), excess: thb(1) },
  ],
  [
    'fee and pay in different money',
    { amount: vnd(9_000_000), wage: thb(12_000), wage_per: 'month' },
    'unclear',
    { limit: thb(12_000) },
  ],
  ['pay not known', { amount: vnd(9_000_000), wage: 'unsure', wage_per: 'month' }, 'unclear', {}],
  ['pay by the piece', { amount: vnd(9_000_000), wage: vnd(1000), wage_per: 'piece' }, 'unclear', {}],
  ['pay without a currency', { amount: vnd(9_000_000), wage: { amount: 1000 }, wage_per: 'month' }, 'unclear', {}],
];

/**
 * Legal source: Thailand, minimum wages from 1 July 2025 (content/facts/th.yaml, minimum_wage); a month is divided by
 * 30: Labour Protection Act, s. 68.
 */
const range = { lowest: thb(337), highest: thb(400) };
const wages: Case[] = [
  [
    'Bangkok, one baht below',
    { wage: thb(399), wage_per: 'day', place: 'bangkok' },
    'below',
    { ...range, a_day: thb(399), minimum: thb(400) },
  ],
  [
    'Bangkok, exactly',
    { wage: thb(400), wage_per: 'day', place: 'bangkok' },
    'enough',
    { ...range, a_day: thb(400), minimum: thb(400) },
  ],
  [
    'Samut Sakhon',
    { wage: thb(371), wage_per: 'day', place: 'near_bangkok' },
    'below',
    { ...range, a_day: thb(371), minimum: thb(372) },
  ],
  [
    'Mae Sot',
    { wage: thb(352), wage_per: 'day', place: 'tak' },
    'enough',
    { ...range, a_day: thb(352), minimum: thb(352) },
  ],
  [
    'Ranong',
    { wage: thb(300), wage_per: 'day', place: 'ranong' },
    'below',
    { ...range, a_day: thb(300), minimum: thb(347) },
  ],
  [
    'a month in Bangkok, exactly',
    { wage: thb(12_000), wage_per: 'month', place: 'bangkok' },
    'enough',
    { ...range, a_day: thb(400), minimum: thb(400) },
  ],
  [
    'a month in Bangkok, below',
    { wage: thb(9000), wage_per: 'month', place: 'bangkok' },
    'below',
    { ...range, a_day: thb(300), minimum: thb(400) },
  ],
  [
    'below the lowest of all places, wherever',
    { wage: thb(300), wage_per: 'day', place: 'unsure' },
    'below',
    { ...range, a_day: thb(300), minimum: thb(337) },
  ],
  ['above the lowest, place not known', { wage: thb(350), wage_per: 'day', place: 'other' }, 'unclear', range],
  [
    'the currency answered by itself',
    { wage: { amount: 300 }, wage_currency: 'THB', wage_per: 'day', place: 'tak' },
    'below',
    { ...range, a_day: thb(300), minimum: thb(352) },
  ],
  ['other money', { wage: mmk(300), wage_per: 'day', place: 'tak' }, 'unclear', range],
  ['by the piece', { wage: thb(300), wage_per: 'piece', place: 'tak' }, 'unclear', range],
  ['not known', { wage: 'unsure', wage_per: 'day', place: 'tak' }, 'unclear', range],
];

describe('the fee for Thailand asked in Myanmar', () => {
  test.each(feeMyanmar)('%s', (_, answers, outcome, values) => {
    expect(run('fee_mm_th', answers)).toEqual({ outcome, values });
  });
});
describe('the fee in Thailand', () => {
  test.each(feeThailand)('%s', (_, answers, outcome, values) => {
    expect(run('fee_th', answers)).toEqual({ outcome, values });
  });
});
describe('the fee in Malaysia', () => {
  test.each(feeMalaysia)('%s', (_, answers, outcome, values) => {
    expect(run('fee_my', answers)).toEqual({ outcome, values });
  });
});
describe('the fee in Viet Nam', () => {
  test.each(feeVietNam)('%s', (_, answers, outcome, values) => {
    expect(run('fee_vn', answers)).toEqual({ outcome, values });
  });
});
describe('the pay in Thailand', () => {
  test.each(wages)('%s', (_, answers, outcome, values) => {
    expect(run('wage_th', answers)).toEqual({ outcome, values });
  });

  test('by the month is not rounded up to a lawful one: 11,990 baht are 399.67 a day, below 400', () => {
    expect(run('wage_th', { wage: thb(11_990), wage_per: 'month', place: 'bangkok' })).toMatchObject({
      outcome: 'below',
    });
    expect(DAYS_A_MONTH).toBe(30);
  });
});

describe('a sum', () => {
  const computing = Object.values(offer.steps).filter(({ compute }) => compute);

  test.each(computing)('whose fact may not be shown any more is unclear, and never throws: $name', (step) => {
    const bundle = { ...real, facts: {} };
    const answers = { amount: mmk(1), wage: thb(1), wage_per: 'day', place: 'bangkok' };
    expect(runSum(bundle, step, { answers }, today)).toEqual({ outcome: 'unclear', values: {} });
  });

  test.each(computing)('that a flow names exists: $name', ({ compute }) => {
    expect(Object.keys(sums)).toContain(compute?.sum);
  });

  test('that does not exist is unclear', () => {
    const [step] = computing;
    const misnamed = step && { ...step, compute: { sum: 'no_such_sum', with: {} } };
    expect(misnamed && runSum(real, misnamed, { answers: {} }, today).outcome).toBe('unclear');
  });
});
