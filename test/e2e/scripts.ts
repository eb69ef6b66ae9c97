import { createEngine } from '../../src/engine/engine.ts';
import type { Choice, Input, Reply, Session } from '../../src/engine/turn.ts';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { languages, real } from '../engine/real.ts';

/** A reproducible number from 0 to 1. */
export type Dice = () => number;
export const dice = (seed: number): Dice => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
export const pick = <T>(random: Dice, all: readonly T[]): T => {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};

/** What a person does: presses a button, by its word, or types. */
export type Act = { tap: string } | { text: string };

/** "About" leads to being forgotten, which takes back what was not yet sent: how much that is, is chance. */
const isPlayed = ({ at, choice }: Choice): boolean => choice !== 'about' && at.flow !== 'about';

/**
 * A conversation nobody else has, walked through the real content: a language, the job check, answers by chance, taps
 * and words. It ends with words that mean nothing, so that the last answer shows where the conversation stands.
 */
export function writeScript(random: Dice, person: number, length: number): Act[] {
  const [respond, understand] = [createEngine(real), createUnderstand(real)];
  let session: Session | undefined;
  let last: Reply | undefined;
  const acts: Act[] = [];
  const play = (act: Act) => {
    const turn = respond(session, inputOf(act, understand), Date.now());
    session = turn.session;
    last = turn.replies.at(-1);
    acts.push(act);
  };
  play({ tap: `welcome.language.${pick(random, languages)}` });
  play({ tap: 'menu.start.job_offer' });
  while (acts.length < length - 1) play(nextAct(random, last, person * 1000 + acts.length));
  play({ text: `zzqx ${person}` });
  return acts;
}

/** `own`: an amount of money nobody else names. */
function nextAct(random: Dice, last: Reply | undefined, own: number): Act {
  const choices = (last?.choices ?? []).filter(isPlayed);
  if (choices.length === 0) return { text: 'menu' };
  const found = pick(random, choices);
  const number = choices.indexOf(found) + 1;
  if (!last?.numbered && random() < 0.6) return { text: `${own} บาท` };
  if (last?.numbered && !found.nav && choices.length === last.choices.length && random() < 0.3)
    return { text: String(number) };
  return { tap: `${found.at.flow}.${found.at.step}.${found.choice}` };
}

function inputOf(act: Act, understand: ReturnType<typeof createUnderstand>): Input {
  if ('text' in act) return { kind: 'text', meaning: understand(act.text) };
  const [flow = '', step = '', choice = ''] = act.tap.split('.');
  return { kind: 'tap', at: { flow, step }, choice };
}
