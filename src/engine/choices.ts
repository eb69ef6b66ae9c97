import type { Flow, Step } from '../bundle/bundle.ts';
import type { Meaning } from '../understand/meaning.ts';
import { offered, townIn } from './areas.ts';
import { dateIn } from './dates.ts';
import { pageOf, UNSURE } from './page.ts';
import type { Stage } from './stage.ts';
import type { Answer, Choice } from './turn.ts';

/** The answers a step offers, with their words, and the ways out that stand on every question. */
export function choicesOf(stage: Stage, flow: Flow, step: Step): Choice[] {
  const page = pageOf(stage, flow, step);
  const all = stage.session.suspended || hasAnswers(stage) ? page.withBack : page.choices;
  if (!step.areas) return all;
  const here = offered(stage, flow, step);
  return all.filter(({ choice, nav }) => nav || here.includes(choice));
}

const hasAnswers = ({ session }: Stage): boolean => {
  for (const _ in session.answers) return true;
  return false;
};

/** Which answer to this step a typed message surely is: a label, its number, yes or no, an amount, a number or a day. */
export function answerIn(stage: Stage, flow: Flow, step: Step, meaning: Meaning): Answer | undefined {
  const choices = offered(stage, flow, step);
  const { key, command, says, money, number, danger } = meaning;
  const byKey = pageOf(stage, flow, step).labels;
  const whole = byKey.get(key);
  if (whole !== undefined && choices.includes(whole)) return whole;
  if (command === 'unsure' && choices.includes(UNSURE)) return UNSURE;
  if (says && choices.includes(says)) return says;
  // "They will kill me if I do not pay 5000" is no answer.
  if (step.accept === 'money') return danger === 'clear' || danger === 'self_harm' ? undefined : money;
  if (step.accept === 'number') return numberIn(step, number);
  if (step.accept === 'date') return dateIn(stage, meaning);
  const town = step.areas && townIn(stage, flow, key, true);
  if (town) return town;
  return number === undefined ? undefined : choices[number - 1];
}

/** The largest number taken where a step names none: nobody counts more days or hours of unpaid work. */
const LARGEST_NUMBER = 9999;

/** The largest number that this step takes; the smallest is none. */
export const largestNumber = ({ most }: Step): number => Math.min(most, LARGEST_NUMBER);

/** A number that can be right here. */
const numberIn = (step: Step, number: number | undefined): number | undefined =>
  number !== undefined && number >= 0 && number <= largestNumber(step) ? number : undefined;

/** Shorter parts of a label than this say too little to be taken for it. */
const SHORTEST_PART = 3;

/**
 * The choice of which this is a part that only one label has: "broker" for "A broker". Never "I don't know": the word
 * for no is a part of it in Thai, Lao and Vietnamese.
 */
export function partIn(stage: Stage, flow: Flow, step: Step, { key, danger }: Meaning): string | undefined {
  const town = step.areas && !danger ? townIn(stage, flow, key, false) : undefined;
  if (town) return town;
  const byKey = pageOf(stage, flow, step).labels;
  if (key.length < SHORTEST_PART || /^\d+$/.test(key)) return undefined;
  const found = new Set([...byKey].filter(([label]) => label.includes(key)).map(([, choice]) => choice));
  found.delete(UNSURE);
  const here = offered(stage, flow, step);
  for (const choice of found) if (!here.includes(choice)) found.delete(choice);
  return found.size === 1 ? [...found][0] : undefined;
}
