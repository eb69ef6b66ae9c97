import { describe, expect, it } from 'vitest';
import { createMoves } from '../../src/walk/moves.ts';
import { createView } from '../../src/walk/view.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Choice, Session } from '../../src/engine/turn.ts';
import { real, today } from '../engine/real.ts';

const respond = createEngine(real);
const moves = createMoves(real);
const view = createView(real, today);

type Met = { session: Session; choices: Choice[] };

/** The same numbers every time: a failure can be looked at again. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Sessions from random conversations about a job offer, those alike for the walk together. */
function met(conversations: number): Map<string, Met[]> {
  const dice = createDice(7);
  const byKey = new Map<string, Met[]>();
  for (let n = 0; n < conversations; n++) {
    let turn = respond(
      { lang: 'en', answers: {} },
      { kind: 'tap', at: { flow: 'job-offer', step: 'hello' }, choice: '_open' },
      today,
    );
    for (let steps = 0; steps < 40 && turn.session.at?.flow === 'job-offer'; steps++) {
      const { session } = turn;
      const choices = turn.replies.at(-1)?.choices ?? [];
      const key = view(session);
      const alike = byKey.get(key) ?? [];
      if (alike.length < 4) byKey.set(key, [...alike, { session, choices }]);
      const answers = moves(session, choices).filter((move) => move.answers);
      turn = respond(session, answers[dice(answers.length)]?.input ?? { kind: 'arrive' }, today);
    }
  }
  return byKey;
}

describe('two sessions that the walk takes for one', () => {
  it('go on alike after every answer, so that following one of them is enough', () => {
    const alike = [...met(1_500).values()].filter((group) => group.length > 1);
    expect(alike.length).toBeGreaterThan(300);
    for (const [first, ...others] of alike) {
      if (!first) continue;
      const after = (one: Met) => moves(one.session, one.choices).map(({ input }) => next(one.session, input));
      const expected = after(first);
      for (const other of others) expect(after(other)).toEqual(expected);
    }
  });
});

/** What was left open is listed in this bubble, and nothing else hangs on it: where nothing was, it is not there. */
const UNCHECKED = 'job-offer:unchecked.text';

/** What the person is told, by its keys, and what can be seen of the session afterwards. */
function next(session: Session, input: Parameters<typeof respond>[1]): unknown {
  const isBack = input.kind === 'tap' && input.choice.startsWith('_');
  const turn = respond(session, input, today);
  // The way back leads to sessions that were met before, each by itself.
  const said = turn.replies.map(({ key }) => key).filter((key) => key !== UNCHECKED);
  return isBack ? turn.session.at !== undefined : { key: view(turn.session), said };
}
