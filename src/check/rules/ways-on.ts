import type { Flow, Step } from '../../bundle/bundle.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { answersTo, placeInNext, type StepSpot, stepsOf } from '../parts.ts';
import { error } from '../place.ts';
import { finalAnswers, hasWay, takenBranches } from '../ways.ts';
import { own } from '../own.ts';

export const noWayOn: Rule = {
  name: 'no-way-on',
  finds: 'A step that leads nowhere after some answer.',
  why: 'No path may end without words and somebody to call: silence looks like a broken phone.',
  example: 'The step "after" leads nowhere.',
  check: (content) => stepsOf(content).flatMap((spot) => find(content, spot)),
};

export const silentLoop: Rule = {
  name: 'silent-loop',
  finds: 'Steps that lead to each other and never wait.',
  why: 'Steps that lead to each other and never wait would repeat their words until the bot gives up.',
  example: '"verdict" → "good" → "verdict" goes round without ever waiting for an answer.',
  check: (content) => loops(content),
};

function find(content: Checked, at: StepSpot): Finding[] {
  const { step, file, path } = at;
  if (step.forget) return [];
  const stuck = finalAnswers(step).filter((answer) => !hasWay(step, answer));
  const spot = { file, path: stuck.length > 0 && step.next.length > 0 ? [...path, 'next'] : path, at: 'key' as const };
  if (step.next.length === 0)
    return [
      error(content, spot, `The step "${step.name}" leads nowhere.`, 'Add "next:", for example next: menu.start.'),
    ];
  // A misspelt answer in "next" is told by itself.
  if (step.next.some(({ choice }) => choice !== undefined && !answersTo(step).includes(choice))) return [];
  const answers = stuck.filter((answer) => answer !== undefined);
  if (answers.length > 0) return [noWayFor(content, at, answers)];
  if (stuck.length > 0)
    return [error(content, spot, `"${step.name}.next" has no way on when none of its conditions holds.`, LAST)];
  if (!step.when || hasWay(step, undefined)) return [];
  const message = `"${step.name}" has no way on when its "when" does not hold.`;
  return [
    error(
      content,
      { ...spot, path: [...path, 'next'] },
      message,
      'Let a step follow below it, or write "next" as a list that ends with a plain "- { go: … }".',
    ),
  ];
}

function noWayFor(content: Checked, spot: StepSpot, answers: string[]): Finding {
  const { step, file } = spot;
  const path = placeInNext(content, spot, answers[0] ?? '');
  const message = `"${step.name}.next" has no way on for ${list(answers)}.`;
  return error(content, { file, path, at: 'key' }, message, wayHint(step, answers[0]));
}

const LAST = 'End the list with a line that has no "when", such as - { go: menu.start }.';

const wayHint = (step: Step, answer: string | undefined): string =>
  step.next.some(({ choice }) => choice !== undefined) ? `Add a line such as ${answer}: menu.start.` : LAST;

const list = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Within a flow an answer is known from then on, so only an `offer` stops a round; from flow to flow every question does. */
function loops(content: Checked): Finding[] {
  const spots = new Map(stepsOf(content).map((spot) => [`${spot.flow.name}.${spot.step.name}`, spot]));
  const told = new Set<string>();
  const after = new Map([...spots.keys()].map((key) => [key, following(content.bundle.flows, key)]));
  return [...spots.values()].flatMap((spot) => {
    const round = roundFrom(after, spot);
    if (!round || round.some((key) => told.has(key))) return [];
    for (const key of round) told.add(key);
    const names = round.map(
      (key) => `"${key.startsWith(`${spot.flow.name}.`) ? key.slice(spot.flow.name.length + 1) : key}"`,
    );
    const message = `${names.join(' → ')} → ${names[0]} goes round without ever waiting for an answer.`;
    const hint = 'Let one of them lead elsewhere, or offer a choice ("offer") between them.';
    return [error(content, { file: spot.file, path: spot.path, at: 'key' }, message, hint)];
  });
}

/** The shortest way from a step back to itself over steps that do not wait. */
function roundFrom(after: Map<string, string[]>, { flow, step }: StepSpot): string[] | undefined {
  const home = `${flow.name}.${step.name}`;
  const ways: string[][] = [[home]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of after.get(way.at(-1) ?? home) ?? []) {
      if (next === home) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function following(flows: Record<string, Flow>, key: string): string[] {
  const [flow = '', name = ''] = key.split('.');
  const step = own(own(flows, flow)?.steps, name);
  if (!step || step.kind === 'offer') return [];
  return takenBranches(step).flatMap(({ go }) => {
    if (go === 'return' || (step.kind === 'ask' && go.flow !== flow)) return [];
    return [`${go.flow}.${go.step}`];
  });
}
