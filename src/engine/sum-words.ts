import type { Flow, Step } from '../bundle/bundle.ts';
import type { Stage } from './stage.ts';
import { runSum } from './sums/sums.ts';

/** What the sum of a step says on the answers so far, with its amounts and numbers in their places. */
export function tellSum({ bundle, speech, session, now }: Stage, flow: Flow, step: Step, lang: string): string {
  const { outcome, values } = runSum(bundle, step, session, now);
  const words = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? speech.number(lang, value) : speech.money(lang, value),
  ]);
  return speech.say(lang, `${flow.name}:${step.name}.outcomes.${outcome}`, now, Object.fromEntries(words));
}
