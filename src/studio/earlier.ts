import type { Bundle, Condition, Flow, Place, Step } from '../bundle/bundle.ts';
import { wordsOfFlow } from '../bundle/words-at.ts';
import { asObject, asText } from '../channels/json.ts';
import { largestNumber } from '../engine/choices.ts';
import { UNSURE } from '../engine/page.ts';
import type { Answer } from '../engine/turn.ts';
import type { Meaning } from '../understand/meaning.ts';
import { flowOf } from './asked.ts';
import { Wrong } from './wrong.ts';

/** A question that may have been answered before. `isNeeded`: the step where one begins looks at it. */
export type Earlier = {
  step: string;
  says: string;
  answers: [name: string, label: string][];
  isNeeded: boolean;
  typed: boolean;
};

/** What may have been answered before a step, as `lang` says it; first what decides whether it is passed over. */
export function earlierOf(bundle: Bundle, { flow: name, step }: Place, lang: string): Earlier[] {
  const flow = flowOf(bundle, name);
  const needed = subjectsOf(flow, flow.steps[step], new Set());
  const before = flow.order.slice(0, Math.max(0, flow.order.indexOf(step)));
  const all = [...new Set([...needed, ...before])].flatMap((each) => flow.steps[each] ?? []);
  return all.filter(canBeGiven).map((each) => {
    const words = asObject(wordsOfFlow(bundle, flow, lang)[each.name]);
    const labels = asObject(words.choices);
    const choices = each.choices.map((choice): [string, string] => [choice, asText(labels[choice]) ?? choice]);
    return {
      step: each.name,
      says: asText(words.text) ?? each.name,
      answers: [...choices, [UNSURE, asText(asObject(asObject(bundle.texts[lang]).bot).unsure) ?? UNSURE]],
      isNeeded: needed.has(each.name),
      typed: isTyped(each),
    };
  });
}

/** The country is chosen by itself, and days are understood only where they are asked for. */
const canBeGiven = ({ kind, keep, accept, areas }: Step): boolean =>
  kind === 'ask' && !keep && accept !== 'date' && !areas;

const isTyped = ({ accept }: Step): boolean => accept === 'money' || accept === 'number';

/** The steps that a condition looks at, and those that their own conditions look at: those are passed over, too. */
function subjectsOf(flow: Flow, step: Step | undefined, found: Set<string>): Set<string> {
  const tests = (step?.when ?? []).flatMap(({ all, none }: Condition) => [...all, ...none]);
  for (const { subject } of tests) {
    if (found.has(subject) || !flow.steps[subject]) continue;
    found.add(subject);
    subjectsOf(flow, flow.steps[subject], found);
  }
  return found;
}

/** Answers by step. An amount or a number is understood as in a conversation. Throws Wrong for what is no answer. */
export function readEarlier(flow: Flow, given: unknown, understand: (text: string) => Meaning): Record<string, Answer> {
  const said = Object.entries(asObject(given)).filter(([name]) => Object.hasOwn(flow.steps, name));
  const inOrder = said.toSorted(([one], [other]) => flow.order.indexOf(one) - flow.order.indexOf(other));
  return Object.fromEntries(
    inOrder.flatMap(([name, value]) => {
      const step = flow.steps[name];
      const text = asText(value) ?? '';
      return step && text ? [[name, answerOf(step, text, understand)]] : [];
    }),
  );
}

function answerOf(step: Step, text: string, understand: (text: string) => Meaning): Answer {
  if ([...step.choices, UNSURE].includes(text)) return text;
  const { money, number } = isTyped(step) ? understand(text) : {};
  if (step.accept === 'money' && money) return money;
  if (step.accept === 'number' && number !== undefined && number >= 0 && number <= largestNumber(step)) return number;
  throw new Wrong(`"${step.name}" cannot be answered like this. It can be: ${waysToAnswer(step)}.`);
}

const waysToAnswer = (step: Step): string =>
  [
    ...step.choices,
    UNSURE,
    ...(isTyped(step) ? [step.accept === 'money' ? 'an amount such as 500 THB' : 'a number'] : []),
  ].join(', ');
