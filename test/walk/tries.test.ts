import { expect, it } from 'vitest';
import { createEngine, type Respond } from '../../src/engine/engine.ts';
import { createTries } from '../../src/walk/tries.ts';
import { oneFlow } from '../engine/small.ts';
import { TODAY } from '../check/small.ts';

const bundle = oneFlow(
  'start: days\nsteps:\n  days: { accept: number, most: 31 }\n  after: { offer: [on], next: menu.start }',
);
const session = { lang: 'en', answers: {}, at: { flow: 'test', step: 'days' } };

/** What fails at the question for a number, of what is tried there. */
const failing = (respond: Respond): string[] =>
  createTries(bundle, respond, TODAY, false)
    .once({ id: 0, session, choices: [], from: { move: { says: '', input: { kind: 'arrive' } } }, taps: [] })
    .flatMap(({ rule, fails }) => (rule === 'number-taken' && fails ? [fails] : []));

it('a number that cannot be right is tried at every question for one, and must not be taken', () => {
  expect(failing(createEngine(bundle))).toEqual([]);
  const gullible: Respond = (before, input) => {
    const number = input.kind === 'text' ? input.meaning.number : undefined;
    return { session: { ...session, ...before, answers: number === undefined ? {} : { days: number } }, replies: [] };
  };
  expect(failing(gullible)).toEqual(['-1 is taken for an answer.', '1000000 is taken for an answer.']);
});
