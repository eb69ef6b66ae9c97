import { type Bundle, type Flow, type RedFlag, type Step, severities } from '../bundle/bundle.ts';
import { holds, type ValuesOf, valuesOfAnswer } from './conditions.ts';
import { runSum } from './sums/sums.ts';
import type { Answer, Session } from './turn.ts';

/**
 * The red flags that the answers raise now, worst first. Derived anew each time, never counted up: tapping twice or
 * going back cannot raise two, and an answer to a question that no longer matters raises none.
 */
export function raisedFlags(bundle: Bundle, flow: Flow, session: Session, now: number): RedFlag[] {
  const valuesOf = answersOf(session, flow);
  const names = new Set<string>();
  for (const name of flow.order) {
    const step = flow.steps[name];
    if (!step || !holds(step.when, valuesOf)) continue;
    for (const raised of raisedBy(step, session, bundle, now)) names.add(raised);
  }
  const flags = [...names].map((name) => bundle.flags[name]).filter((flag) => flag !== undefined);
  return flags.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** The highest severity found, or `none`. */
export const worstOf = (flags: RedFlag[]): string => flags[0]?.severity ?? 'none';

/**
 * What conditions see of a session without looking at flags. `country` is `unknown` until somebody said it. The answer
 * to a question that no longer matters is not seen: who first said "a deposit of 5000" and then "no money" owes nothing.
 */
export function answersOf(session: Session, flow: Flow): ValuesOf {
  let looking: string[] = [];
  const valuesOf: ValuesOf = (subject) => {
    if (subject === 'country') return [session.country ?? 'unknown'];
    const step = flow.steps[subject];
    // Two conditions that ask for each other would never end: the second look takes the answer as it is.
    if (step?.when && !looking.includes(subject)) {
      looking.push(subject);
      const matters = holds(step.when, valuesOf);
      looking = looking.filter((each) => each !== subject);
      if (!matters) return [];
    }
    return valuesOfAnswer(session.answers[subject]);
  };
  return valuesOf;
}

/**
 * The questions of a flow that matter and have no answer, or "I don't know". What was never reached counts, too:
 * somebody may ask for the result early. Where the person is needs no checking.
 */
export function uncheckedSteps(flow: Flow, session: Session): Step[] {
  const valuesOf = answersOf(session, flow);
  return flow.order
    .map((name) => flow.steps[name])
    .filter((step) => step !== undefined)
    .filter((step) => step.kind === 'ask' && !step.keep && holds(step.when, valuesOf) && isOpen(step, session));
}

function isOpen(step: Step, session: Session): boolean {
  const answer: Answer | undefined = session.answers[step.name];
  return answer === undefined || answer === 'unsure';
}

function raisedBy(step: Step, session: Session, bundle: Bundle, now: number): string[] {
  if (step.show.includes('advert')) return session.advert ?? [];
  if (step.compute) return step.flag[runSum(bundle, step, session, now).outcome] ?? [];
  if (step.kind === 'say') return step.flag.always ?? [];
  const answer = session.answers[step.name];
  return typeof answer === 'string' ? (step.flag[answer] ?? []) : [];
}
