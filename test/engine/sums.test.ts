import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/engine/turn.ts';
import { DAYS_A_MONTH } from '../../src/engine/sums/wage-gap.ts';
import { runSum, sums } from '../../src/engine/sums/sums.ts';
import { real, today } from './real.ts';
import { offer } from './walk.ts';

type Case = { of: string; answers: Record<string, Answer>; outcome: string; values: Record<string, Answer> };
const thb = (amount: number) => ({ amount, currency: 'THB' });
const mmk = (amount: number) => ({ amount, currency: 'MMK' });
const vnd = (amount: number) => ({ amount, currency: 'VND' });
const myr = (amount: number) => ({ amount, currency: 'MYR' });

const check = (step: string, { answers, outcome, values }: Case): void => {
  const compute = offer.steps[step];
  if (!compute) throw new Error(`No step ${step}.`);
  expect(runSum(real, compute, { answers }, today)).toEqual({ outcome, values });
};

/**
 * Legal source: the labour ministry of Myanmar as reported by NP News, 9 May 2022: at most 300,000 kyat service fee for
 * a worker sent to Thailand (content/facts/mm.yaml, service_fee_thailand).
 */
const feeMyanmar: Case[] = [
  {
    of: 'one kyat more',
    answers: { amount: mmk(300_001) },
    outcome: 'above',
    values: { limit: mmk(300_000), excess: mmk(1) },
  },
  {
    of: 'exactly the limit',
    answers: { amount: mmk(300_000) },
    outcome: 'within',
    values: { limit: mmk(300_000), excess: mmk(0) },
  },
  {
    of: 'four times the limit',
    answers: { amount: mmk(1_200_000) },
    outcome: 'above',
    values: { limit: mmk(300_000), excess: mmk(900_000) },
  },
  {
    of: 'the currency answered by itself',
    answers: { amount: { amount: 500_000 }, amount_currency: 'MMK' },
    outcome: 'above',
    values: { limit: mmk(300_000), excess: mmk(200_000) },
  },
  {
    of: 'other money, which is not exchanged here',
    answers: { amount: thb(5000) },
    outcome: 'unclear',
    values: { limit: mmk(300_000) },
  },
  {
    of: 'no currency',
    answers: { amount: { amount: 5000 }, amount_currency: 'unsure' },
    outcome: 'unclear',
    values: { limit: mmk(300_000) },
  },
  { of: 'not known', answers: { amount: 'unsure' }, outcome: 'unclear', values: { limit: mmk(300_000) } },
  {
    of: 'nothing, in whatever money',
    answers: { amount: thb(0) },
    outcome: 'within',
    values: { limit: mmk(300_000), excess: thb(0) },
  },
];

/**
 * Legal source: Thailand, Royal Ordinance on Managing the Work of Foreigners, s. 49: no fee from the worker
 * (content/facts/th.yaml, recruitment_fee).
 */
const feeThailand: Case[] = [
  { of: 'one baht', answers: { amount: thb(1) }, outcome: 'above', values: { limit: thb(0), excess: thb(1) } },
  {
    of: 'any money is above nothing',
    answers: { amount: mmk(100) },
    outcome: 'above',
    values: { limit: thb(0), excess: mmk(100) },
  },
  { of: 'no currency', answers: { amount: { amount: 100 } }, outcome: 'unclear', values: { limit: thb(0) } },
  {
    of: 'nothing',
    answers: { amount: { amount: 0 } },
    outcome: 'within',
    values: { limit: thb(0), excess: { amount: 0 } },
  },
];

/** Source: Malaysia's zero recruitment fee policy, Astro Awani, 1 May 2023 (content/facts/my.yaml, recruitment_fee). */
const feeMalaysia: Case[] = [
  { of: 'one ringgit', answers: { amount: myr(1) }, outcome: 'above', values: { limit: myr(0), excess: myr(1) } },
  { of: 'not known', answers: { amount: 'unsure' }, outcome: 'unclear', values: { limit: myr(0) } },
];

/**
 * Legal source: Viet Nam, Law 69/2020, Art. 23: at most one month of basic pay for each 12 months of contract
 * (content/facts/vn.yaml, service_fee_months).
 */
const feeVietNam: Case[] = [
  {
    of: 'one month of pay',
    answers: { amount: vnd(9_000_000), wage: vnd(9_000_000), wage_per: 'month' },
    outcome: 'within',
    values: { limit: vnd(9_000_000), excess: vnd(0) },
  },
  {
    of: 'more than that',
    answers: { amount: vnd(15_000_000), wage: vnd(9_000_000), wage_per: 'month' },
    outcome: 'above',
    values: { limit: vnd(9_000_000), excess: vnd(6_000_000) },
  },
  {
    of: 'pay by the day',
    answers: { amount: thb(12_001), wage: thb(400), wage_per: 'day' },
    outcome: 'above',
    values: { limit: thb(12_000), excess: thb(1) },
  },
  {
    of: 'fee and pay in different money',
    answers: { amount: vnd(9_000_000), wage: thb(12_000), wage_per: 'month' },
    outcome: 'unclear',
    values: { limit: thb(12_000) },
  },
  {
    of: 'pay not known',
    answers: { amount: vnd(9_000_000), wage: 'unsure', wage_per: 'month' },
    outcome: 'unclear',
    values: {},
  },
  {
    of: 'pay by the piece',
    answers: { amount: vnd(9_000_000), wage: vnd(1000), wage_per: 'piece' },
    outcome: 'unclear',
    values: {},
  },
  {
    of: 'pay without a currency',
    answers: { amount: vnd(9_000_000), wage: { amount: 1000 }, wage_per: 'month' },
    outcome: 'unclear',
    values: {},
  },
];

/**
 * Legal source: Thailand, minimum wages from 1 July 2025 (content/facts/th.yaml, minimum_wage); a month is divided by
 * 30: Labour Protection Act, s. 68.
 */
const range = { lowest: thb(337), highest: thb(400) };
const wages: Case[] = [
  {
    of: 'Bangkok, one baht below',
    answers: { wage: thb(399), wage_per: 'day', place: 'bangkok' },
    outcome: 'below',
    values: { ...range, a_day: thb(399), minimum: thb(400) },
  },
  {
    of: 'Bangkok, exactly',
    answers: { wage: thb(400), wage_per: 'day', place: 'bangkok' },
    outcome: 'enough',
    values: { ...range, a_day: thb(400), minimum: thb(400) },
  },
  {
    of: 'Samut Sakhon',
    answers: { wage: thb(371), wage_per: 'day', place: 'near_bangkok' },
    outcome: 'below',
    values: { ...range, a_day: thb(371), minimum: thb(372) },
  },
  {
    of: 'Mae Sot',
    answers: { wage: thb(352), wage_per: 'day', place: 'tak' },
    outcome: 'enough',
    values: { ...range, a_day: thb(352), minimum: thb(352) },
  },
  {
    of: 'Ranong',
    answers: { wage: thb(300), wage_per: 'day', place: 'ranong' },
    outcome: 'below',
    values: { ...range, a_day: thb(300), minimum: thb(347) },
  },
  {
    of: 'a month in Bangkok, exactly',
    answers: { wage: thb(12_000), wage_per: 'month', place: 'bangkok' },
    outcome: 'enough',
    values: { ...range, a_day: thb(400), minimum: thb(400) },
  },
  {
    of: 'a month in Bangkok, below',
    answers: { wage: thb(9000), wage_per: 'month', place: 'bangkok' },
    outcome: 'below',
    values: { ...range, a_day: thb(300), minimum: thb(400) },
  },
  {
    of: 'below the lowest of all places, wherever',
    answers: { wage: thb(300), wage_per: 'day', place: 'unsure' },
    outcome: 'below',
    values: { ...range, a_day: thb(300), minimum: thb(337) },
  },
  {
    of: 'above the lowest, place not known',
    answers: { wage: thb(350), wage_per: 'day', place: 'other' },
    outcome: 'unclear',
    values: range,
  },
  {
    of: 'the currency answered by itself',
    answers: { wage: { amount: 300 }, wage_currency: 'THB', wage_per: 'day', place: 'tak' },
    outcome: 'below',
    values: { ...range, a_day: thb(300), minimum: thb(352) },
  },
  { of: 'other money', answers: { wage: mmk(300), wage_per: 'day', place: 'tak' }, outcome: 'unclear', values: range },
  {
    of: 'by the piece',
    answers: { wage: thb(300), wage_per: 'piece', place: 'tak' },
    outcome: 'unclear',
    values: range,
  },
  { of: 'not known', answers: { wage: 'unsure', wage_per: 'day', place: 'tak' }, outcome: 'unclear', values: range },
];

describe('the fee for Thailand asked in Myanmar', () => {
  test.each(feeMyanmar)('$of: $outcome', (given) => check('fee_mm_th', given));
});
describe('the fee in Thailand', () => {
  test.each(feeThailand)('$of: $outcome', (given) => check('fee_th', given));
});
describe('the fee in Malaysia', () => {
  test.each(feeMalaysia)('$of: $outcome', (given) => check('fee_my', given));
});
describe('the fee in Viet Nam', () => {
  test.each(feeVietNam)('$of: $outcome', (given) => check('fee_vn', given));
});
describe('the pay in Thailand', () => {
  test.each(wages)('$of: $outcome', (given) => check('wage_th', given));

  test('by the month is not rounded up to a lawful one: 11,990 baht are 399.67 a day, below 400', () => {
    const given = { wage: thb(11_990), wage_per: 'month', place: 'bangkok' };
    const step = offer.steps.wage_th;
    expect(step && runSum(real, step, { answers: given }, today).outcome).toBe('below');
    expect(DAYS_A_MONTH).toBe(30);
  });
});

test('a sum whose fact may not be shown any more is unclear, and never throws', () => {
  for (const step of Object.values(offer.steps).filter(({ compute }) => compute)) {
    const bundle = { ...real, facts: {} };
    const answers = { amount: mmk(1), wage: thb(1), wage_per: 'day', place: 'bangkok' };
    expect(runSum(bundle, step, { answers }, today)).toEqual({ outcome: 'unclear', values: {} });
  }
  const step = { ...(offer.steps.fee_th ?? { name: '' }), compute: { sum: 'no_such_sum', with: {} } } as never;
  expect(runSum(real, step, { answers: {} }, today).outcome).toBe('unclear');
});

test('every sum that a flow names exists', () => {
  for (const { compute } of Object.values(offer.steps)) if (compute) expect(Object.keys(sums)).toContain(compute.sum);
});
