import type { Flow } from '../../bundle/bundle.ts';
import type { Sum } from '../../engine/sums/sum.ts';
import { sums } from '../../engine/sums/sums.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { type StepSpot, stepsOf } from '../parts.ts';
import { error, guess } from '../place.ts';
import { own } from '../own.ts';

export const unknownSum: Rule = {
  name: 'unknown-sum',
  finds: 'The name of a calculation that does not exist.',
  why: 'Calculations are programmed and have names; another name calculates nothing.',
  example: '"excess.compute" names "fee_exces", which is not a calculation.',
  check: (content) =>
    stepsOf(content).flatMap(({ step, file, path }) => {
      if (!step.compute || own(sums, step.compute.sum)) return [];
      const message = `"${step.name}.compute" names "${step.compute.sum}", which is not a calculation.`;
      return [
        error(content, { file, path: [...path, 'compute'] }, message, guess(step.compute.sum, Object.keys(sums))),
      ];
    }),
};

export const sumInputs: Rule = {
  name: 'sum-inputs',
  finds: 'An input of a calculation that is missing, misnamed or of the wrong kind.',
  why: 'A calculation that lacks an input always says "cannot tell", and looks as if it worked.',
  example: '"excess.with" gives "limits", which the calculation "fee_excess" does not take.',
  check: (content) => stepsOf(content).flatMap((spot) => inputs(content, spot)),
};

function inputs(content: Checked, spot: StepSpot): Finding[] {
  const sum = own(sums, spot.step.compute?.sum ?? '');
  if (!sum || !spot.step.compute) return [];
  const given = spot.step.compute.with;
  const misnamed = Object.keys(given).filter((name) => !own(sum.inputs, name));
  const missing = Object.keys(sum.inputs).filter((name) => own(given, name) === undefined);
  return [
    ...misnamed.map((name) => notTaken(content, spot, name, missing.length > 0 ? missing : Object.keys(sum.inputs))),
    // A slip of the pen is told once, at the wrong name.
    ...missing.slice(misnamed.length).map((name) => notGiven(content, spot, sum, name)),
    ...Object.entries(given).flatMap(([name, value]) => wrongKind(content, spot, own(sum.inputs, name), name, value)),
  ];
}

function notTaken(content: Checked, { step, file, path }: StepSpot, name: string, known: string[]): Finding {
  const message = `"${step.name}.with" gives "${name}", which the calculation "${step.compute?.sum}" does not take.`;
  return error(content, { file, path: [...path, 'with', name], at: 'key' }, message, guess(name, known));
}

function notGiven(content: Checked, { step, file, path }: StepSpot, sum: Sum, name: string): Finding {
  const message = `"${step.name}.with" lacks "${name}", which the calculation "${step.compute?.sum}" needs.`;
  return error(
    content,
    { file, path: [...path, 'with'], at: 'key' },
    message,
    `Add ${name}: ${KINDS[sum.inputs[name] ?? 'fact']}.`,
  );
}

const KINDS = {
  money: 'the name of a step that accepts money',
  number: 'the name of a step that accepts a number',
  date: 'the name of a step that accepts a date',
  choice: 'the name of a step that asks',
  fact: 'the name of a fact',
};

function wrongKind(
  content: Checked,
  { flow, step, file, path }: StepSpot,
  kind: keyof typeof KINDS | undefined,
  name: string,
  value: string,
): Finding[] {
  if (!kind || isKind(content, flow, kind, value)) return [];
  const known =
    kind === 'fact' ? Object.keys(content.bundle.facts) : flow.order.filter((one) => isKind(content, flow, kind, one));
  const message = `"${step.name}.with" gives "${value}" as "${name}", which is not ${KINDS[kind]}.`;
  return [error(content, { file, path: [...path, 'with', name] }, message, guess(value, known))];
}

function isKind({ bundle, broken }: Checked, flow: Flow, kind: keyof typeof KINDS, value: string): boolean {
  if (kind === 'fact')
    return own(bundle.facts, value) !== undefined || broken.has(`content/facts/${value.split('.')[0]}.yaml`);
  const step = own(flow.steps, value);
  if (kind === 'money' || kind === 'number' || kind === 'date') return step?.accept === kind;
  return step?.kind === 'ask' && step.choices.length > 0;
}
