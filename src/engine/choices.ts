import type { Flow, Step } from '../bundle/bundle.ts';
import { matchKey } from '../understand/key.ts';
import type { Meaning } from '../understand/meaning.ts';
import { doors, langOf, type Stage } from './stage.ts';
import type { Answer, Choice } from './turn.ts';

/** Choices that stand beside a step's own: leave it open, be helped, go back, open a flow from its start. */
export const UNSURE = 'unsure';
export const BACK = '_back';
export const OPEN = '_open';

/** The answers a step offers, with their words, and the ways out that stand on every question. */
export function choicesOf(stage: Stage, flow: Flow, step: Step): Choice[] {
  const lang = langOf(stage);
  const at = { flow: flow.name, step: step.name };
  const own = ownChoices(step).map((choice) => ({ at, choice, label: labelOf(stage, flow, step, choice, lang) }));
  return [...own, ...waysOut(stage, flow, step)];
}

/** What may be answered: the choices of the step, and "I don't know" for a question about the person. */
export const ownChoices = (step: Step): string[] =>
  step.kind === 'ask' && step.keep !== 'lang' ? [...step.choices, UNSURE] : step.choices;

function labelOf({ bundle, speech, now }: Stage, flow: Flow, step: Step, choice: string, lang: string): string {
  if (step.keep === 'lang') return bundle.languages[choice]?.endonym ?? choice;
  if (choice === UNSURE) return speech.say(lang, 'bot:unsure', now);
  return speech.say(lang, `${flow.name}:${step.name}.choices.${choice}`, now);
}

function waysOut(stage: Stage, flow: Flow, step: Step): Choice[] {
  const { speech, session, now } = stage;
  const lang = langOf(stage);
  const ways: Choice[] = [];
  const isThere =
    flow.name === doors.emergency.flow ||
    step.next.some(({ go }) => go !== 'return' && go.flow === doors.emergency.flow);
  if (!isThere)
    ways.push({ at: doors.emergency, choice: OPEN, label: speech.say(lang, 'bot:help_now', now), nav: true });
  const canReturn = session.suspended !== undefined || Object.keys(session.answers).length > 0;
  const leadsBack = step.next.some(({ go }) => go === 'return');
  if (canReturn && !(step.kind === 'offer' && leadsBack)) {
    ways.push({
      at: { flow: flow.name, step: step.name },
      choice: BACK,
      label: speech.say(lang, 'bot:back', now),
      nav: true,
    });
  }
  return ways;
}

/** Which answer to this step a typed message is: a label, its number, yes or no, or an amount of money. */
export function answerIn(stage: Stage, flow: Flow, step: Step, meaning: Meaning): Answer | undefined {
  const choices = ownChoices(step);
  const { key, command, says, money, number } = meaning;
  const byKey = labels(stage, flow, step);
  const whole = byKey.get(key);
  if (whole !== undefined) return whole;
  if (command === 'unsure' && choices.includes(UNSURE)) return UNSURE;
  if (says && choices.includes(says)) return says;
  const typed = step.accept === 'money' ? money : number === undefined ? undefined : choices[number - 1];
  return typed ?? partOf(byKey, key);
}

/** Shorter parts of a label than this say too little to be taken for it. */
const SHORTEST_PART = 3;

/**
 * The choice of which this is a part that only one label has: "broker" for "A broker". Never "I don't know": the word
 * for no is a part of it in Thai, Lao and Vietnamese.
 */
function partOf(byKey: Map<string, string>, key: string): string | undefined {
  if (key.length < SHORTEST_PART || /^\d+$/.test(key)) return undefined;
  const found = new Set([...byKey].filter(([label]) => label.includes(key)).map(([, choice]) => choice));
  found.delete(UNSURE);
  return found.size === 1 ? [...found][0] : undefined;
}

/** Labels by matching key, in the person's language first, then in all others: people switch between them. */
function labels(stage: Stage, flow: Flow, step: Step): Map<string, string> {
  const lang = langOf(stage);
  const place = `${lang} ${flow.name}.${step.name}`;
  const known = stage.labels.get(place);
  if (known) return known;
  const byKey = new Map<string, string>();
  for (const each of [lang, ...Object.keys(stage.bundle.languages)]) {
    for (const choice of ownChoices(step)) {
      const key = matchKey(labelOf(stage, flow, step, choice, each));
      if (key && !byKey.has(key)) byKey.set(key, choice);
    }
  }
  stage.labels.set(place, byKey);
  return byKey;
}
