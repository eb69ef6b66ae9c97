import { type Bundle, type Flow, type Place, severities, type Step } from '../bundle/bundle.ts';
import { wordsOfFlow } from '../bundle/words-at.ts';
import { areasIn } from '../engine/areas.ts';
import { raisedFlags } from '../engine/flags.ts';
import type { Turn } from '../engine/turn.ts';

/** What came up in a walk, and what never did. */
export type Reached = { see(turn: Turn): void; never(): { rule: string; at: Place; says: string }[] };

export function createReached(bundle: Bundle, now: number): Reached {
  const spoken = new Set<string>();
  const raised = new Set<string>();
  const wanted = Object.keys(bundle.flags).length;
  return {
    see({ session, replies }) {
      for (const { key } of replies) spoken.add(key);
      const flow = bundle.flows[session.at?.flow ?? ''];
      if (flow && raised.size < wanted)
        for (const { name } of raisedFlags(bundle, flow, session, now)) raised.add(name);
    },
    never: () =>
      Object.values(bundle.flows).flatMap((flow) => [
        ...Object.values(flow.steps).flatMap((step) => neverSaid(bundle, flow, step, spoken, now)),
        ...Object.values(flow.steps).flatMap((step) => neverRaised(flow, step, raised)),
      ]),
  };
}

function neverSaid(bundle: Bundle, flow: Flow, step: Step, spoken: Set<string>, now: number) {
  const at = { flow: flow.name, step: step.name };
  if (!isHeard(bundle, flow, step) || !canBeAsked(bundle, step, now) || spoken.has(`${flow.name}:${step.name}.text`))
    return [];
  const isVerdict = verdictsOf(flow).includes(step.name);
  const says = isVerdict ? `No answers lead to the verdict "${step.name}".` : `No answers lead to "${step.name}".`;
  return [{ rule: isVerdict ? 'no-verdict' : 'never-said', at, says }];
}

function neverRaised(flow: Flow, step: Step, raised: Set<string>) {
  const missing = Object.values(step.flag)
    .flat()
    .filter((name) => !raised.has(name));
  const at = { flow: flow.name, step: step.name };
  return [...new Set(missing)].map((name) => ({
    rule: 'never-raised',
    at,
    says: `No answers raise the flag "${name}".`,
  }));
}

/** While nobody who helps in one province alone may be shown, nobody is asked for the province. */
const canBeAsked = (bundle: Bundle, step: Step, now: number): boolean =>
  !step.areas || Object.keys(bundle.countries).some((country) => areasIn(bundle, country, now).length > 0);

/** Steps that only decide or raise a flag say nothing, and what they lead to is looked at by itself. */
function isHeard(bundle: Bundle, flow: Flow, step: Step): boolean {
  const own = wordsOfFlow(bundle, flow, Object.keys(bundle.languages)[0] ?? '')[step.name];
  return step.kind !== 'say' || typeof own === 'object' || step.list.length > 0;
}

/** The steps that a flow tells its result in: those chosen by the worst red flag. */
export const verdictsOf = (flow: Flow): string[] => {
  const judges = Object.values(flow.steps).filter(({ next }) => next.some(({ when }) => asksWorst(when)));
  return judges.flatMap(({ next }) => next.flatMap(({ go }) => (go === 'return' ? [] : [go.step])));
};

const asksWorst = (when: Step['when']): boolean =>
  (when ?? []).some(({ all }) =>
    all.some(({ subject, values }) => subject === 'worst' && values.some((value) => isSeverity(value))),
  );
const isSeverity = (value: string): boolean => severities.some((severity) => severity === value) || value === 'none';
