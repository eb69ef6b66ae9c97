import { createEngine, type Respond } from '../engine/engine.ts';
import type { Input, Session, Turn } from '../engine/turn.ts';
import { conversations } from './conversations.ts';
import { type Figure, figure, type Measuring } from './figure.ts';
import { interpret, type Kept, type Said } from './interpreter.ts';
import { scriptBundle } from './script.ts';

const section = 'engine';
/** A moment at which every turn happens: the script has no facts that age. */
const NOW = Date.UTC(2026, 10, 22);

/** Our engine beside a hand-written interpreter of the same script, each with its session's JSON round trip. */
export function engine({ rounds, seconds, tell }: Measuring): Figure[] {
  const bundle = scriptBundle();
  const respond = createEngine(bundle);
  const script = conversations(bundle);
  const turns = script.flat().length;
  isSame(respond, script);
  const plays = [() => script.forEach((one) => playOurs(respond, one)), () => script.forEach(playHand)];
  const times: number[][] = [[], []];
  for (let round = -1; round < rounds; round++) {
    tell(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
    plays.forEach((play, n) => {
      const took = microseconds(play, seconds / 2) / turns;
      if (round >= 0) times[n]?.push(took);
    });
  }
  const sizes = script.flatMap((one) => sessionSizes(respond, one));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const [ours = [], hand = []] = times;
  return [
    figure({ section, name: 'a turn, session JSON included', unit: 'µs', aim: { of: 'ratio', most: 3 } }, ours, hand),
    figure({ section, name: 'session, mean', unit: 'bytes', aim: { of: 'ours', most: 500 } }, [mean]),
    figure({ section, name: 'session, largest', unit: 'bytes', aim: { of: 'ours', most: 500 } }, [Math.max(...sizes)]),
  ];
}

/** The words of every conversation as both say them, a bubble with its labels each. Throws where they differ. */
export function isSame(respond: Respond, script: Input[][]): number {
  let bubbles = 0;
  for (const [n, one] of script.entries()) {
    const [ours, hand] = [transcriptOurs(respond, one), transcriptHand(one)];
    const at = hand.findIndex((said, turn) => JSON.stringify(said) !== JSON.stringify(ours[turn]));
    if (at >= 0 || ours.length !== hand.length) {
      throw new Error(`Conversation ${n}, turn ${at}: ${JSON.stringify(ours[at])} is not ${JSON.stringify(hand[at])}`);
    }
    bubbles += hand.length;
  }
  return bubbles;
}

/** Runs for so many seconds, in a bounded number of times; microseconds of one run. */
function microseconds(play: () => void, seconds: number): number {
  const start = performance.now();
  let runs = 0;
  for (; runs < seconds * 100_000 && performance.now() - start < seconds * 1000; runs++) play();
  return ((performance.now() - start) * 1000) / runs;
}

function playOurs(respond: Respond, inputs: Input[]): void {
  let stored: string | undefined;
  for (const input of inputs) stored = JSON.stringify(respond(readSession(stored), input, NOW).session);
}

function playHand(inputs: Input[]): void {
  let stored: string | undefined;
  for (const input of inputs) stored = JSON.stringify(interpret(readKept(stored), input).kept);
}

function transcriptOurs(respond: Respond, inputs: Input[]): Said[] {
  let stored: string | undefined;
  return inputs.map((input) => {
    const turn = respond(readSession(stored), input, NOW);
    stored = JSON.stringify(turn.session);
    return said(turn);
  });
}

const said = ({ replies }: Turn): Said => ({
  text: replies.map(({ text }) => text).join('\n\n'),
  labels: replies.flatMap(({ choices }) => choices.map(({ label }) => label)),
});

function transcriptHand(inputs: Input[]): Said[] {
  let stored: string | undefined;
  return inputs.map((input) => {
    const turn = interpret(readKept(stored), input);
    stored = JSON.stringify(turn.kept);
    return turn.said;
  });
}

function sessionSizes(respond: Respond, inputs: Input[]): number[] {
  let session: Session | undefined;
  return inputs.map((input) => {
    session = respond(session, input, NOW).session;
    return Buffer.byteLength(JSON.stringify(session));
  });
}

const readSession = (stored: string | undefined): Session | undefined =>
  stored === undefined ? undefined : JSON.parse(stored);
const readKept = (stored: string | undefined): Kept | undefined =>
  stored === undefined ? undefined : JSON.parse(stored);
