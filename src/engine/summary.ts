import type { Flow, Step } from '../bundle/bundle.ts';
import { wordsAt } from '../bundle/words-at.ts';
import { holds } from './conditions.ts';
import { answersOf } from './flags.ts';
import { labelOf, UNSURE } from './page.ts';
import { langOf, type Stage } from './stage.ts';
import { tellSum } from './sum-words.ts';
import type { Answer } from './turn.ts';

/**
 * What was answered and calculated in this conversation, on one page to show to a lawyer or an inspector. In another
 * language (`lang`) it stands below a line that says so, and is left out for whoever reads that language anyway.
 */
export function tellSummary(stage: Stage, flow: Flow, lang: string | undefined): string {
  const own = langOf(stage);
  if (lang === undefined) return page(stage, flow, own);
  if (lang === own) return '';
  const language = say(stage, own, `places:language.${lang}`);
  return [say(stage, own, 'bot:summary_in', { language }), page(stage, flow, lang)].join('\n\n');
}

function page(stage: Stage, flow: Flow, lang: string): string {
  const given = answered(stage, flow).filter(({ keep }) => !keep);
  const sums = stepsOf(flow).filter((step) => step.compute && isWorkedOut(stage, flow, step));
  const results = sums.map((step) => tellSum(stage, flow, step, lang));
  return [say(stage, lang, 'bot:summary'), tellAnswers(stage, flow, given, lang), ...results]
    .filter(Boolean)
    .join('\n\n');
}

const stepsOf = (flow: Flow): Step[] => flow.order.flatMap((name) => flow.steps[name] ?? []);

/** The questions that matter still and have an answer, "I don't know" included. */
export const answered = (stage: Stage, flow: Flow): Step[] =>
  stepsOf(flow).filter((step) => step.kind === 'ask' && isSaid(stage, flow, step));

/** A line each: what was asked, and what was answered. */
export const tellAnswers = (stage: Stage, flow: Flow, steps: Step[], lang: string): string =>
  steps
    .map((step) => {
      const topic = say(stage, lang, `${wordsAt(flow, step)}.topic`);
      return `• ${topic}: ${tellAnswer(stage, flow, step, lang)}`;
    })
    .join('\n');

const say = ({ speech, now }: Stage, lang: string, key: string, vars?: Record<string, unknown>): string =>
  speech.say(lang, key, now, vars);

/** It matters still, and has an answer. */
const isSaid = (stage: Stage, flow: Flow, step: Step): boolean =>
  stage.session.answers[step.name] !== undefined && holds(step.when, answersOf(stage.session, flow));

/** Nothing is said of a sum of which no answer was given: somebody may have stopped before it. */
const isWorkedOut = (stage: Stage, flow: Flow, step: Step): boolean =>
  holds(step.when, answersOf(stage.session, flow)) &&
  Object.values(step.compute?.with ?? {}).some((name) => stage.session.answers[name] !== undefined);

function tellAnswer(stage: Stage, flow: Flow, step: Step, lang: string): string {
  const { speech, session } = stage;
  const answer: Answer = session.answers[step.name] ?? UNSURE;
  if (typeof answer === 'number') return speech.number(lang, answer);
  if (typeof answer === 'object') return 'date' in answer ? speech.date(lang, answer.date) : speech.money(lang, answer);
  return labelOf(stage, flow, step, answer, lang);
}
