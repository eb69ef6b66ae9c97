import { sums } from '../../engine/sums/sums.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { answersTo, goesOf, type StepSpot, stepsOf } from '../parts.ts';
import { error, guess } from '../place.ts';
import { own } from '../own.ts';

export const unknownAnswer: Rule = {
  name: 'unknown-answer',
  finds: 'A red flag or a way that belongs to an answer the step does not offer.',
  why: 'A red flag or a way that belongs to an answer nobody can give is never raised or taken.',
  example: '"fee.flag" names "sone", which is not one of its answers.',
  check: (content) => stepsOf(content).flatMap((spot) => [...flagKeys(content, spot), ...nextKeys(content, spot)]),
};

export const choiceName: Rule = {
  name: 'choice-name',
  finds: 'A choice called "unsure", or offered twice.',
  why: '"unsure" is the name of "I don\'t know", which every question gets by itself; two choices need two names.',
  example: '"fee.ask" offers "unsure".',
  check: (content) => stepsOf(content).flatMap((spot) => choiceNames(content, spot)),
};

export const stepName: Rule = {
  name: 'step-name',
  finds: 'A step under a word that means something else in conditions: worst, not, return, country.',
  why: 'These names mean something else in conditions and in "next", so such a step could not be asked about.',
  example: 'No step can be called "worst": in conditions this word means something else.',
  check: (content) =>
    stepsOf(content).flatMap(({ step, file, path }) => {
      const isTaken =
        ['worst', 'not', 'return'].includes(step.name) || (step.name === 'country' && step.keep !== 'country');
      const message = `No step can be called "${step.name}": in conditions this word means something else.`;
      const hint = step.name === 'country' ? 'Give it another name, or add "keep: country".' : 'Give it another name.';
      return isTaken ? [error(content, { file, path, at: 'key' }, message, hint)] : [];
    }),
};

function flagKeys(content: Checked, { step, file, path }: StepSpot): Finding[] {
  const sum = step.compute && own(sums, step.compute.sum);
  if (step.compute && !sum) return [];
  const known = sum ? sum.outcomes : step.kind === 'say' ? ['always'] : step.kind === 'ask' ? answersTo(step) : [];
  return Object.keys(step.flag)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const what = sum ? 'a result of its sum' : 'one of its answers';
      const said = known[0] === 'always' ? 'but it asks nothing' : `which is not ${what}`;
      const spot = { file, path: [...path, 'flag', name], at: 'key' as const };
      return error(content, spot, `"${step.name}.flag" names "${name}", ${said}.`, hintFor(name, known));
    });
}

const hintFor = (name: string, known: string[]): string | undefined =>
  known.length === 0 ? 'Only questions ("ask") raise flags.' : guess(name, known);

function nextKeys(content: Checked, spot: StepSpot): Finding[] {
  const known = answersTo(spot.step);
  return goesOf(content, spot).flatMap(({ branch, path }) => {
    if (branch.choice === undefined || known.includes(branch.choice)) return [];
    const said = known.length === 0 ? 'but it asks nothing' : 'which is not one of its answers';
    const message = `"${spot.step.name}.next" names "${branch.choice}", ${said}.`;
    return [error(content, { file: spot.file, path, at: 'key' }, message, guess(branch.choice, known))];
  });
}

function choiceNames(content: Checked, { step, file, path }: StepSpot): Finding[] {
  const word = step.kind === 'offer' ? 'offer' : 'ask';
  return step.choices.flatMap((choice, index) => {
    const spot = { file, path: [...path, word, index] };
    if (choice === 'unsure')
      return [
        error(
          content,
          spot,
          `"${step.name}.${word}" offers "unsure".`,
          '"I don\'t know" is added by itself: take it out.',
        ),
      ];
    if (step.choices.indexOf(choice) === index) return [];
    return [error(content, spot, `"${step.name}.${word}" offers "${choice}" twice.`, 'Take one of them out.')];
  });
}
