import type { Meaning } from '../understand/meaning.ts';
import { advance, askAgain, goBack } from './advance.ts';
import { answer, back } from './answer.ts';
import { answerIn, partIn } from './choices.ts';
import { doors, softDoors, type Stage, stepAt, tell } from './stage.ts';

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
  if (meaning.danger && meaning.danger !== 'possible') return hearDanger(stage, meaning);
  if (command && command !== 'unsure') return obey(stage, command);
  if (meaning.lang && !command) return speak(stage, meaning.lang);
  const part = here && partIn(stage, here.flow, here.step, meaning);
  if (part !== undefined && session.at) return answer(stage, session.at, part);
  if (meaning.danger) return hearDanger(stage, meaning);
  if (!session.at) return advance(stage, session.lang ? doors.menu : doors.language);
  notUnderstood(stage, meaning);
}

/** Clear danger needs no question; what may be danger gets a soft one, unless somebody is being helped already. */
function hearDanger(stage: Stage, { danger, proposed }: Meaning): void {
  const { session, bundle } = stage;
  // Who writes in a script reads it: better than all languages at once, and the choice stays theirs.
  if (!session.lang && proposed && Object.hasOwn(bundle.languages, proposed)) session.lang = proposed;
  delete session.missed;
  const soft = danger === 'self_harm' ? softDoors.sadness : softDoors.worry;
  const isHelped = session.at?.flow === doors.emergency.flow || session.at?.flow === soft.flow;
  advance(stage, danger === 'clear' || isHelped || !stepAt(stage, soft) ? doors.emergency : soft);
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

function notUnderstood(stage: Stage, { suggestions = [] }: Meaning): void {
  const { session } = stage;
  if (suggest(stage, suggestions)) return;
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

/** Help is one tap away here, too. */
const ALWAYS = ['emergency', 'none'];

/** "Did you mean …?": only the likeliest are offered. Not twice in a row. */
function suggest(stage: Stage, suggestions: string[]): boolean {
  const { session } = stage;
  const found = stepAt(stage, softDoors.suggest);
  const likely = suggestions.filter((intent) => found?.step.choices.includes(intent));
  if (likely.length === 0 || session.at?.flow === softDoors.suggest.flow) return false;
  advance(stage, softDoors.suggest);
  const last = stage.replies.at(-1);
  if (!last) return false;
  const choices = last.choices.filter(({ choice, nav }) => nav || likely.includes(choice) || ALWAYS.includes(choice));
  stage.replies[stage.replies.length - 1] = { ...last, choices, numbered: false };
  return true;
}
