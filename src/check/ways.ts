import type { Branch, Step } from '../bundle/bundle.ts';
import { answersTo } from './parts.ts';

/**
 * The ways that can be taken from a step. The step below is one of them only if some answer has no way of its own, or
 * if the step may be passed over.
 */
export function takenBranches(step: Step): Branch[] {
  const open = step.when ? [undefined, ...finalAnswers(step)] : finalAnswers(step);
  return [...new Set(open.flatMap((answer) => branchesFor(step, answer)))];
}

/** The branches that may be taken after an answer: up to the first that always holds. */
export function branchesFor(step: Step, answer: string | undefined): Branch[] {
  const fitting = step.next.filter(({ choice }) => choice === undefined || choice === answer || isAny(choice, answer));
  const sure = fitting.findIndex(({ when }) => when === undefined);
  return sure < 0 ? fitting : fitting.slice(0, sure + 1);
}

/** Whether some branch holds after an answer, whatever the conditions are. */
export const hasWay = (step: Step, answer: string | undefined): boolean =>
  branchesFor(step, answer).some(({ when }) => when === undefined);

/** What a step may have been answered; only `undefined` for one that asks nothing. */
export const finalAnswers = (step: Step): (string | undefined)[] =>
  step.kind === 'say' ? [undefined] : answersTo(step).filter((answer) => !ANY.includes(answer));

/** Names for all that may be typed, beside those of its kinds. */
const ANY = ['any_amount', 'any_number'];

/** Every amount is `any_amount`, and every number `any_number`, too. */
const isAny = (choice: string, answer: string | undefined): boolean =>
  (choice === 'any_amount' && (answer?.startsWith('amount') ?? false)) ||
  (choice === 'any_number' && (answer === 'zero' || answer === 'above_zero'));
