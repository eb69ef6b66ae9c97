import type { Condition } from '../../bundle/bundle.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { goesOf, placeInNext, type StepSpot, stepsOf } from '../parts.ts';
import { error, valueAt, warning } from '../place.ts';

export const fallsThrough: Rule = {
  name: 'falls-through',
  finds: 'A choice of an "offer" without a way of its own beside others that have one.',
  why: 'It would lead to whatever step stands below: "Menu" into the question whether all shall be erased.',
  example: '"start.next" names no way for "menu", so it leads to "sure" below.',
  check: (content) => stepsOf(content).flatMap((spot) => forgotten(content, spot)),
};

export const deadBranch: Rule = {
  name: 'dead-branch',
  finds: 'A line of "next" that always holds, above others.',
  why: 'The first line that holds is taken: those below it never are, and every verdict would be the mildest.',
  example: '"verdict.next" always takes this line, so those below it are never taken.',
  check: (content) => stepsOf(content).flatMap((spot) => dead(content, spot)),
};

export const neverReturns: Rule = {
  name: 'never-returns',
  finds: 'A conversation that interrupts others, never returns, and leads elsewhere without asking.',
  why: 'Who only wanted to change the language would lose the conversation she was in.',
  example: 'This conversation interrupts others, and "language.next" leads away to "menu.start" instead of back.',
  check: (content) => stepsOf(content).flatMap((spot) => leaving(content, spot)),
};

export const passedOver: Rule = {
  name: 'passed-over',
  finds: 'An answer that leads to a step whose "when" never holds after this answer.',
  why: 'Who answers so comes to whatever stands below: the words that were meant for them are never read.',
  example: '"none" leads to "amount", which is passed over after this answer.',
  check: (content) => stepsOf(content).flatMap((spot) => missed(content, spot)),
};

function forgotten(content: Checked, spot: StepSpot): Finding[] {
  const { step, flow, file, path } = spot;
  const written = valueAt(content.sources.get(file), [...path, 'next']);
  const below = flow.order[flow.order.indexOf(step.name) + 1];
  if (step.kind !== 'offer' || !below || typeof written !== 'object' || written === null || Array.isArray(written))
    return [];
  // A misspelt choice is told by itself.
  if (Object.keys(written).some((choice) => !step.choices.includes(choice))) return [];
  return step.choices
    .filter((choice) => !Object.hasOwn(written, choice))
    .map((choice) => {
      const message = `"${step.name}.next" names no way for "${choice}", so it leads to "${below}" below.`;
      return error(
        content,
        { file, path: placeInNext(content, spot, choice), at: 'key' },
        message,
        `If that is meant, add ${choice}: ${below}.`,
      );
    });
}

function dead(content: Checked, { step, file, path }: StepSpot): Finding[] {
  const written = valueAt(content.sources.get(file), [...path, 'next']);
  const index = step.next.findIndex(({ when }) => when === undefined);
  if (!Array.isArray(written) || index < 0 || index === step.next.length - 1) return [];
  const message = `"${step.name}.next" always takes this line, so those below it are never taken.`;
  return [error(content, { file, path: [...path, 'next', index, 'go'] }, message, 'Put it last, or give it a "when".')];
}

function missed(content: Checked, spot: StepSpot): Finding[] {
  const { flow, step, file } = spot;
  return goesOf(content, spot).flatMap(({ branch: { choice, go }, written, path }) => {
    if (step.kind !== 'ask' || choice === undefined || go === 'return' || go.flow !== flow.name) return [];
    const when = flow.steps[go.step]?.when ?? [];
    if (when.length === 0 || when.some((one) => canHold(one, step.name, choice))) return [];
    const message = `"${choice}" leads to "${written}", which is passed over after this answer.`;
    const hint = `Lead it elsewhere, or add "${choice}" to what "when" of "${written}" waits for.`;
    return [warning(content, { file, path }, message, hint)];
  });
}

/** As far as this one answer decides. */
const canHold = ({ all, none }: Condition, asked: string, answer: string): boolean =>
  all.every(({ subject, values }) => subject !== asked || values.includes(answer)) &&
  none.every(({ subject, values }) => subject !== asked || !values.includes(answer));

function leaving(content: Checked, spot: StepSpot): Finding[] {
  const { flow, step, file } = spot;
  if (!flow.interrupts || step.kind === 'offer' || returns(spot)) return [];
  return goesOf(content, spot).flatMap(({ branch: { go }, written, path }) => {
    if (go === 'return' || go.flow === flow.name) return [];
    const message = `This conversation interrupts others, and "${step.name}.next" leads away to "${written}" instead of back.`;
    return [error(content, { file, path }, message, 'Write "return", or let people choose ("offer").')];
  });
}

const returns = ({ flow }: StepSpot): boolean =>
  Object.values(flow.steps).some(({ next }) => next.some(({ go }) => go === 'return'));
