import { type Step, severities } from '../../bundle/bundle.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { answersTo, type StepSpot, stepsOf, type TestSpot, testsOf } from '../parts.ts';
import { error, guess } from '../place.ts';
import { own } from '../own.ts';

export const unknownSubject: Rule = {
  name: 'unknown-subject',
  finds: 'A condition on something that is no step, or whose answer is not remembered.',
  why: 'A condition on something that nobody answers never holds: its step or way would be dead.',
  example: '"amount.when" asks about "fea", which is not a step of this flow.',
  check: (content) =>
    stepsOf(content).flatMap((spot) => {
      const once = new Map(testsOf(content, spot).map((test) => [test.subjectPath.join('/'), test]));
      return [...once.values()].flatMap((test) => findSubject(content, spot, test));
    }),
};

export const impossibleValue: Rule = {
  name: 'impossible-value',
  finds: 'A condition that waits for an answer nobody can give.',
  why: 'A condition on an answer that is not offered never holds, and nobody would notice.',
  example: '"amount.when" waits for "fee" to be "smoe", which it never is.',
  check: (content) =>
    stepsOf(content).flatMap((spot) => testsOf(content, spot).flatMap((test) => findValue(content, spot, test))),
};

function findSubject(content: Checked, spot: StepSpot, test: TestSpot): Finding[] {
  const { subject, word } = test;
  const known = [...spot.flow.order, 'country', 'not', ...(word === 'when' ? [] : ['worst'])];
  const fault = faultOf(own(spot.flow.steps, subject), test);
  if (!fault) return [];
  const hint = fault.hint ?? guess(subject, known);
  return [
    error(
      content,
      { file: spot.file, path: test.subjectPath, at: 'key' },
      `"${spot.step.name}.${word}" asks about "${subject}", ${fault.says}`,
      hint,
    ),
  ];
}

function faultOf(step: Step | undefined, test: TestSpot): { says: string; hint?: string } | undefined {
  const { subject, word, nested } = test;
  if (nested) return { says: 'and conditions stand below it.', hint: 'Only "not" has conditions of its own.' };
  if (subject === 'worst' && word === 'when') {
    const hint = 'Lead here from a "next" that asks about "worst".';
    return { says: 'which is known only in "next" and "list".', hint };
  }
  if (subject === 'worst' || subject === 'country') return undefined;
  if (!step) return { says: 'which is not a step of this flow.' };
  if (step.kind === 'ask') return undefined;
  return { says: 'a step whose answer is not remembered.', hint: 'Only the answers to "ask" and "accept" are.' };
}

function findValue(content: Checked, spot: StepSpot, { subject, value, word, path, nested }: TestSpot): Finding[] {
  const values = valuesOf(content, spot, subject);
  if (nested || values.length === 0 || values.includes(value)) return [];
  const message = `"${spot.step.name}.${word}" waits for "${subject}" to be "${value}", which it never is.`;
  return [error(content, { file: spot.file, path }, message, guess(value, values))];
}

/** What a subject may be; empty when it is nothing that can be asked about, which another rule tells. */
function valuesOf({ bundle, broken }: Checked, { flow }: StepSpot, subject: string): string[] {
  if (subject === 'worst') return [...severities, 'none'];
  const step = own(flow.steps, subject);
  if (subject !== 'country') return step?.kind === 'ask' ? answersTo(step) : [];
  return broken.has('content/countries.yaml') ? [] : [...Object.keys(bundle.countries), 'other', 'unknown', 'unsure'];
}
