import type { Bundle, Place } from '../bundle/bundle.ts';
import { advance, askAgain, resume, wayOn } from './advance.ts';
import { forgetAdvert } from './adverts.ts';
import { answer, back } from './answer.ts';
import { tappedDate } from './dates.ts';
import { spelt } from './letters.ts';
import { locate } from './location.ts';
import { BACK, OPEN, ownChoices } from './page.ts';
import { createSpeech } from './speech.ts';
import { doors, firstLanguage, langOf, push, type Stage, stepAt, tell } from './stage.ts';
import type { Input, Session, Suspended, Turn } from './turn.ts';
import { speak, typed } from './typed.ts';

/** One input in, one turn out. `now`: ms since 1970. Pure: the given session is not changed. */
export type Respond = (session: Session | undefined, input: Input, now: number) => Turn;

/** `speech`: what says the words, where somebody listens to it. */
export function createEngine(bundle: Bundle, speech = createSpeech(bundle)): Respond {
  const pages: Stage['pages'] = new Map();
  return (session, input, now) => {
    const copy: Session = session ? { ...session, answers: { ...session.answers } } : { answers: {} };
    // A language may have gone with a deploy: then the person reads all of them, as at the start.
    if (copy.lang && !Object.hasOwn(bundle.languages, copy.lang)) delete copy.lang;
    const stage: Stage = { bundle, speech, pages, session: copy, replies: [], now, forget: false };
    play(stage, input);
    if (input.kind !== 'text') delete stage.session.missed;
    forgetAdvert(stage);
    if (stage.forget) return { session: { answers: {} }, replies: spelt(stage), forget: true };
    const { counts } = stage;
    return { session: stage.session, replies: spelt(stage), ...(counts ? { counts } : {}) };
  };
}

function play(stage: Stage, input: Input): void {
  if (input.kind === 'leave') stage.forget = true;
  else if (input.kind === 'group') tellGroup(stage);
  else if (input.kind === 'arrive') advance(stage, stage.session.lang ? doors.menu : doors.language);
  else if (input.kind === 'media') media(stage, input.what);
  else if (input.kind === 'location') locate(stage, input);
  else if (input.kind === 'tap') tap(stage, input.at, input.choice);
  else typed(stage, input.meaning);
}

/** What could be said instead of sending this; all else is only said not to be seen. */
const INSTEAD: Record<string, string> = { image: 'bot:see_image', audio: 'bot:see_audio', sticker: 'bot:see_sticker' };

function media(stage: Stage, what: string): void {
  if (!stage.session.lang && !stage.session.at) return advance(stage, doors.language);
  tell(stage, INSTEAD[what] ?? 'bot:cannot_see');
  askAgain(stage);
}

/** A tap belongs to its own place, however old it is: it re-answers its own question, never another one. */
function tap(stage: Stage, at: Place, choice: string): void {
  const found = stepAt(stage, at);
  if (!found) return advance(stage, doors.menu);
  if (choice === OPEN) return advance(stage, at);
  while (at.flow !== stage.session.at?.flow && waits(stage.session.suspended, at.flow)) resume(stage);
  const isHere = at.flow === stage.session.at?.flow;
  if (choice === BACK) return isHere && at.step === stage.session.at?.step ? back(stage) : askAgain(stage);
  const { flow, step } = found;
  const said = tappedDate(stage, step, choice) ?? (ownChoices(step).includes(choice) ? choice : undefined);
  if (said === undefined) return askAgain(stage);
  if (isHere) return answer(stage, at, said);
  const target = wayOn(stage, flow, step, said);
  // A forgotten conversation starts again, unless the tap only leads on to another one.
  const leadsAway = step.kind === 'offer' && target !== undefined && (target === 'return' || target.flow !== at.flow);
  // "Help now" in an old menu interrupts what goes on now, as it does everywhere.
  if (leadsAway && target !== 'return' && stage.bundle.flows[target.flow]?.interrupts) return advance(stage, target);
  if (step.keep === 'lang') return speak(stage, choice);
  if (at.step === flow.start) return answer(stage, at, said);
  advance(stage, leadsAway ? target : { flow: flow.name, step: flow.start });
}

const waits = (suspended: Suspended | undefined, flow: string): boolean =>
  suspended !== undefined && (suspended.at.flow === flow || waits(suspended.behind, flow));

/** Nobody's language is known in a group: the sentence stands there in all of them. */
function tellGroup(stage: Stage): void {
  const said = stage.speech.languages.map((lang) => stage.speech.say(lang, 'bot:write_privately', stage.now));
  push(stage, { key: 'bot:write_privately', lang: firstLanguage(stage.bundle), text: [...new Set(said)].join('\n') });
}

/** What a person reads when a turn broke: words, and every country's first number, from memory. */
export function createFallback(bundle: Bundle): (lang: string | undefined, now: number) => Turn['replies'] {
  const speech = createSpeech(bundle);
  return (lang, now) => {
    const session: Session = { answers: {}, ...(lang && Object.hasOwn(bundle.languages, lang) ? { lang } : {}) };
    const stage: Stage = { bundle, speech, pages: new Map(), session, replies: [], now, forget: false };
    tell(stage, 'bot:went_wrong');
    const card = stage.bundle.flows[doors.emergency.flow] ? 'card' : undefined;
    if (card) advance(stage, { flow: doors.emergency.flow, step: card });
    return stage.replies.map((reply) => ({ ...reply, lang: langOf(stage) }));
  };
}
