import type { Bundle, Flow, Step } from '../bundle/bundle.ts';
import type { Respond } from '../engine/engine.ts';
import { OPEN, UNSURE } from '../engine/page.ts';
import type { Input, Session, Turn } from '../engine/turn.ts';
import type { Seen } from './look.ts';
import type { Move } from './moves.ts';
import { verdictsOf } from './reached.ts';

/** Far above the questions of any flow here (about 30). */
const MOST_QUESTIONS = 100;

/** A whole conversation with one way of answering: every turn, and whether a verdict was told where the flow has one. */
export type Play = { turns: Seen[]; flow: Flow; policy: Policy; toldVerdict: boolean };

/**
 * `unsure`: "I don't know" to everything, the longest list of what was not checked. `danger`: what raises a flag, and
 * so the longest list of flags. States are merged without looking at these lists; here they stand in full length.
 */
export type Policy = 'unsure' | 'danger';

/** Every flow that tells a verdict, from every country. */
export function plays(bundle: Bundle, respond: Respond, now: number): Play[] {
  const [lang = 'en'] = Object.keys(bundle.languages);
  const flows = Object.values(bundle.flows).filter((flow) => verdictsOf(flow).length > 0);
  const countries = [undefined, ...Object.keys(bundle.countries), 'other'];
  return flows.flatMap((flow) =>
    (['unsure', 'danger'] as const).flatMap((policy) =>
      countries.map((country) =>
        play({ bundle, respond, now, flow, policy }, { lang, answers: {}, ...(country ? { country } : {}) }),
      ),
    ),
  );
}

type Game = { bundle: Bundle; respond: Respond; now: number; flow: Flow; policy: Policy };

function play({ respond, now, flow, policy }: Game, start: Session): Play {
  const moves: Move[] = [];
  const turns: Seen[] = [];
  const take = (before: Session, says: string, input: Input): Turn => {
    const way = [...moves];
    const move = { says, input };
    const turn = respond(before, input, now);
    turns.push({ before, move, turn, way: () => way });
    moves.push(move);
    return turn;
  };
  let turn = take(start, `(begins "${flow.name}")`, {
    kind: 'tap',
    at: { flow: flow.name, step: flow.start },
    choice: OPEN,
  });
  while (turns.length < MOST_QUESTIONS) {
    const { at } = turn.session;
    const step = at?.flow === flow.name ? flow.steps[at.step] : undefined;
    const choice = step && answer(flow, step, policy);
    if (!at || !choice) break;
    const label = turn.replies.at(-1)?.choices.find((each) => each.choice === choice)?.label ?? choice;
    turn = take(turn.session, `[ ${label} ]`, { kind: 'tap', at, choice });
  }
  const told = turns.flatMap(({ turn: { replies } }) => replies.map(({ key }) => key));
  const toldVerdict = verdictsOf(flow).some((name) => told.includes(`${flow.name}:${name}.text`));
  return { turns, flow, policy, toldVerdict };
}

/** At a fork the way further on in the flow is taken; where there is none, the play is over. */
function answer(flow: Flow, step: Step, policy: Policy): string | undefined {
  if (step.kind === 'ask') {
    const flagged = step.choices.find((choice) => step.flag[choice]);
    return policy === 'danger' ? (flagged ?? step.choices[0] ?? UNSURE) : UNSURE;
  }
  const order = (name: string) => flow.order.indexOf(name);
  const ways = step.next.flatMap(({ choice, go }) =>
    choice && go !== 'return' && go.flow === flow.name ? [{ choice, to: go.step }] : [],
  );
  return ways.filter(({ to }) => order(to) > order(step.name)).toSorted((a, b) => order(a.to) - order(b.to))[0]?.choice;
}
