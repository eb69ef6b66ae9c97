import type { Advert } from '../understand/advert.ts';
import { type ReadDate, saysOnlyWhen } from '../understand/dates.ts';
import type { Meaning } from '../understand/meaning.ts';
import { advance, askAgain, goBack } from './advance.ts';
import { takeAdvert } from './adverts.ts';
import { answer, back } from './answer.ts';
import { answerIn, largestNumber, partIn } from './choices.ts';
import { takeCard } from './cards.ts';
import { askWhich, tellHow, unclearDate } from './which-date.ts';
import { doors, langOf, softDoors, type Stage, stepAt, tell } from './stage.ts';

/** After so many messages in a row that were not understood, people are offered instead of another question. */
const MISSES_BEFORE_PEOPLE = 3;

/** A typed message is first a cry for help, then an answer to the question that waits, then a command. */
export function typed(stage: Stage, meaning: Meaning): void {
  const { session } = stage;
  const { command } = meaning;
  if (command && !session.lang && meaning.lang) session.lang = meaning.lang;
  if (command === 'emergency') return obey(stage, command);
  const here = stepAt(stage, session.at);
  const said = here && answerIn(stage, here.flow, here.step, meaning);
  if (said !== undefined && session.at) return answer(stage, session.at, said);
  if (meaning.card && stepAt(stage, softDoors.compare)) return takeCard(stage, meaning.card);
  if (meaning.danger && meaning.danger !== 'possible') return hearDanger(stage, meaning);
  if (command && command !== 'unsure') return obey(stage, command);
  if (meaning.lang && !command) return speak(stage, meaning.lang);
  if (meaning.letters === 'ask' && stepAt(stage, softDoors.letters)) return advance(stage, softDoors.letters);
  const part = here && partIn(stage, here.flow, here.step, meaning);
  if (part !== undefined && session.at) return answer(stage, session.at, part);
  const asksBack = unclearDate(stage, here?.step, meaning) && saysOnlyWhen(meaning.key);
  if (meaning.danger && !asksBack) return hearDanger(stage, meaning);
  if (meaning.advert && stepAt(stage, softDoors.advert)) return hearAdvert(stage, meaning, meaning.advert);
  if (!session.at) return advance(stage, session.lang ? doors.menu : doors.language);
  notUnderstood(stage, meaning);
}

/** Clear danger needs no question; what may be danger gets a soft one, unless somebody is being helped already. */
function hearDanger(stage: Stage, { danger, proposed, suggestions = [] }: Meaning): void {
  const { session } = stage;
  speakAsTyped(stage, proposed);
  delete session.missed;
  const soft = danger === 'self_harm' ? softDoors.sadness : softDoors.worry;
  const isHelped = session.at?.flow === doors.emergency.flow || session.at?.flow === soft.flow;
  const isClear = danger === 'clear' || isHelped || !stepAt(stage, soft);
  advance(stage, isClear ? doors.emergency : soft);
  if (!isClear) offerOnly(stage, suggestions);
}

/** A job advert, or what a recruiter wrote: what its words show is told at once. */
function hearAdvert(stage: Stage, { proposed }: Meaning, advert: Advert): void {
  speakAsTyped(stage, proposed);
  delete stage.session.missed;
  takeAdvert(stage, advert);
  advance(stage, softDoors.advert);
}

/** Who writes in a script reads it: better than all languages at once, and the choice stays theirs. */
function speakAsTyped({ session, bundle }: Stage, proposed: string | undefined): void {
  if (!session.lang && proposed && Object.hasOwn(bundle.languages, proposed)) session.lang = proposed;
}

function obey(stage: Stage, command: keyof typeof doors | 'back'): void {
  delete stage.session.missed;
  if (command === 'back') back(stage);
  else advance(stage, doors[command]);
}

/** From now on in this language; the same question once more. */
export function speak(stage: Stage, lang: string): void {
  stage.session.lang = lang;
  delete stage.session.missed;
  tell(stage, 'bot:language_set');
  const isPicking = stage.session.at?.flow === doors.language.flow;
  if (isPicking) goBack(stage);
  else askAgain(stage);
}

function notUnderstood(stage: Stage, meaning: Meaning): void {
  const { session } = stage;
  const { suggestions = [], letters } = meaning;
  const here = stepAt(stage, session.at);
  const date = unclearDate(stage, here?.step, meaning);
  if (!date && suggest(stage, suggestions)) return;
  if (letters && !session.letters && canAskLetters(stage)) return advance(stage, softDoors.letters);
  session.missed = (session.missed ?? 0) + 1;
  if (session.missed >= MISSES_BEFORE_PEOPLE) {
    delete session.missed;
    tell(stage, 'bot:ask_kindly');
    return advance(stage, doors.help);
  }
  if (here && date?.kind === 'ambiguous') return askWhich(stage, here.flow, here.step, date.readings);
  askBetter(stage, meaning, date);
  askAgain(stage);
}

/** Says what would be understood here. A number that cannot be right is no failure to understand each other. */
function askBetter(stage: Stage, { number }: Meaning, date: ReadDate | undefined): void {
  const { session } = stage;
  const step = stepAt(stage, session.at)?.step;
  if (step?.accept === 'number' && number !== undefined)
    return tell(stage, 'bot:number_impossible', { most: stage.speech.number(langOf(stage), largestNumber(step)) });
  if (date) return tellHow(stage, date);
  if ((session.missed ?? 0) > 1) return tell(stage, 'bot:ask_kindly');
  if (step?.accept === 'date') return tellHow(stage, undefined);
  const again = { money: 'bot:ask_amount_again', number: 'bot:ask_number_again', none: 'bot:ask_again' };
  tell(stage, again[step?.accept ?? 'none']);
}

/** Not while it is being asked already. */
const canAskLetters = (stage: Stage): boolean =>
  stage.session.at?.flow !== softDoors.letters.flow && stepAt(stage, softDoors.letters) !== undefined;

/** Help is one tap away here, too. */
const ALWAYS = ['emergency', 'none'];

/** "Did you mean …?": only the likeliest are offered. Not twice in a row. */
function suggest(stage: Stage, suggestions: string[]): boolean {
  const { session } = stage;
  const found = stepAt(stage, softDoors.suggest);
  const likely = suggestions.filter((intent) => found?.step.choices.includes(intent));
  if (likely.length === 0 || session.at?.flow === softDoors.suggest.flow) return false;
  advance(stage, softDoors.suggest);
  return offerOnly(stage, likely);
}

/** Of the intents among the choices, the likely ones are left. Behind a gap the numbers would be those of other answers. */
function offerOnly(stage: Stage, likely: string[]): boolean {
  const last = stage.replies.at(-1);
  if (!last) return false;
  const intents = stepAt(stage, softDoors.suggest)?.step.choices ?? [];
  const isOffered = (choice: string) => !intents.includes(choice) || likely.includes(choice) || ALWAYS.includes(choice);
  const choices = last.choices.filter(({ choice, nav }) => nav || isOffered(choice));
  const own = choices.filter(({ nav }) => !nav);
  const numbered = last.numbered && own.every(({ choice }, index) => choice === last.choices[index]?.choice);
  stage.replies[stage.replies.length - 1] = { ...last, choices, numbered };
  return true;
}
