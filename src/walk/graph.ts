import type { Choice, Session, Turn } from '../engine/turn.ts';
import type { Move } from './moves.ts';
import type { View } from './view.ts';

/** A state of the walk: one session standing for all that go on alike, and how it was first come to. */
export type State = {
  id: number;
  session: Session;
  choices: Choice[];
  from: { state?: State; move: Move };
  /** Where taps lead; `callable`: somebody to call is shown on the way. */
  taps: { to: number | undefined; callable: boolean }[];
};

/** All states found so far. `find` adds what is new, within the limits given. */
export type Graph = {
  states: State[];
  find(turn: Turn, from: State['from']): State | undefined;
  /** Something was new and was left out. */
  isCut(): boolean;
};

/** `most`: states in all; `mostAPlace`: at one question, for a walk that only looks around. */
export function createGraph(view: View, limits: { most: number; mostAPlace: number }): Graph {
  const states: State[] = [];
  const known = new Map<string, State>();
  const places = new Map<string, number>();
  let cut = false;
  return {
    states,
    isCut: () => cut,
    find(turn, from) {
      const key = view(turn.session);
      const found = known.get(key);
      if (found) return found;
      const place = `${turn.session.at?.flow}.${turn.session.at?.step}`;
      const here = places.get(place) ?? 0;
      if (states.length >= limits.most || here >= limits.mostAPlace) {
        cut = true;
        return undefined;
      }
      const choices = turn.replies.at(-1)?.choices ?? [];
      const made: State = { id: states.length, session: turn.session, choices, from, taps: [] };
      places.set(place, here + 1);
      known.set(key, made);
      states.push(made);
      return made;
    },
  };
}

/** What was done to come to a state, from the first message on. */
export function wayTo(state: State | undefined): Move[] {
  const moves: Move[] = [];
  for (let one = state?.from; one; one = one.state?.from) moves.unshift(one.move);
  return moves;
}

/** Taps from each state until somebody to call is shown; infinite where that never happens. */
export function tapsToCall(states: State[]): number[] {
  const far = states.map(({ taps }) => (taps.some(({ callable }) => callable) ? 1 : Number.POSITIVE_INFINITY));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, taps } of states) {
      const nearest = 1 + Math.min(...taps.map(({ to }) => far[to ?? -1] ?? Number.POSITIVE_INFINITY));
      if (nearest >= (far[id] ?? 0)) continue;
      far[id] = nearest;
      changed = true;
    }
  }
  return far;
}
