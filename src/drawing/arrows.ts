import type { Flow, Step, Target, Texts } from '../bundle/bundle.ts';
import { branchesFor, finalAnswers } from '../check/ways.ts';
import { tellConditions } from './condition.ts';
import { shorten } from './label.ts';

/** `to`: a step of this flow, `flow.step` of another, or "return". `over`: taken where the step is passed over. */
export type Arrow = { from: string; to: string; label: string; over: boolean };

type Way = { to: string; answer: string | undefined; when: string };

/** One arrow to each place, with all answers and conditions that lead there. */
export function arrowsFrom(flow: Flow, step: Step, words: Texts): Arrow[] {
  const ways = finalAnswers(step).flatMap((answer) => waysAfter(flow, step, answer));
  const byPlace = Object.entries(Object.groupBy(ways, ({ to }) => to));
  const arrows = byPlace.map(([to, taken = []]) => {
    const label = byPlace.length === 1 ? '' : labelOf(step, taken, words);
    return { from: step.name, to, label, over: false };
  });
  if (!step.when) return arrows;
  const passed = waysAfter(flow, step, undefined).filter(({ to }) => !arrows.some((arrow) => arrow.to === to));
  return [...arrows, ...passed.map(({ to }) => ({ from: step.name, to, label: 'passed over', over: true }))];
}

const waysAfter = (flow: Flow, step: Step, answer: string | undefined): Way[] =>
  branchesFor(step, answer).map(({ go, when }) => ({
    to: nameOf(flow, go),
    answer,
    when: when ? `if ${tellConditions(when)}` : '',
  }));

/** More answers on one arrow are not read. */
const NAMED = 5;
const ANSWER = 30;

function labelOf(step: Step, ways: Way[], words: Texts): string {
  const said = ways.map(({ answer, when }) => [answerOf(step, answer, words), when].filter(Boolean).join(' '));
  const all = [...new Set(said.map((one) => one || 'otherwise'))];
  return shorten(all.slice(0, NAMED).join(' / '), 120) + (all.length > NAMED ? ' …' : '');
}

const answerOf = (step: Step, answer: string | undefined, words: Texts): string =>
  answer === undefined ? '' : shorten(textAt(words, [step.name, 'choices', answer]) ?? answer, ANSWER);

const nameOf = (flow: Flow, go: Target): string =>
  go === 'return' ? 'return' : go.flow === flow.name ? go.step : `${go.flow}.${go.step}`;

/** The text at a path; undefined where there is none. */
export function textAt(words: Texts, path: string[]): string | undefined {
  let found: Texts[string] | undefined = words;
  for (const name of path) {
    if (typeof found !== 'object' || Array.isArray(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return typeof found === 'string' ? found : undefined;
}
