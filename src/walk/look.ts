import type { Bundle, Place } from '../bundle/bundle.ts';
import type { Respond } from '../engine/engine.ts';
import type { Session, Turn } from '../engine/turn.ts';
import { createDrawing } from './draw.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Move } from './moves.ts';
import { createReached, type Reached } from './reached.ts';
import { createCallable, properties } from './turns.ts';

/** One turn as it was come to. `way`: what was done before. */
export type Seen = { before: Session | undefined; move: Move; turn: Turn; way: () => Move[] };

/** Looks at every turn of a walk. */
export type Look = {
  /** Holds the properties against it, and draws it where its like was not drawn yet. True: somebody to call is shown. */
  at(seen: Seen): boolean;
  faults: Faults;
  reached: Reached;
  turns(): number;
  /** Turns × languages × channels. */
  drawn(): number;
};

export type LookOptions = { respond: Respond; now: number; isWhole: boolean; tell: (turns: number) => void };

export function createLook(bundle: Bundle, { respond, now, isWhole, tell }: LookOptions): Look {
  const [drawing, callable] = [createDrawing(bundle, respond, now), createCallable(bundle, now)];
  const [faults, reached] = [createFaults(), createReached(bundle, now)];
  const known = new Set<string>();
  let turns = 0;
  const draw = ({ before, move, turn, way }: Seen) => {
    const key = isWhole ? wordsOf(turn) : looksOf(turn);
    if (known.has(key)) return;
    known.add(key);
    for (const { rule, lang, channel, says } of drawing.check(before, move.input))
      faults.add({ rule, at: placeOf(turn), says: `On ${channel}, in "${lang}": ${says}.`, lang }, () => [
        ...way(),
        move,
      ]);
  };
  return {
    faults,
    reached,
    turns: () => turns,
    drawn: drawing.count,
    at(seen) {
      const { before, move, turn, way } = seen;
      turns++;
      tell(turns);
      reached.see(turn);
      const walked = { bundle, before, move, turn, callable: callable(turn) };
      for (const { name, fails } of properties) {
        const says = fails(walked);
        if (says) faults.add({ rule: name, at: placeOf(turn) ?? before?.at, says }, () => [...way(), move]);
      }
      draw(seen);
      return walked.callable;
    },
  };
}

/** Every word of a turn in the first language: what says the same there says the same in every other one. */
const wordsOf = ({ replies }: Turn): string =>
  replies.map(({ key, text, choices }) => [key, text, ...choices.map(({ choice }) => choice)].join('\n')).join('\n\n');

/** What a turn looks like to a quick walk: which words, which answers, and how many numbers. */
const looksOf = ({ replies }: Turn): string =>
  replies
    .map(({ key, choices, phones }) => [key, phones.length > 0, choices.map(({ choice }) => choice)].join(' '))
    .join();

/** The step that asks, or the last one that spoke. */
function placeOf({ session, replies }: Turn): Place | undefined {
  const [, flow, step] = /^([\w-]+):([\w-]+)\./.exec(replies.at(-1)?.key ?? '') ?? [];
  return session.at ?? (flow && step ? { flow, step } : undefined);
}
