import { type Area, areasOf } from '../bundle/areas.ts';
import type { Flow, Step } from '../bundle/bundle.ts';
import { wordsAt } from '../bundle/words-at.ts';
import { matchKey } from '../understand/key.ts';
import { doors, langOf, type Stage } from './stage.ts';
import type { Choice } from './turn.ts';

/** Choices that stand beside a step's own: leave it open, go back, open a flow from its start. */
export const UNSURE = 'unsure';
export const BACK = '_back';
export const OPEN = '_open';

/** What a step shows in one language, whoever comes to it. Made when first needed, then shared: never changed. */
export type Page = {
  /** Its own words; absent while they change with facts, dates or answers. */
  words?: string;
  /** With the way to help, and without or with the way back. */
  choices: Choice[];
  withBack: Choice[];
  /** Choices by the matching key of their labels, the person's language first. */
  labels: Map<string, string>;
};

/** At most steps × (languages + 1) pages; the empty language stands for all of them at once. */
export function pageOf(stage: Stage, flow: Flow, step: Step): Page {
  let byLang = stage.pages.get(step);
  if (!byLang) stage.pages.set(step, (byLang = new Map()));
  const lang = stage.session.lang ?? '';
  let page = byLang.get(lang);
  if (!page) byLang.set(lang, (page = makePage(stage, flow, step)));
  return page;
}

/** What may be answered: the choices of the step, and "I don't know" for a question about the person. */
export const ownChoices = (step: Step): string[] =>
  step.kind === 'ask' && step.keep !== 'lang' ? [...step.choices, UNSURE] : step.choices;

function makePage(stage: Stage, flow: Flow, step: Step): Page {
  const lang = langOf(stage);
  const key = `${wordsAt(flow, step)}.text`;
  const at = { flow: flow.name, step: step.name };
  const own = ownChoices(step).map((choice) => ({ at, choice, label: labelOf(stage, flow, step, choice, lang) }));
  const choices = step.kind === 'say' ? [] : [...own, ...wayToHelp(stage, flow, step, lang)];
  const back = { at, choice: BACK, label: stage.speech.say(lang, 'bot:back', stage.now), nav: true };
  const leadsBack = step.kind === 'offer' && step.next.some(({ go }) => go === 'return');
  const isFixed = !step.compute && readersOf(stage, step).every((reader) => stage.speech.isFixed(reader, key));
  return {
    ...(isFixed ? { words: wordsOf(stage, flow, step) } : {}),
    choices,
    withBack: step.kind === 'say' || leadsBack ? choices : [...choices, back],
    labels: labelsOf(stage, flow, step, lang),
  };
}

/** The step's own text. Who has not chosen a language yet reads it in all of them. */
export function wordsOf(stage: Stage, flow: Flow, step: Step): string {
  const { speech, now } = stage;
  const key = `${wordsAt(flow, step)}.text`;
  const readers = readersOf(stage, step).filter((each) => speech.has(each, key));
  return [...new Set(readers.map((each) => speech.say(each, key, now)))].join('\n');
}

const readersOf = (stage: Stage, step: Step): string[] =>
  !stage.session.lang || step.keep === 'lang' ? stage.speech.languages : [langOf(stage)];

/** The words on a choice of a question. */
export function labelOf({ bundle, speech, now }: Stage, flow: Flow, step: Step, choice: string, lang: string): string {
  if (step.keep === 'lang') return bundle.languages[choice]?.endonym ?? choice;
  if (choice === UNSURE) return speech.say(lang, 'bot:unsure', now);
  const area = step.areas && areasOf(bundle.countries).find((one) => one.choice === choice);
  if (area) return speech.say(lang, areaKey(area), now);
  return speech.say(lang, `${wordsAt(flow, step)}.choices.${choice}`, now);
}

/** Where the name of an area stands. */
export const areaKey = ({ country, name }: Pick<Area, 'country' | 'name'>): string => `places:area.${country}.${name}`;

/** "Help now" stands on every question, except where the step itself leads there. */
function wayToHelp({ speech, now }: Stage, flow: Flow, step: Step, lang: string): Choice[] {
  const { emergency } = doors;
  const leadsThere = step.next.some(({ go }) => go !== 'return' && go.flow === emergency.flow);
  if (leadsThere || flow.name === emergency.flow) return [];
  return [{ at: emergency, choice: OPEN, label: speech.say(lang, 'bot:help_now', now), nav: true }];
}

/** People switch between languages: the labels of all of them count, those of their own first. */
function labelsOf(stage: Stage, flow: Flow, step: Step, lang: string): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const each of [lang, ...stage.speech.languages]) {
    for (const choice of ownChoices(step)) {
      const key = matchKey(labelOf(stage, flow, step, choice, each));
      if (key && !byKey.has(key)) byKey.set(key, choice);
    }
  }
  return byKey;
}
