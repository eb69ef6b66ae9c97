import type { Money } from '../../understand/meaning.ts';

/** Amounts in one money, or `mixed`. One that names no money is meant in the money of the others. */
export function inOneMoney(given: Money[]): { amounts: number[]; money(amount: number): Money } | 'mixed' {
  const named = [...new Set(given.flatMap(({ currency }) => currency ?? []))];
  const [currency] = named;
  if (named.length > 1) return 'mixed';
  return {
    amounts: given.map(({ amount }) => amount),
    money: (amount) => (currency ? { amount, currency } : { amount }),
  };
}
