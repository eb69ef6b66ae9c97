import type { Bundle, Place } from '../../src/bundle/bundle.ts';
import { createEngine, type Respond } from '../../src/engine/engine.ts';
import type { Choice, Input, Reply, Session, Turn } from '../../src/engine/turn.ts';
import { createUnderstand, type Meaning } from '../../src/understand/meaning.ts';
import { real, today } from './real.ts';

type Actor = { respond: Respond; understand: (text: string) => Meaning };
const actors = new WeakMap<Bundle, Actor>();

/** One engine a bundle: opening the words takes longer than a whole conversation. */
export function actorOf(bundle: Bundle): Actor {
  const known = actors.get(bundle);
  if (known) return known;
  const actor = { respond: createEngine(bundle), understand: createUnderstand(bundle) };
  actors.set(bundle, actor);
  return actor;
}

/** One person's conversation. Every session is frozen before it is handed over: `respond` must not change it. */
export type Talk = {
  /** What came of the last input. */
  turn: Turn;
  session: Session;
  /** The choices under the last bubble. */
  choices: Choice[];
  /** All words of the last turn. */
  words: string;
  send(input: Input): Talk;
  say(text: string): Talk;
  /** Taps a choice of the last bubble by name: `yes`, or `_open` (help now) and `_back`. */
  tap(...choices: string[]): Talk;
  /** Taps a button that may be years old: `job-offer.paid`, `yes`. */
  tapOld(place: string, choice: string): Talk;
  /** The same conversation so far, going on by itself. */
  copy(): Talk;
};

export type Opening = { bundle?: Bundle; now?: number; session?: Session };

export function talk({ bundle = real, now = today, session: start }: Opening = {}): Talk {
  const { respond, understand } = actorOf(bundle);
  let session = start;
  const it: Talk = {
    turn: { session: start ?? { answers: {} }, replies: [] },
    get session() {
      return it.turn.session;
    },
    get choices() {
      return it.turn.replies.at(-1)?.choices ?? [];
    },
    get words() {
      return it.turn.replies.map(({ text }) => text).join('\n');
    },
    send(input) {
      it.turn = respond(session && freeze(session), input, now);
      session = it.turn.session;
      return it;
    },
    say: (text) => it.send({ kind: 'text', meaning: understand(text) }),
    tap(...names) {
      for (const name of names) it.send({ kind: 'tap', ...offered(it.turn.replies, name) });
      return it;
    },
    tapOld: (place, choice) => it.send({ kind: 'tap', at: placeOf(place), choice }),
    copy() {
      const other = talk({ bundle, now, ...(session ? { session } : {}) });
      other.turn = it.turn;
      return other;
    },
  };
  return it;
}

/** Somebody who has chosen a language and stands at the menu. */
export const atMenu = (lang = 'en', opening: Opening = {}): Talk => talk(opening).send({ kind: 'arrive' }).tap(lang);

/** Somebody who is asked the first question about a job offer. */
export const atOffer = (lang = 'en', opening: Opening = {}): Talk => atMenu(lang, opening).tap('job_offer');

/** `flow.step` that waits for an answer. */
export const where = ({ session }: { session: Session }): string => `${session.at?.flow}.${session.at?.step}`;

const placeOf = (written: string): Place => {
  const [flow = '', step = ''] = written.split('.');
  return { flow, step };
};

function offered(replies: Reply[], name: string): { at: Place; choice: string } {
  const choices = replies.at(-1)?.choices ?? [];
  const found = choices.find(({ choice }) => choice === name);
  if (!found) throw new Error(`"${name}" is not offered, only ${choices.map(({ choice }) => choice).join(', ')}.`);
  return { at: found.at, choice: found.choice };
}

/** Frozen to the bottom. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
