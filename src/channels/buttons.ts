import type { Choice, Reply } from '../engine/turn.ts';
import { writeTap } from './channel.ts';
import { cut, type Unit } from './text.ts';

/** What a platform's quick replies hold: how many, and how long a label may be. */
export type Room = { most: number; label: number; unit: Unit };

/** One quick reply. `short` fits the platform's button, `label` is whole, `word` comes back when it is tapped. */
export type Button = { short: string; label: string; word: string };

/** A reply's choices as buttons. Where there are too many, the last answers go, never a way out. */
export const buttons = (reply: Reply, room: Room): Button[] => {
  const ways = reply.choices.filter((choice) => choice.nav).length;
  const answers = reply.choices.filter((choice) => !choice.nav);
  const kept = new Set(answers.slice(0, Math.max(0, room.most - ways)));
  return reply.choices
    .filter((choice) => choice.nav || kept.has(choice))
    .slice(-room.most)
    .map((choice) => {
      const number = reply.numbered && !choice.nav ? answers.indexOf(choice) + 1 : undefined;
      return { short: short(choice, number, room), label: choice.label, word: writeTap(choice.at, choice.choice) };
    });
};

// Two long answers may begin alike: a button that is cut shows its number, so that it can be told from its neighbour.
const short = (choice: Choice, number: number | undefined, room: Room): string => {
  const whole = cut(choice.label, room.label, room.unit);
  if (whole === choice.label || number === undefined) return whole;
  return cut(`${number} ${choice.label}`, room.label, room.unit);
};
