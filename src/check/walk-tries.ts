import type { Bundle } from '../bundle/bundle.ts';
import type { Respond } from '../engine/engine.ts';
import { OPEN } from '../engine/page.ts';
import { doors, softDoors } from '../engine/stage.ts';
import type { Input, Session, Turn } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';
import type { State } from './walk-graph.ts';
import type { Move } from './walk-moves.ts';

/** One thing tried. `before`: the session it was tried on; `fails`: the sentence, where it went wrong. */
export type Try = { rule: string; before: Session; move: Move; turn: Turn; fails: string | undefined };

/** What is tried at every state, and what at one state of each question. */
export type Tries = { always(state: State): Try[]; once(state: State): Try[] };

/** `isWhole`: every word for help, else one of each language. */
export function createTries(bundle: Bundle, respond: Respond, now: number, isWhole: boolean): Tries {
  const understand = createUnderstand(bundle);
  const typed = (says: string): Move => ({ says, input: { kind: 'text', meaning: understand(says) } });
  const words = (lang: string, name: string): string[] => {
    const list = bundle.texts[lang]?.words?.[name];
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  };
  const [first = '', ...others] = Object.keys(bundle.languages);
  const [help] = words(first, 'emergency').map(typed);
  const [back] = words(first, 'back').map(typed);
  const cry = (session: Session, move: Move): Try => {
    const turn = respond(session, move.input, now);
    const isThere = turn.session.at?.flow === doors.emergency.flow;
    return {
      rule: 'no-emergency',
      before: session,
      move,
      turn,
      fails: isThere ? undefined : `"${move.says}" does not lead to help.`,
    };
  };
  const commands = ['menu', 'help', 'language', 'delete', 'back'].flatMap((name) => words(first, name).slice(0, 1));
  // What a message seems to mean may open any of these, wherever somebody is.
  const opened = Object.values({ ...doors, ...softDoors }).filter(({ flow, step }) => bundle.flows[flow]?.steps[step]);
  const odd: Move[] = [
    ...opened.map((at): Move => ({ says: `(words that open "${at.flow}")`, input: { kind: 'tap', at, choice: OPEN } })),
    ...commands.map(typed),
    typed('%'),
    { says: '(a picture)', input: { kind: 'media', what: 'image' } },
    { says: '(opens the chat again)', input: { kind: 'arrive' } },
    { says: '(a button that is gone)', input: { kind: 'tap', at: { flow: 'gone', step: 'gone' }, choice: 'gone' } },
  ];
  const always = ({ session }: State): Try[] => {
    if (!help || session.at?.flow === doors.emergency.flow) return [];
    const cried = cry(session, help);
    if (!back || !session.at || cried.fails) return [cried];
    const turn = respond(cried.turn.session, back.input, now);
    const fails = isSame(session, turn.session) ? undefined : 'Who goes back from help does not come to this question.';
    return [cried, { rule: 'no-return', before: cried.turn.session, move: back, turn, fails }];
  };
  return {
    always,
    once(state) {
      const { session } = state;
      const cries = [first, ...others].flatMap((lang) =>
        words(lang, 'emergency')
          .slice(0, isWhole ? undefined : 1)
          .map((word) => cry({ ...session, ...(session.lang ? { lang } : {}) }, typed(word))),
      );
      const done = [...odd, ...oldTap(bundle, session)].map((move): Try => {
        const turn = respond(session, move.input, now);
        return { rule: 'odd', before: session, move, turn, fails: undefined };
      });
      return [...always(state), ...cries, ...done, lost(respond, session, now)];
    },
  };
}

const isSame = (one: Session, other: Session): boolean =>
  JSON.stringify([one.at, one.answers]) === JSON.stringify([other.at, other.answers]);

/** A button further up in the chat: the first question of this flow once more. */
function oldTap(bundle: Bundle, { at, answers }: Session): Move[] {
  const [name = ''] = Object.keys(answers);
  const choice = bundle.flows[at?.flow ?? '']?.steps[name]?.choices.at(-1);
  if (!at || choice === undefined) return [];
  return [{ says: `[ ${choice} ] further up`, input: { kind: 'tap', at: { flow: at.flow, step: name }, choice } }];
}

/** Who is not understood three times in a row must not be asked a fourth time: people are offered. */
function lost(respond: Respond, session: Session, now: number): Try {
  const input: Input = { kind: 'text', meaning: { key: '%' } };
  const second = respond(respond(session, input, now).session, input, now);
  const turn = respond(second.session, input, now);
  const isHelped = !session.at || !second.session.at || turn.session.at?.flow === doors.help.flow;
  const fails = isHelped ? undefined : 'Three messages that were not understood do not lead to people.';
  return { rule: 'not-helped', before: second.session, move: { says: '%', input }, turn, fails };
}
