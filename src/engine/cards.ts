import type { Step } from '../bundle/bundle.ts';
import type { Card } from '../understand/card.ts';
import { advance, enter } from './advance.ts';
import { softDoors, type Stage } from './stage.ts';
import type { Answer } from './turn.ts';

/** Before the names of the questions that a card answers, in the flow that compares. */
const PROMISED = 'promised_';

/** A card came back: what it says is taken for what was promised, and the questions go on from there. */
export function takeCard(stage: Stage, card: Card): void {
  const flow = stage.bundle.flows[softDoors.compare.flow];
  if (!flow) return;
  enter(stage, softDoors.compare);
  stage.session.answers = {};
  for (const name of flow.order) {
    const step = flow.steps[name];
    const given = name.startsWith(PROMISED) ? card[name.slice(PROMISED.length)] : undefined;
    const answer = step && given !== undefined ? answerTo(step, given) : undefined;
    if (answer !== undefined) stage.session.answers[name] = answer;
  }
  advance(stage, softDoors.compare);
}

/** A card comes from outside: what is no answer to the question is left out, and asked. */
function answerTo(step: Step, given: string): Answer | undefined {
  if (step.choices.includes(given)) return given;
  if (step.accept !== 'money') return undefined;
  const [, amount, currency] = /^(\d{1,12}(?:\.\d{1,2})?)([A-Z]{3})?$/.exec(given) ?? [];
  if (amount === undefined) return undefined;
  return { amount: Number(amount), ...(currency ? { currency } : {}) };
}
