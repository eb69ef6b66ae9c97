import type { Bundle, Step } from '../bundle/bundle.ts';
import { raisedFlags, worstOf } from '../engine/flags.ts';
import type { Answer, Session } from '../engine/turn.ts';
import { sums } from '../engine/sums/sums.ts';
import { type Ahead, createAhead } from './ahead.ts';
import { createRest, type Rest } from './rest.ts';

/**
 * What later turns can still see of a session, as a key: two sessions with the same key go on alike, so the walk
 * follows only one of them. Of the answers that is what is left of the conditions to come ("from Myanmar, or not"),
 * and what goes into a sum to come; and the worst red flag, where something still depends on it. Which flags were
 * found, and what is listed as not checked, changes words only. So does the place where an interrupted conversation
 * waits: that one comes back to it exactly is tried at every state by itself.
 */
export type View = (session: Session) => string;

export function createView(bundle: Bundle, now: number): View {
  const aheadOf = createAhead(bundle);
  const early = new Map<string, string>();
  const view = (session: Session): string => {
    const { at, lang, country, suspended, answers } = session;
    const around = [lang !== undefined, at?.flow, at?.step, country, suspended?.at.flow];
    const ahead = at && aheadOf(at.flow, at.step);
    // Who has chosen no language goes the same ways; only the words differ, and they do so question by question.
    if (!ahead || lang === undefined) return JSON.stringify([...around, Object.keys(answers).length > 0]);
    const rest = createRest(ahead, session);
    const left = ahead.readers.map((step) => leftOf(step, ahead, session, rest)).join(' ');
    const known = ahead.steps.filter(({ name }) => answers[name] !== undefined).map(({ name }) => name);
    const worst = rest.asksWorst() ? worstOf(raisedFlags(bundle, ahead.flow, session, now)) : '';
    return JSON.stringify([...around, Object.keys(answers).length > 0, known.join(), worst, left]);
  };
  return (session) => {
    // Help, people and menu are entered from everywhere: with hardly any answers, the same few sessions come again.
    if (Object.keys(session.answers).length > FEW) return view(session);
    const { at, lang, country, suspended, answers } = session;
    const same = JSON.stringify([lang, at, country, suspended?.at.flow, answers]);
    const key = early.get(same) ?? view(session);
    early.set(same, key);
    return key;
  };
}

const FEW = 2;

/** What a step will still look at, or what of it may still be looked at. */
function leftOf(step: Step, { names, flow }: Ahead, session: Session, rest: Rest): string {
  const isAhead = names.has(step.name);
  const when = rest.of(step.when);
  const inputs = Object.values(step.compute?.with ?? {}).filter((input) => flow.steps[input]);
  if (!isAhead && !when.startsWith('o') && !inputs.some((input) => names.has(input))) return '';
  const ways = isAhead ? step.next.map((branch) => rest.of(branch.when)) : [];
  if (when === 'n') return ['n', ...ways].join('');
  const items = isAhead ? step.list.map((item) => rest.of(item.when)) : [];
  const added = addedIn(step);
  const said = [...inputs.filter((name) => !added.includes(name)), step.name].map((name) =>
    given(session.answers[name]),
  );
  return [when, ...ways, ...items, ...said, ...kindsOf(added, session)].join('');
}

/** Of days, sums tell how long they are apart: which ones they are makes other numbers, and no other way. */
const given = (answer: Answer | undefined): string =>
  typeof answer === 'object' && 'date' in answer ? 'date' : JSON.stringify(answer ?? 0);

/** Answers that a sum only adds up. */
function addedIn({ compute }: Step): string[] {
  const adds = (compute && Object.hasOwn(sums, compute.sum) && sums[compute.sum]?.adds) || [];
  return adds.map((input) => compute?.with[input] ?? '');
}

/** Which kinds of amounts were typed: none, some, in which money. Which of them it was makes no difference. */
function kindsOf(names: string[], { answers }: Session): string[] {
  const kinds = names.map((name) => {
    const said = answers[name];
    return typeof said === 'object' && 'amount' in said
      ? `${said.amount > 0}${said.currency ?? ''}`
      : JSON.stringify(said ?? 0);
  });
  return [...new Set(kinds)].toSorted();
}
