import type { Flow, Step } from '../bundle/bundle.ts';
import { writeCard } from '../understand/card.ts';
import { holds } from './conditions.ts';
import { answersOf } from './flags.ts';
import { UNSURE } from './page.ts';
import { langOf, type Stage } from './stage.ts';
import type { Answer } from './turn.ts';

/** What was answered in this conversation, a line each, and the line from which a program can read it again. */
export function tellCard(stage: Stage, flow: Flow): string {
  const { session, speech, now } = stage;
  const lang = langOf(stage);
  const said = flow.order
    .map((name) => flow.steps[name])
    .filter((step) => step !== undefined)
    .filter((step) => step.kind === 'ask' && holds(step.when, answersOf(session, flow)))
    .flatMap((step) => {
      const answer = session.answers[step.name];
      return answer === undefined || answer === UNSURE ? [] : [{ step, answer }];
    });
  const lines = said.map(({ step, answer }) => {
    const topic = speech.say(lang, `${flow.name}:${step.name}.topic`, now);
    return `• ${topic}: ${inWords(stage, flow, step, answer)}`;
  });
  const card = Object.fromEntries(said.map(({ step, answer }) => [step.name, inShort(answer)]));
  return said.length > 0 ? [...lines, writeCard(card)].join('\n') : '';
}

function inWords(stage: Stage, flow: Flow, step: Step, answer: Answer): string {
  const { speech, now } = stage;
  const lang = langOf(stage);
  if (typeof answer === 'number') return speech.number(lang, answer);
  if (typeof answer === 'object') return speech.money(lang, answer);
  return speech.say(lang, `${flow.name}:${step.name}.choices.${answer}`, now);
}

const inShort = (answer: Answer): string =>
  typeof answer === 'object' ? `${answer.amount}${answer.currency ?? ''}` : String(answer);
