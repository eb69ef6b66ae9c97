import { type Bundle, severities } from '../bundle/bundle.ts';
import type { Respond } from '../engine/engine.ts';
import { OPEN } from '../engine/page.ts';
import { doors, softDoors } from '../engine/stage.ts';
import type { Input, Session, Turn } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';
import type { State } from './graph.ts';
import type { Move } from './moves.ts';

/** One thing tried. `before`: the session it was tried on; `fails`: the sentence, where it went wrong. */
export type Try = { rule: string; before: Session; move: Move; turn: Turn; fails: string | undefined };

/** What is tried at every state, and what at one state of each question. */
export type Tries = { always(state: State): Try[]; once(state: State): Try[] };

/** `isWhole`: every word for help, else one of each language. */
export function createTries(bundle: Bundle, respond: Respond, now: number, isWhole: boolean): Tries {
  const typed = createTyped(bundle);
  const languages = Object.keys(bundle.languages);
  const [first = ''] = languages;
  const [[help], [back]] = [typed(first, 'emergency'), typed(first, 'back')];
  const cries = languages.map((lang) => ({ lang, moves: typed(lang, 'emergency').slice(0, isWhole ? undefined : 1) }));
  const odd = oddMoves(bundle, (name) => typed(first, name).slice(0, 1));
  const always = ({ session }: State): Try[] => {
    if (!help || session.at?.flow === doors.emergency.flow) return [];
    const cried = cry(respond, session, help, now);
    return [cried, ...(back && session.at && !cried.fails ? [comeBack(respond, session, cried.turn, back, now)] : [])];
  };
  return {
    always,
    once(state) {
      const { session } = state;
      const inLang = (lang: string): Session => ({ ...session, ...(session.lang ? { lang } : {}) });
      return [
        ...always(state),
        ...cries.flatMap(({ lang, moves }) => moves.map((move) => cry(respond, inLang(lang), move, now))),
        ...[...odd, ...oldTap(bundle, session)].map((move) => just(respond, session, move, now)),
        lost(respond, session, now),
        ...impossible(bundle, respond, session, now),
      ];
    },
  };
}

/** What people type for a command in one language, as it is understood. */
function createTyped(bundle: Bundle): (lang: string, command: string) => Move[] {
  const understand = createUnderstand(bundle);
  return (lang, command) => {
    const list = bundle.texts[lang]?.words?.[command];
    const words = Array.isArray(list) ? list : [];
    return words.map((says) => ({ says, input: { kind: 'text', meaning: understand(says) } }));
  };
}

/** What may come instead of an answer, wherever somebody is. */
function oddMoves({ flows, flags }: Bundle, command: (name: string) => Move[]): Move[] {
  // What a message seems to mean may open any of these.
  const opened = Object.values({ ...doors, ...softDoors }).filter(({ flow, step }) => flows[flow]?.steps[step]);
  return [
    ...opened.map((at): Move => ({ says: `(words that open "${at.flow}")`, input: { kind: 'tap', at, choice: OPEN } })),
    ...['menu', 'help', 'language', 'delete', 'back'].flatMap(command),
    { says: '%', input: { kind: 'text', meaning: { key: '%' } } },
    ...['none', ...severities].map((worst) => advert(worst, flags)),
    { says: '(a picture)', input: { kind: 'media', what: 'image' } },
    { says: '(a location)', input: { kind: 'location', latitude: 16.7, longitude: 98.54 } },
    { says: '(opens the chat again)', input: { kind: 'arrive' } },
    { says: '(a button that is gone)', input: { kind: 'tap', at: { flow: 'gone', step: 'gone' }, choice: 'gone' } },
  ];
}

function advert(worst: string, flags: Bundle['flags']): Move {
  const signs = Object.values(flags).filter(({ severity }) => severity === worst);
  const meaning = { key: '%', advert: { flags: signs.map(({ name }) => ({ name, words: ['%'] })) } };
  return { says: `(an advert, its worst sign: ${worst})`, input: { kind: 'text', meaning } };
}

function cry(respond: Respond, before: Session, move: Move, now: number): Try {
  const turn = respond(before, move.input, now);
  const isThere = turn.session.at?.flow === doors.emergency.flow;
  return {
    rule: 'no-emergency',
    before,
    move,
    turn,
    fails: isThere ? undefined : `"${move.says}" does not lead to help.`,
  };
}

function comeBack(respond: Respond, session: Session, helped: Turn, move: Move, now: number): Try {
  const turn = respond(helped.session, move.input, now);
  const fails = isSame(session, turn.session) ? undefined : 'Who goes back from help does not come to this question.';
  return { rule: 'no-return', before: helped.session, move, turn, fails };
}

/** Only the properties of every turn are held against it. */
const just = (respond: Respond, before: Session, move: Move, now: number): Try => {
  return { rule: 'odd', before, move, turn: respond(before, move.input, now), fails: undefined };
};

const isSame = (one: Session, other: Session): boolean =>
  JSON.stringify([one.at, one.answers]) === JSON.stringify([other.at, other.answers]);

/** A button further up in the chat: the first question of this flow once more. */
function oldTap(bundle: Bundle, { at, answers }: Session): Move[] {
  const [name = ''] = Object.keys(answers);
  const choice = bundle.flows[at?.flow ?? '']?.steps[name]?.choices.at(-1);
  if (!at || choice === undefined) return [];
  return [{ says: `[ ${choice} ] further up`, input: { kind: 'tap', at: { flow: at.flow, step: name }, choice } }];
}

/** Below none, and beyond everything that any step takes; no number of days ago, and a day that has not come. */
const IMPOSSIBLE = [-1, 1_000_000];
const NO_DATES = ['3/4/1999', '1/1/2999', 'next month'];

/** A slip of the finger must not become a sum that somebody shows to a judge: it is asked once more, in words. */
function impossible({ flows }: Bundle, respond: Respond, session: Session, now: number): Try[] {
  const { at } = session;
  const accept = flows[at?.flow ?? '']?.steps[at?.step ?? '']?.accept;
  const numbers = accept === 'number' ? IMPOSSIBLE.map((number) => ({ key: String(Math.abs(number)), number })) : [];
  const dates = accept === 'date' ? NO_DATES.map((key) => ({ key })) : [];
  return [...numbers, ...dates].map((meaning) => {
    const says = 'number' in meaning ? String(meaning.number) : meaning.key;
    const move: Move = { says, input: { kind: 'text', meaning } };
    const turn = respond(session, move.input, now);
    const fails = isSame(session, turn.session) ? undefined : `${says} is taken for an answer.`;
    return { rule: 'number-taken', before: session, move, turn, fails };
  });
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
