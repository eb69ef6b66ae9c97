import type { Bundle, Flow, Step, Target } from '../bundle/bundle.ts';
import { takenBranches } from '../check/ways.ts';

/** Of one place: the steps that may still come before the flow is left or begun anew, in the order of the file. */
export type Ahead = {
  flow: Flow;
  steps: Step[];
  names: Set<string>;
  /** Steps of the flow that look at answers, those behind us included: they may begin or cease to matter. */
  readers: Step[];
  asksCountry: boolean;
};

/** Finds them, once for each place. Undefined for a place that is none. */
export function createAhead(bundle: Bundle): (flow: string, step: string) => Ahead | undefined {
  const known = new Map<string, Ahead>();
  return (flowName, stepName) => {
    const place = `${flowName}.${stepName}`;
    const found = known.get(place);
    const flow = bundle.flows[flowName];
    if (found || !flow?.steps[stepName]) return found;
    const names = namesAhead(flow, stepName);
    const all = flow.order.flatMap((name) => flow.steps[name] ?? []);
    const steps = all.filter(({ name }) => names.has(name));
    const readers = all.filter(isReader);
    const made: Ahead = { flow, steps, names, readers, asksCountry: steps.some(({ keep }) => keep === 'country') };
    known.set(place, made);
    return made;
  };
}

const isReader = ({ when, next, list, compute }: Step): boolean =>
  compute !== undefined || [{ when }, ...next, ...list].some((one) => one.when !== undefined);

function namesAhead(flow: Flow, from: string): Set<string> {
  const names = new Set<string>();
  const waiting = [from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const step = flow.steps[name];
    if (!step || names.has(name)) continue;
    names.add(name);
    waiting.push(...takenBranches(step).flatMap(({ go }) => within(flow, step, go)));
  }
  return names;
}

/** What leads out of the flow, or anew to its start, forgets the answers: they matter no more. */
function within(flow: Flow, step: Step, go: Target): string[] {
  if (go === 'return' || go.flow !== flow.name) return [];
  return step.kind === 'offer' && go.step === flow.start ? [] : [go.step];
}
