import type { Flow, Place, Step, Target } from '../bundle/bundle.ts';
import { tellProposed } from './adverts.ts';
import { hasAreas } from './areas.ts';
import { choicesOf } from './choices.ts';
import { holds, valuesOfAnswer } from './conditions.ts';
import { answersOf, raisedFlags, worstOf } from './flags.ts';
import { shown } from './show.ts';
import { pageOf, wordsOf } from './page.ts';
import { doors, langOf, push, type Stage, stepAt } from './stage.ts';
import { tellSum } from './sum-words.ts';
import type { Answer, Phone, Suspended } from './turn.ts';

/** Steps gone through in one turn: far above any flow here (about 60), so only a loop that asks nothing meets it. */
const MOST_STEPS_A_TURN = 500;

/** Goes on from a place, saying what stands there, until a step asks. `asked`: that step asks even if it is known. */
export function advance(stage: Stage, from: Target, asked = false): void {
  let target: Target | undefined = from;
  let ask = asked;
  let kept: number | undefined;
  for (let steps = 0; target && steps < MOST_STEPS_A_TURN; steps++) {
    if (target === 'return') return goBack(stage);
    const found = stepAt(stage, target);
    // The checker sees to it that there is a menu; without one the turn ends here.
    if (!found) return target === doors.menu ? undefined : advance(stage, doors.menu);
    const { flow, step } = found;
    enter(stage, target);
    const isRelevant = ask || matters(stage, flow, step);
    if (isRelevant && !ask && isKnown(stage, step)) {
      // Passing answers given before: what followed them was said then. What the present answer led to stays.
      kept ??= stage.replies.length;
      stage.replies.length = kept;
    } else if (isRelevant) {
      say(stage, flow, step);
      if (step.kind !== 'say') return;
    }
    ask = false;
    target = wayOn(stage, flow, step);
  }
  if (target && from !== doors.menu) return giveUp(stage);
  delete stage.session.at;
}

/** Out of a circle that never asks: nobody reads hundreds of bubbles, and the menu leads on. */
function giveUp(stage: Stage): void {
  stage.replies.length = 0;
  advance(stage, doors.menu);
}

/** Asks what is waiting for an answer once more, or shows the menu. */
export function askAgain(stage: Stage): void {
  if (stepAt(stage, stage.session.at)) advance(stage, stage.session.at ?? doors.menu, true);
  else advance(stage, doors.menu);
}

/** Out of an interruption, to the question it interrupted. */
export function goBack(stage: Stage): void {
  const { suspended } = stage.session;
  if (!suspended) return advance(stage, doors.menu);
  resume(stage);
  askAgain(stage);
}

/** Takes up the interrupted conversation without saying anything yet. */
export function resume({ bundle, session }: Stage): void {
  const { suspended } = session;
  if (!suspended) return;
  session.at = suspended.at;
  session.answers = { ...suspended.answers };
  if (suspended.behind) session.suspended = suspended.behind;
  else delete session.suspended;
  // "Back" in the interruption may have taken the country away, which was answered here, too.
  const said = Object.entries(session.answers).find(([name]) => isCountryStep(bundle.flows[suspended.at.flow], name));
  if (session.country === undefined && typeof said?.[1] === 'string' && bundle.countries[said[1]])
    session.country = said[1];
}

const isCountryStep = (flow: Flow | undefined, name: string): boolean => flow?.steps[name]?.keep === 'country';

/** Where a choice of this step leads, or its unconditional way on. */
export function wayOn(
  stage: Stage,
  flow: Flow,
  step: Step,
  answer: Answer | undefined = stage.session.answers[step.name],
): Target | undefined {
  const [only] = step.next;
  if (step.next.length === 1 && !only?.choice && !only?.when) return only?.go;
  const chosen = valuesOfAnswer(answer);
  const given = answersOf(stage.session, flow);
  const valuesOf = (subject: string) =>
    subject === 'worst' ? [worstOf(raisedFlags(stage.bundle, flow, stage.session, stage.now))] : given(subject);
  return step.next.find(
    ({ choice, when }) => (choice === undefined || chosen.includes(choice)) && holds(when, valuesOf),
  )?.go;
}

/** Entering another flow forgets the answers of the one before; one that interrupts puts them aside. */
export function enter({ bundle, session }: Stage, place: Place): void {
  const from = session.at;
  session.at = place;
  if (!from || from.flow === place.flow) return;
  if (!bundle.flows[place.flow]?.interrupts) delete session.suspended;
  else {
    const behind = without(without(session.suspended, from.flow), place.flow);
    session.suspended = { at: from, answers: session.answers, ...(behind ? { behind } : {}) };
  }
  session.answers = {};
}

/** Each conversation waits at most once, so that what waits stays short however often people switch. */
function without(waiting: Suspended | undefined, flow: string): Suspended | undefined {
  if (!waiting) return undefined;
  const behind = without(waiting.behind, flow);
  if (waiting.at.flow === flow) return behind;
  return { at: waiting.at, answers: waiting.answers, ...(behind ? { behind } : {}) };
}

/** Its condition holds, and there is something to choose from. */
const matters = (stage: Stage, flow: Flow, step: Step): boolean =>
  holds(step.when, answersOf(stage.session, flow)) && (!step.areas || hasAreas(stage, flow));

/** Answered in this flow, or kept from an earlier one. */
function isKnown({ session }: Stage, step: Step): boolean {
  if (step.kind !== 'ask') return false;
  if (session.answers[step.name] !== undefined) return true;
  return step.keep === 'country' && session.country !== undefined;
}

function say(stage: Stage, flow: Flow, step: Step): void {
  const lang = langOf(stage);
  const { text, phones } = wholeText(stage, flow, step);
  const choices = step.kind === 'say' ? [] : choicesOf(stage, flow, step);
  push(stage, {
    key: `${flow.name}:${step.name}.text`,
    lang,
    text: [text, tellProposed(stage, flow, step)].filter(Boolean).join('\n\n'),
    phones,
    choices,
    numbered: step.choices.length > 0 && !step.accept,
  });
  if (step.forget) stage.forget = true;
  if (step.count) stage.counts = chosenIn(stage, flow);
}

/** What was tapped in this conversation, and is still relevant. Typed amounts and numbers are nobody's but the person's. */
function chosenIn({ session }: Stage, flow: Flow): string[] {
  const given = answersOf(session, flow);
  return flow.order.flatMap((name) => {
    const answer = session.answers[name];
    const step = flow.steps[name];
    const counts = typeof answer === 'string' && step?.keep === undefined && holds(step?.when, given);
    return counts ? [`${flow.name}.${name}.${answer}`] : [];
  });
}

/** Its own words and what it shows below them. */
function wholeText(stage: Stage, flow: Flow, step: Step): { text: string; phones: Phone[] } {
  if (step.show.length === 0 && step.list.length === 0) return { text: ownWords(stage, flow, step), phones: [] };
  const { paragraphs, phones } = shown(stage, flow, step);
  // "These people can help" is not said above an empty list.
  const isEmpty = step.kind === 'say' && phones.length === 0 && step.show.some((what) => what.startsWith('contacts/'));
  const own = isEmpty ? '' : ownWords(stage, flow, step);
  const said = [own, ...paragraphs].flatMap((part) => part.split('\n\n'));
  return { text: [...new Set(said)].filter(Boolean).join('\n\n'), phones };
}

function ownWords(stage: Stage, flow: Flow, step: Step): string {
  if (step.compute) return tellSum(stage, flow, step, langOf(stage));
  return pageOf(stage, flow, step).words ?? wordsOf(stage, flow, step);
}
