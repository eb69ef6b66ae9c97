import type { Condition } from '../bundle/bundle.ts';
import type { Answer } from './turn.ts';

/** The values a subject has now: a choice's name, or what kind of amount, number or date was typed. None when not answered. */
export type ValuesOf = (subject: string) => string[];

/** One of the conditions holds; no conditions always hold. */
export const holds = (conditions: Condition[] | undefined, valuesOf: ValuesOf): boolean =>
  !conditions ||
  conditions.some(({ all, none }) => {
    const has = (test: { subject: string; values: string[] }) =>
      valuesOf(test.subject).some((value) => test.values.includes(value));
    return all.every(has) && !none.some(has);
  });

/** How an answer looks to a condition. */
export function valuesOfAnswer(answer: Answer | undefined): string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'string') return [answer];
  if (typeof answer === 'number') return ['any_number', answer === 0 ? 'zero' : 'above_zero'];
  if ('date' in answer) return ['any_date'];
  return ['any_amount', answer.currency ? 'amount' : 'amount_without_currency'];
}
