import type { Bundle } from '../bundle/bundle.ts';
import { BACK } from '../engine/page.ts';
import { createSpeech } from '../engine/speech.ts';
import { firstLanguage } from '../engine/stage.ts';
import type { Session, Turn } from '../engine/turn.ts';
import type { Move } from './moves.ts';

/** One turn of the walk, as the properties see it. `callable`: it names somebody to call, or says that there is nobody. */
export type Walked = { bundle: Bundle; before: Session | undefined; move: Move; turn: Turn; callable: boolean };

/** What must hold of every turn, and why. `fails` gives the sentence for staff where it does not. */
export type Property = { name: string; why: string; fails(walked: Walked): string | undefined };

export const properties: Property[] = [
  {
    name: 'no-words',
    why: 'Silence leaves a person who is afraid alone with a dead screen.',
    fails: ({ turn }) => (turn.replies.some(({ text }) => text.trim() !== '') ? undefined : 'The bot says nothing.'),
  },
  {
    name: 'nothing-to-tap',
    why: 'Who cannot write in any of the languages can only tap.',
    fails: ({ turn }) =>
      turn.session.at && (turn.replies.at(-1)?.choices.length ?? 0) === 0
        ? 'The bot waits for an answer and offers none.'
        : undefined,
  },
  {
    name: 'nobody-to-call',
    why: 'No conversation ends without somebody to call, or the sentence that says whom to turn to instead.',
    fails: ({ turn, callable }) =>
      // Who had everything erased asked for an empty screen, and is told how to begin again.
      turn.session.at || turn.forget || callable ? undefined : 'The conversation ends here, without anybody to call.',
  },
  {
    name: 'asked-twice',
    why: 'A question that comes again says that the first answer was wrong, or that nobody listened.',
    fails: ({ bundle, before, move, turn }) => (isRepeated(bundle, before, move, turn) ? REPEATED : undefined),
  },
  {
    name: 'back-nowhere',
    why: 'Going back is how people mend a mistake; it may not end the conversation.',
    fails: ({ move, turn }) =>
      move.choice?.choice === BACK && !turn.session.at ? 'Going back ends the conversation.' : undefined,
  },
];

const REPEATED = 'A question is asked again that was answered already.';

/** After an answer, not after a way that somebody chose. A country or language that is known is asked only once. */
function isRepeated(bundle: Bundle, before: Session | undefined, move: Move, { session }: Turn): boolean {
  const from = before?.at;
  const to = session.at;
  const flow = bundle.flows[from?.flow ?? ''];
  if (!before || !from || !to || flow?.steps[from.step]?.kind !== 'ask' || !move.answers) return false;
  // What was interrupted comes back as it was.
  if (before.suspended?.at.flow === to.flow && before.suspended.at.step === to.step) return false;
  if (from.flow === to.flow) return before.answers[to.step] !== undefined || from.step === to.step;
  return bundle.flows[to.flow]?.steps[to.step]?.keep === 'country' && session.country !== undefined;
}

/** Whether a turn in the first language names somebody to call, or says in words that there is nobody to name. */
export function createCallable(bundle: Bundle, now: number): (turn: Turn) => boolean {
  const speech = createSpeech(bundle);
  const lang = firstLanguage(bundle);
  const country = (name: string) => ({ country: speech.say(lang, `places:country.${name}`, now) });
  const alternatives = [
    speech.say(lang, 'bot:no_contact.elsewhere', now),
    ...Object.keys(bundle.countries).map((name) => speech.say(lang, 'bot:no_contact.here', now, country(name))),
  ];
  return ({ replies }) =>
    replies.some(({ phones, text }) => phones.length > 0 || alternatives.some((words) => text.includes(words)));
}
