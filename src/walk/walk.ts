import type { Bundle } from '../bundle/bundle.ts';
import { createEngine } from '../engine/engine.ts';
import { doors } from '../engine/stage.ts';
import type { Fault } from './faults.ts';
import { createGraph, type Graph, type State, tapsToCall, wayTo } from './graph.ts';
import { createLook, type Look } from './look.ts';
import { createMoves, type Move } from './moves.ts';
import { type Play, plays } from './plays.ts';
import { createTries, type Tries, type Try } from './tries.ts';
import { createView } from './view.ts';

/**
 * What a walk found. `cut`: there was more than it looked at. `drawn`: turns × languages × channels. `toCall`: how many
 * states are one tap from somebody to call, two, and so on. `longest`: the most moves it takes to come to a question.
 */
export type Walk = {
  faults: Fault[];
  states: number;
  turns: number;
  drawn: number;
  seconds: number;
  cut: boolean;
  toCall: number[];
  longest: number;
};

/** `quick` looks at every question it meets a few times; `whole` at every state. `tell` hears of `every` so many turns. */
export type WalkOptions = { now: number; depth: 'quick' | 'whole'; tell?: (progress: string) => void; every?: number };

/** Our content has 14,000 states; a flow that makes ten times as many should be split. */
const WHOLE = { most: 200_000, mostAPlace: 200_000 };
const QUICK = { most: 400, mostAPlace: 4 };
const TURNS_A_REPORT = 20_000;
/** Taps until somebody to call is shown. */
const NEAR = 3;

/** Walks the real engine through everything that can be answered, and tells what does not hold. */
export function walk(bundle: Bundle, { now, depth, tell, every = TURNS_A_REPORT }: WalkOptions): Walk {
  const begun = performance.now();
  const isWhole = depth === 'whole';
  const respond = createEngine(bundle);
  const graph = createGraph(createView(bundle, now), isWhole ? WHOLE : QUICK);
  const report = (turns: number) => {
    if (turns % every === 0) tell?.(`${turns} turns, ${graph.states.length} states`);
  };
  const look = createLook(bundle, { respond, now, isWhole, tell: report });
  explore({ graph, look, moves: createMoves(bundle), tries: createTries(bundle, respond, now, isWhole), respond, now });
  lookAtPlays(plays(bundle, respond, now), look);
  lookAtAll(graph, look);
  const { faults, turns, drawn } = look;
  const seconds = (performance.now() - begun) / 1000;
  return {
    faults: faults.all,
    states: graph.states.length,
    turns: turns(),
    drawn: drawn(),
    seconds,
    cut: graph.isCut(),
    toCall: countTaps(graph.states),
    longest: graph.states.reduce((longest, state) => Math.max(longest, wayTo(state).length), 0),
  };
}

function countTaps(states: State[]): number[] {
  const counts: number[] = [];
  for (const taps of tapsToCall(states)) if (Number.isFinite(taps)) counts[taps - 1] = (counts[taps - 1] ?? 0) + 1;
  return counts;
}

type Walker = {
  graph: Graph;
  look: Look;
  moves: ReturnType<typeof createMoves>;
  tries: Tries;
  respond: ReturnType<typeof createEngine>;
  now: number;
};

/** From the first message on, breadth first: so a counterexample is as short as it can be. */
function explore(walker: Walker): void {
  const { graph, look, respond, now } = walker;
  const move: Move = { says: '(opens the chat)', input: { kind: 'arrive' } };
  const turn = respond(undefined, move.input, now);
  look.at({ before: undefined, move, turn, way: () => [] });
  graph.find(turn, { move });
  const visited = new Set<string>();
  // The list grows while it is gone through; its limits stand above.
  for (const state of graph.states) {
    answerAll(walker, state);
    // A country that is known, and a conversation that waits, are what one question may look different by.
    const { lang, country, at, suspended } = state.session;
    const kind = [lang, country !== undefined, at?.flow, at?.step, suspended?.at.flow].join(' ');
    tryAll(walker, state, visited.has(kind) ? walker.tries.always(state) : walker.tries.once(state));
    visited.add(kind);
  }
}

function answerAll({ graph, look, moves, respond, now }: Walker, state: State): void {
  let leadsToHelp = state.session.at === undefined || state.session.at.flow === doors.emergency.flow;
  for (const move of moves(state.session, state.choices)) {
    const turn = respond(state.session, move.input, now);
    const callable = look.at({ before: state.session, move, turn, way: () => wayTo(state) });
    const to = graph.find(turn, { state, move });
    leadsToHelp ||= move.choice !== undefined && turn.session.at?.flow === doors.emergency.flow;
    if (move.choice) state.taps.push({ to: to?.id, callable });
  }
  const says = 'No tap leads from here to help in an emergency.';
  if (!leadsToHelp) look.faults.add({ rule: 'no-emergency', at: state.session.at, says }, () => wayTo(state));
}

function tryAll({ graph, look }: Walker, state: State, tried: Try[]): void {
  for (const { rule, move, turn, fails, before } of tried) {
    const way = () => wayTo(state);
    look.at({ before, move, turn, way });
    // What is typed in other languages leads to the same states.
    if (before === state.session) graph.find(turn, { state, move });
    if (fails) look.faults.add({ rule, at: state.session.at, says: fails }, () => [...way(), move]);
  }
}

function lookAtPlays(all: Play[], look: Look): void {
  for (const { turns, flow, policy, toldVerdict } of all) {
    for (const seen of turns) look.at(seen);
    const last = turns.at(-1);
    if (policy !== 'unsure' || toldVerdict || !last) continue;
    const says = `"I don't know" to every question of "${flow.name}" leads to no verdict.`;
    look.faults.add({ rule: 'unsure-nowhere', at: { flow: flow.name, step: flow.start }, says }, () => [
      ...last.way(),
      last.move,
    ]);
  }
}

/** What only the whole can show; where something was cut off, it cannot. */
function lookAtAll(graph: Graph, look: Look): void {
  if (graph.isCut()) return;
  for (const never of look.reached.never()) look.faults.add(never, () => []);
  const far = tapsToCall(graph.states);
  for (const state of graph.states) {
    if (!state.session.at || (far[state.id] ?? 0) <= NEAR) continue;
    const says = `From here it takes more than ${NEAR} taps to see whom to call.`;
    look.faults.add({ rule: 'far-to-call', at: state.session.at, says }, () => wayTo(state));
  }
}
