import type { Bundle, Flow, Problem, Step, Target } from '../bundle/bundle.ts';
import { stateOf } from '../bundle/review.ts';
import { wordsAt } from '../bundle/words-at.ts';
import { cut } from '../channels/text.ts';
import { takenBranches } from '../check/ways.ts';
import { tellConditions } from '../drawing/condition.ts';
import { createNear } from '../walk/near.ts';
import { type Drawing, layOut } from './layout.ts';
import type { Placed } from './problems.ts';

/** One box. `flow` and `step` name where it leads; a place in another conversation is `outside`. */
export type Box = {
  flow: string;
  step: string;
  kind: Step['kind'] | 'outside' | 'return';
  errors: number;
  warnings: number;
  /** Languages in which a person has read it. */
  read: string[];
  /** Taps until somebody to call is shown, for a person of whom nothing is known; absent where none is near. */
  taps?: number;
};

export type FlowMap = {
  flow: string;
  languages: number;
  order: string[];
  boxes: Record<string, Box>;
  drawing: Drawing;
};

/** A conversation as boxes and arrows, with what is wrong and what was read painted on it. */
export async function drawMap(bundle: Bundle, flow: Flow, problems: Placed[], now: number): Promise<FlowMap> {
  const near = createNear(bundle, now);
  const own = flow.order.map((step): [string, Box] => {
    const taps = near({ flow: flow.name, step });
    return [step, { ...ownBox(bundle, flow, step, problems), ...(taps === undefined ? {} : { taps }) }];
  });
  const arrows = flow.order.flatMap((name) => arrowsFrom(flow, name));
  const others = arrows.filter(({ to }) => !flow.steps[to]).map(({ to }): [string, Box] => [to, otherBox(to)]);
  const boxes = Object.fromEntries([...own, ...others]);
  const lines = Object.entries(boxes).map(([name, box]) => ({ name, lines: linesOf(name, box, flow.steps[name]) }));
  return {
    flow: flow.name,
    languages: Object.keys(bundle.languages).length,
    order: flow.order,
    boxes,
    drawing: await layOut(lines, arrows),
  };
}

function ownBox(bundle: Bundle, whole: Flow, step: string, problems: Placed[]): Box {
  const { name: flow, steps } = whole;
  const unit = (steps[step] ? wordsAt(whole, steps[step]) : `${flow}:${step}`).replace(':', '.');
  const here = problems.filter((each) => each.flow === flow && each.step === step);
  const count = (severity: Problem['severity']) => here.filter((each) => each.severity === severity).length;
  const read = Object.keys(bundle.languages).filter((lang) => stateOf(bundle, lang, unit) !== 'draft');
  return {
    flow,
    step,
    kind: steps[step]?.kind ?? 'say',
    errors: count('error'),
    warnings: count('warning'),
    read,
  };
}

function otherBox(name: string): Box {
  const [flow = '', step = ''] = name.split('.');
  const kind = name === 'return' ? 'return' : 'outside';
  return { flow, step, kind, errors: 0, warnings: 0, read: [] };
}

/** What is written in a box. It has to fit, so the layout must know it. */
const linesOf = (name: string, box: Box, step: Step | undefined): string[] =>
  [name, step?.when ? cut(`if ${tellConditions(step.when)}`, WIDEST, 'graphemes') : '', noteOf(box)].filter(Boolean);

/** Characters of a condition; the whole one stands in the flow's file. */
const WIDEST = 36;

const noteOf = ({ errors, warnings, read, taps }: Box): string =>
  [
    errors > 0 ? `✘ ${errors}` : '',
    warnings > 0 ? `▲ ${warnings}` : '',
    read.length > 0 ? `✓ ${read.length}` : '',
    taps === undefined ? '' : `☎ ${taps}`,
  ]
    .filter(Boolean)
    .join('  ');

/** Answers named on one arrow; more would be wider than the map. */
const NAMED = 3;

/** One arrow to each place, with the answers that lead there. */
function arrowsFrom(flow: Flow, from: string): { from: string; to: string; label: string }[] {
  const step = flow.steps[from];
  if (!step) return [];
  const byPlace = Object.groupBy(takenBranches(step), ({ go }) => nameOf(flow, go));
  return Object.entries(byPlace).map(([to, branches = []]) => {
    const choices = [...new Set(branches.map(({ choice, when }) => choice ?? (when ? 'if' : '')))].filter(Boolean);
    const more = choices.length > NAMED ? ' …' : '';
    return { from, to, label: choices.slice(0, NAMED).join(', ') + more };
  });
}

const nameOf = (flow: Flow, go: Target): string =>
  go === 'return' ? 'return' : go.flow === flow.name ? go.step : `${go.flow}.${go.step}`;
