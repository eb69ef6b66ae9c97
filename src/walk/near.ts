import type { Bundle, Place } from '../bundle/bundle.ts';
import { createEngine, type Respond } from '../engine/engine.ts';
import { OPEN } from '../engine/page.ts';
import { firstLanguage } from '../engine/stage.ts';
import type { Session, Turn } from '../engine/turn.ts';
import { createCallable } from './turns.ts';

/**
 * How many taps it takes from a step until somebody to call is shown, for a person of whom nothing is known yet: 0 where
 * the step itself shows one. Undefined where more taps are needed than we look for.
 */
export function createNear(bundle: Bundle, now: number): (at: Place) => number | undefined {
  const respond = createEngine(bundle);
  const callable = createCallable(bundle, now);
  return (at) => {
    const session: Session = { answers: {}, lang: firstLanguage(bundle) };
    let turns = [respond(session, { kind: 'tap', at, choice: OPEN }, now)];
    for (let taps = 0; taps <= FAR; taps += 1) {
      if (turns.some(callable)) return taps;
      turns = taps < FAR ? after(turns, respond, callable, now) : [];
    }
    return undefined;
  };
}

/** The walk complains of more than three. */
const FAR = 4;
/** Conversations looked at after one more tap. Help is offered beside every question, so few are ever needed. */
const WIDE = 300;

/** All that one more tap brings; only the last one where that shows somebody to call. */
function after(turns: Turn[], respond: Respond, callable: (turn: Turn) => boolean, now: number): Turn[] {
  const found: Turn[] = [];
  for (const { session, replies } of turns)
    for (const { at, choice } of replies.at(-1)?.choices ?? []) {
      const turn = respond(session, { kind: 'tap', at, choice }, now);
      if (callable(turn)) return [turn];
      if (found.length < WIDE) found.push(turn);
    }
  return found;
}
