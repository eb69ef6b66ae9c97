import type { Made, RawGoal } from './raw.ts';
import type { Goal, Step, Way } from './steps.ts';

/** Ways to nodes become ways to steps; what nothing leads to is left out. `silent`: nodes at which a round was cut. */
export function settle(made: Map<string, Made>, entry: string | undefined): { steps: Step[]; silent: string[] } {
  const goalOf = (goal: RawGoal, next: Goal, seen = new Set<string>()): Goal => {
    if (goal === 'next') return next;
    if (typeof goal !== 'object' || !('node' in goal)) return goal;
    const node = made.get(goal.node);
    const [first] = node?.steps ?? [];
    if (first) return { step: first.name };
    if (!node || seen.has(goal.node)) return 'end';
    return goalOf(node.go, next, new Set([...seen, goal.node]));
  };
  const all = new Map<string, Step>();
  for (const { steps, go } of made.values())
    for (const [index, step] of steps.entries()) {
      const below = steps[index + 1];
      const next: Goal = below ? { step: below.name } : goalOf(go, 'end');
      all.set(step.name, { ...step, ways: step.ways.map((way): Way => ({ ...way, go: goalOf(way.go, next) })) });
    }
  const start = entry === undefined ? 'end' : goalOf({ node: entry }, 'end');
  return reached(all, start);
}

/** From the start on, in the order of the steps; a round of steps that never wait is cut at its end. */
function reached(all: Map<string, Step>, start: Goal): { steps: Step[]; silent: string[] } {
  const silent: string[] = [];
  const seen = new Set<string>();
  const waiting = [start];
  for (let goal = waiting.pop(); goal !== undefined; goal = waiting.pop()) {
    const step = typeof goal === 'object' && 'step' in goal ? all.get(goal.step) : undefined;
    if (!step || seen.has(step.name)) continue;
    seen.add(step.name);
    if (cutRound(all, step)) silent.push(step.node);
    waiting.push(...step.ways.map(({ go }) => go));
  }
  const steps = [...all.values()].filter(({ name }) => seen.has(name));
  return { steps: withStart(steps, start), silent };
}

const START = 'start';

/** Other conversations lead to "start": the first step gets this name, or one is put in front. */
function withStart(steps: Step[], start: Goal): Step[] {
  const first =
    typeof start === 'object' && 'step' in start ? steps.find(({ name }) => name === start.step) : undefined;
  if (!first) {
    const words = { remark: 'Say here what this is about. Nothing of the first messages could be carried over.' };
    return [{ name: START, node: '', kind: 'say', words, choices: [], topic: '', ways: [{ go: start }] }, ...steps];
  }
  const old = first.name;
  const goTo = (go: Goal): Goal => (typeof go === 'object' && 'step' in go && go.step === old ? { step: START } : go);
  const renamed = [first, ...steps.filter((step) => step !== first)].map((step) => ({
    ...step,
    name: step === first ? START : step.name,
    ways: step.ways.map(({ when, ...way }) => ({
      ...way,
      go: goTo(way.go),
      ...(when ? { when: { ...when, step: when.step === old ? START : when.step } } : {}),
    })),
  }));
  return renamed;
}

const waits = ({ kind }: Step): boolean => kind === 'offer';

/** Ends the ways by which one comes back to a step without having waited in between. */
function cutRound(all: Map<string, Step>, from: Step): boolean {
  if (waits(from)) return false;
  let isCut = false;
  const seen = new Set<string>();
  const waiting = [from];
  for (let step = waiting.pop(); step; step = waiting.pop())
    for (const way of step.ways) {
      const to = typeof way.go === 'object' && 'step' in way.go ? all.get(way.go.step) : undefined;
      if (to === from) {
        way.go = 'end';
        isCut = true;
      } else if (to && !waits(to) && !seen.has(to.name)) {
        seen.add(to.name);
        waiting.push(to);
      }
    }
  return isCut;
}
