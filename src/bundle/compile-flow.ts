import type { z } from 'zod';
import { ANOTHER_PLACE } from './areas.ts';
import type { Condition, Flow, Step, Target, Test } from './bundle.ts';
import type { flowSchema } from './flow-schema.ts';

type GivenFlow = z.output<typeof flowSchema>;

/** What a question may offer by a name of its own: `ask: languages`, `ask: areas`. */
export type Lists = { languages: string[]; areas: string[] };

/** One file of `flows/` → one Flow: what may be left out is filled in, and every way on names its flow and step. */
export function compileFlow(name: string, given: GivenFlow, lists: Lists): Flow {
  const order = Object.keys(given.steps);
  const steps = Object.entries(given.steps).map(([stepName, step], index) => [
    stepName,
    compileStep(name, stepName, step, order[index + 1], lists),
  ]);
  return {
    name,
    start: given.start,
    interrupts: given.interrupts ?? false,
    steps: Object.fromEntries(steps) as Flow['steps'],
    order,
  };
}

type GivenStep = GivenFlow['steps'][string];

function compileStep(flow: string, name: string, given: GivenStep, below: string | undefined, lists: Lists): Step {
  const choices = choicesOf(given, lists);
  const { accept, keep, when, compute } = given;
  return {
    name,
    kind: given.offer ? 'offer' : given.ask || accept ? 'ask' : 'say',
    choices,
    ...(accept ? { accept } : {}),
    ...(given.ask === 'areas' ? { areas: true } : {}),
    ...(keep ? { keep } : {}),
    ...(when ? { when: when.map(compileCondition) } : {}),
    flag: given.flag ?? {},
    show: given.show ?? [],
    ...readWords(flow, given.words_of),
    list: (given.list ?? []).map(({ item, words_of: of, when: only }) => ({
      item,
      ...readWords(flow, of),
      ...(only ? { when: only.map(compileCondition) } : {}),
    })),
    most: given.most ?? Number.MAX_SAFE_INTEGER,
    ...(compute ? { compute: { sum: compute, with: given.with ?? {} } } : {}),
    forget: given.forget !== undefined,
    count: given.count !== undefined,
    next: compileNext(flow, given.next, below),
  };
}

function readWords(flow: string, of: string | undefined): Pick<Step, 'words'> {
  const words = of === undefined ? 'return' : readTarget(flow, of);
  return words === 'return' ? {} : { words };
}

function choicesOf({ ask, offer }: GivenStep, { languages, areas }: Lists): string[] {
  if (ask === 'languages') return languages;
  return ask === 'areas' ? [...areas, ANOTHER_PLACE] : (ask ?? offer ?? []);
}

function compileNext(flow: string, given: GivenStep['next'], below: string | undefined): Step['next'] {
  const on = below ? [{ go: { flow, step: below } }] : [];
  if (given === undefined) return on;
  if (typeof given === 'string') return [{ go: readTarget(flow, given) }];
  if (Array.isArray(given)) {
    return given.map(({ when, go }) => ({
      ...(when ? { when: when.map(compileCondition) } : {}),
      go: readTarget(flow, go),
    }));
  }
  return [...Object.entries(given).map(([choice, go]) => ({ choice, go: readTarget(flow, go) })), ...on];
}

/** `step` of this flow, `flow.step` of another, or `return`. */
const readTarget = (flow: string, target: string): Target => {
  if (target === 'return') return target;
  const [first = '', second] = target.split('.');
  return second === undefined ? { flow, step: first } : { flow: first, step: second };
};

type GivenCondition = NonNullable<GivenStep['when']>[number];

function compileCondition(given: GivenCondition): Condition {
  const condition: Condition = { all: [], none: [] };
  for (const [subject, values] of Object.entries(given)) {
    if (Array.isArray(values)) condition.all.push({ subject, values });
    else condition.none.push(...Object.entries(values).map(([of, not]): Test => ({ subject: of, values: not })));
  }
  return condition;
}
