import type { Money } from '../../understand/meaning.ts';
import type { Inputs } from './sum.ts';

/**
 * Days by which a month's pay is divided for a day's: Labour Protection Act of Thailand, s. 68, where the hourly wage of
 * who is paid by the month is the wage divided by 30 times the average hours of a working day.
 */
export const DAYS_A_MONTH = 30;

/** A rate of pay in baht, as agreed. */
export type Pay = { amount: number; per: 'day' | 'month' };

export const baht = (amount: number): Money => ({ amount, currency: 'THB' });

/** The agreed pay, where it is known, in baht and for a day or a month: what Thai law is reckoned with. */
export function payIn(get: Inputs): Pay | undefined {
  const amount = bahtIn(get, 'pay');
  const per = get.choice('per');
  return amount !== undefined && (per === 'day' || per === 'month') ? { amount, per } : undefined;
}

/** An amount in baht. Somebody asked for baht who names no money means baht; other money is not exchanged here. */
export function bahtIn(get: Inputs, name: string): number | undefined {
  const money = get.money(name, '');
  return money && (money.currency ?? 'THB') === 'THB' ? money.amount : undefined;
}

/** The pay for one day, exactly. */
export const aDay = ({ amount, per }: Pay): number => (per === 'month' ? amount / DAYS_A_MONTH : amount);

/** Whole baht, never more than is owed: a satang too many in a claim is one argument more against it. */
export const wholeBaht = (amount: number): Money => baht(Math.floor(amount + SLIP));
/** Far below a satang, far above what binary fractions lose: 9000 / 30 / 8 × 1.5 × 8 is 450, not 449.99. */
const SLIP = 1e-6;
