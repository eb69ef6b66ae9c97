import type { Flow, Step } from '../bundle/bundle.ts';
import { wordsAt } from '../bundle/words-at.ts';
import type { Speech } from './speech.ts';
import type { Stage } from './stage.ts';
import type { Result } from './sums/sum.ts';
import { runSum } from './sums/sums.ts';

/** What the sum of a step says on the answers so far, with its amounts and numbers in their places. */
export function tellSum({ bundle, speech, session, now }: Stage, flow: Flow, step: Step, lang: string): string {
  const { outcome, values } = runSum(bundle, step, session, now);
  const words = Object.entries(values).map(([name, value]) => [name, tellValue(speech, lang, value)]);
  return speech.say(lang, `${wordsAt(flow, step)}.outcomes.${outcome}`, now, Object.fromEntries(words));
}

function tellValue(speech: Speech, lang: string, value: Result['values'][string]): string {
  if (typeof value === 'number') return speech.number(lang, value);
  return 'date' in value ? speech.date(lang, value.date) : speech.money(lang, value);
}
