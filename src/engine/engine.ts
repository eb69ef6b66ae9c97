import type { Bundle, Place } from '../bundle/bundle.ts';
import type { Meaning } from '../understand/meaning.ts';
import { advance, askAgain, enter, goBack, resume, wayOn } from './advance.ts';
import { answerIn } from './choices.ts';
import { BACK, OPEN, ownChoices } from './page.ts';
import { createSpeech } from './speech.ts';
import { doors, firstLanguage, langOf, push, type Stage, stepAt, tell } from './stage.ts';
import type { Answer, Input, Session, Suspended, Turn } from './turn.ts';

/** One input in, one turn out. `now`: ms since 1970. Pure: the given session is not changed. */
export type Respond = (session: Session | undefined, input: Input, now: number) => Turn;

/** After so many messages in a row that were not understood, people are offered instead of another question. */
const MISSES_BEFORE_PEOPLE = 3;

export function createEngine(bundle: Bundle): Respond {
  const speech = createSpeech(bundle);
  const pages: Stage['pages'] = new Map();
  return (session, input, now) => {
    const copy: Session = session ? { ...session, answers: { ...session.answers } } : { answers: {} };
    // A language may have gone with a deploy: then the person reads all of them, as at the start.
    if (copy.lang && !Object.hasOwn(bundle.languages, copy.lang)) delete copy.lang;
    const stage: Stage = { bundle, speech, pages, session: copy, replies: [], now, forget: false };
    play(stage, input);
    if (input.kind !== 'text') delete stage.session.missed;
    if (stage.forget) return { session: { answers: {} }, replies: stage.replies, forget: true };
    return { session: stage.session, replies: stage.replies };
  };
}

function play(stage: Stage, input: Input): void {
  if (input.kind === 'leave') stage.forget = true;
  else if (input.kind === 'group') tellGroup(stage);
  else if (input.kind === 'arrive') advance(stage, stage.session.lang ? doors.menu : doors.language);
  else if (input.kind === 'media') media(stage);
  else if (input.kind === 'tap') tap(stage, input.at, input.choice);
  else typed(stage, input.meaning);
}

function media(stage: Stage): void {
  if (!stage.session.lang && !stage.session.at) return advance(stage, doors.language);
  tell(stage, 'bot:cannot_see');
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
  if (!ownChoices(step).includes(choice)) return askAgain(stage);
  if (isHere) return answer(stage, at, choice);
  const target = wayOn(stage, flow, step, choice);
  // A forgotten conversation starts again, unless the tap only leads on to another one.
  const leadsAway = step.kind === 'offer' && target !== undefined && (target === 'return' || target.flow !== at.flow);
  // "Help now" in an old menu interrupts what goes on now, as it does everywhere.
  if (leadsAway && target !== 'return' && stage.bundle.flows[target.flow]?.interrupts) return advance(stage, target);
  if (step.keep === 'lang') return speak(stage, choice);
  if (at.step === flow.start) return answer(stage, at, choice);
  advance(stage, leadsAway ? target : { flow: flow.name, step: flow.start });
}

const waits = (suspended: Suspended | undefined, flow: string): boolean =>
  suspended !== undefined && (suspended.at.flow === flow || waits(suspended.behind, flow));

function typed(stage: Stage, meaning: Meaning): void {
  const { session } = stage;
  const { command } = meaning;
  if (command && !session.lang && meaning.lang) session.lang = meaning.lang;
  if (command === 'emergency') return obey(stage, command);
  const here = stepAt(stage, session.at);
  const said = here && answerIn(stage, here.flow, here.step, meaning);
  if (said !== undefined && session.at) return answer(stage, session.at, said);
  if (command && command !== 'unsure') return obey(stage, command);
  if (meaning.lang && !command) return speak(stage, meaning.lang);
  if (!session.at) return advance(stage, session.lang ? doors.menu : doors.language);
  notUnderstood(stage);
}

function obey(stage: Stage, command: keyof typeof doors | 'back'): void {
  delete stage.session.missed;
  if (command === 'back') back(stage);
  else advance(stage, doors[command]);
}

/** From now on in this language; the same question once more. */
function speak(stage: Stage, lang: string): void {
  stage.session.lang = lang;
  delete stage.session.missed;
  tell(stage, 'bot:language_set');
  const isPicking = stage.session.at?.flow === doors.language.flow;
  if (isPicking) goBack(stage);
  else askAgain(stage);
}

function answer(stage: Stage, at: Place, said: Answer): void {
  const found = stepAt(stage, at);
  if (!found) return advance(stage, doors.menu);
  const { flow, step } = found;
  const { session } = stage;
  delete session.missed;
  enter(stage, at);
  if (step.keep === 'lang' && typeof said === 'string') session.lang = said;
  if (step.keep === 'country') keepCountry(stage, said);
  if (step.kind === 'ask') session.answers[step.name] = said;
  const target = wayOn(stage, flow, step, said) ?? doors.menu;
  const isAnew =
    step.kind === 'offer' && target !== 'return' && target.flow === flow.name && target.step === flow.start;
  if (isAnew) session.answers = {};
  advance(stage, target, isAnew);
}

/** Only a real country outlives the flow; "near a border" or "I don't know" leaves what was known. */
function keepCountry({ bundle, session }: Stage, said: Answer): void {
  if (typeof said !== 'string') return;
  if (bundle.countries[said] || said === 'other') session.country = said;
}

/** Takes the last answer away and asks that question again; before the first one, out of the flow. */
function back(stage: Stage): void {
  const { session } = stage;
  const last = Object.keys(session.answers).at(-1);
  const flow = stage.bundle.flows[session.at?.flow ?? ''];
  if (last === undefined || !flow) return goBack(stage);
  delete session.answers[last];
  if (flow.steps[last]?.keep === 'country') delete session.country;
  advance(stage, { flow: flow.name, step: last }, true);
}

function notUnderstood(stage: Stage): void {
  const { session } = stage;
  session.missed = (session.missed ?? 0) + 1;
  if (session.missed >= MISSES_BEFORE_PEOPLE) {
    delete session.missed;
    tell(stage, 'bot:ask_kindly');
    return advance(stage, doors.help);
  }
  const wantsAmount = stepAt(stage, session.at)?.step.accept === 'money';
  tell(stage, session.missed > 1 ? 'bot:ask_kindly' : wantsAmount ? 'bot:ask_amount_again' : 'bot:ask_again');
  askAgain(stage);
}

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
