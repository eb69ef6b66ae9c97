import type { Place } from '../bundle/bundle.ts';
import { advance, enter, goBack, wayOn } from './advance.ts';
import { forgetArea, keepArea } from './areas.ts';
import { doors, type Stage, stepAt } from './stage.ts';
import type { Answer } from './turn.ts';

/** Takes an answer to the question at a place, and goes on from there. */
export function answer(stage: Stage, at: Place, said: Answer): void {
  const found = stepAt(stage, at);
  if (!found) return advance(stage, doors.menu);
  const { flow, step } = found;
  const { session } = stage;
  delete session.missed;
  enter(stage, at);
  if (step.keep === 'lang' && typeof said === 'string') session.lang = said;
  if (step.keep === 'country') keepCountry(stage, said);
  if (step.keep === 'country') forgetArea(stage, flow);
  if (step.areas) keepArea(stage, flow, said);
  if (step.keep === 'letters') keepLetters(stage, said);
  if (step.kind === 'ask') session.answers[step.name] = said;
  const target = wayOn(stage, flow, step, said) ?? doors.menu;
  const isAnew =
    step.kind === 'offer' && target !== 'return' && target.flow === flow.name && target.step === flow.start;
  if (isAnew) {
    session.answers = {};
    delete session.advert;
  }
  advance(stage, target, isAnew);
}

/** Only a real country outlives the flow; "near a border" or "I don't know" leaves what was known. */
function keepCountry({ bundle, session }: Stage, said: Answer): void {
  if (typeof said !== 'string') return;
  if (bundle.countries[said] || said === 'other') session.country = said;
}

function keepLetters({ session }: Stage, said: Answer): void {
  if (said === 'zawgyi') session.letters = said;
  else delete session.letters;
}

/** Takes the last answer away and asks that question again; before the first one, out of the flow. */
export function back(stage: Stage): void {
  const { session } = stage;
  const last = Object.keys(session.answers).at(-1);
  const flow = stage.bundle.flows[session.at?.flow ?? ''];
  if (last === undefined || !flow) return goBack(stage);
  delete session.answers[last];
  if (flow.steps[last]?.keep === 'country') delete session.country;
  advance(stage, { flow: flow.name, step: last }, true);
}
