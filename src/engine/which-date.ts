import type { Flow, Step } from '../bundle/bundle.ts';
import { monthsBefore, partsOf, todayAt, type When, whenOf } from '../understand/calendar.ts';
import { type ReadDate, readDate } from '../understand/dates.ts';
import type { Meaning } from '../understand/meaning.ts';
import { choicesOf } from './choices.ts';
import { langOf, push, type Stage, tell } from './stage.ts';
import type { Choice } from './turn.ts';

/** What was unclear about a day that somebody typed; none where no day was typed, or none is asked for. */
export function unclearDate({ now }: Stage, step: Step | undefined, { key }: Meaning): ReadDate | undefined {
  if (step?.accept !== 'date') return undefined;
  const read = readDate(key, now);
  return read.kind === 'none' ? undefined : read;
}

/** Which of these days? Each is a button of the same question. */
export function askWhich(stage: Stage, flow: Flow, step: Step, readings: When[]): void {
  const { speech, now } = stage;
  const lang = langOf(stage);
  const at = { flow: flow.name, step: step.name };
  const days = readings.map((when): Choice => ({ at, choice: when, label: speech.date(lang, when, 'short') }));
  const text = speech.say(lang, 'bot:which_date', now);
  push(stage, { key: 'bot:which_date', lang, text, choices: [...days, ...waysOut(stage, flow, step)] });
}

/** "I don't know", help and back; other answers to this question would be a third thing. */
const waysOut = (stage: Stage, flow: Flow, step: Step): Choice[] =>
  choicesOf(stage, flow, step).filter(({ choice }) => !step.choices.includes(choice));

const AGAIN = { impossible: 'bot:date_impossible', year: 'bot:ask_month_too' };

/** Says how a day may be typed, by the example of one that is past. */
export function tellHow(stage: Stage, unclear: ReadDate | undefined): void {
  const { speech, now } = stage;
  const key = unclear?.kind === 'impossible' || unclear?.kind === 'year' ? AGAIN[unclear.kind] : 'bot:ask_date_again';
  const month = whenOf(monthsBefore(partsOf(todayAt(now).slice(0, 7)), 2));
  const example = unclear?.kind === 'year' ? month : `${month}-15`;
  tell(stage, key, { example: speech.date(langOf(stage), example) });
}
