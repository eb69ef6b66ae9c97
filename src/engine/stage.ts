import type { Bundle, Flow, Place, Step } from '../bundle/bundle.ts';
import type { Page } from './page.ts';
import type { Sign } from '../understand/advert.ts';
import type { Speech } from './speech.ts';
import type { Reply, Session } from './turn.ts';

/** One turn while it is being played: its own copy of the session, and the replies so far. */
export type Stage = {
  bundle: Bundle;
  speech: Speech;
  /** By step, then language. */
  pages: Map<Step, Map<string, Page>>;
  session: Session;
  replies: Reply[];
  now: number;
  forget: boolean;
  /** Answers to be counted, such as `needs.what.lawyer`. */
  counts?: string[];
  /** What the advert of this very message says, in its words. */
  signs?: Sign[];
};

/** Where commands and lost taps lead. The checker holds the flows against these names. */
export const doors = {
  menu: { flow: 'menu', step: 'start' },
  help: { flow: 'people', step: 'where' },
  emergency: { flow: 'emergency', step: 'where' },
  language: { flow: 'welcome', step: 'language' },
  delete: { flow: 'about', step: 'sure' },
} satisfies Record<string, Place>;

/** Where words that were heard lead, if the content has such a flow; without one, to a door. */
export const softDoors = {
  worry: { flow: 'worry', step: 'start' },
  sadness: { flow: 'sadness', step: 'start' },
  advert: { flow: 'advert', step: 'start' },
  suggest: { flow: 'suggest', step: 'start' },
  letters: { flow: 'letters', step: 'which' },
  compare: { flow: 'compare', step: 'start' },
} satisfies Record<string, Place>;

/** The language of a person who has not chosen one yet. */
export const firstLanguage = (bundle: Bundle): string => Object.keys(bundle.languages)[0] ?? 'en';

export const langOf = ({ session, bundle }: Stage): string => session.lang ?? firstLanguage(bundle);

/** A place comes from outside, inside a tap: "constructor" is no flow. */
export function stepAt({ bundle }: Stage, place: Place | undefined): { flow: Flow; step: Step } | undefined {
  const flow = place && own(bundle.flows, place.flow);
  const step = flow && own(flow.steps, place.step);
  return flow && step && { flow, step };
}

const own = <T>(all: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined;

/** A bubble of words without choices. */
export function tell(stage: Stage, key: string, vars?: Record<string, unknown>): void {
  const lang = langOf(stage);
  push(stage, { key, lang, text: stage.speech.say(lang, key, stage.now, vars) });
}

export function push(stage: Stage, said: Pick<Reply, 'key' | 'lang' | 'text'> & Partial<Reply>): void {
  if (said.text) stage.replies.push({ phones: [], choices: [], numbered: false, ...said });
}

/** A text in the person's language. */
export const say = (stage: Stage, key: string, vars?: Record<string, unknown>): string =>
  stage.speech.say(langOf(stage), key, stage.now, vars);

/** Where the person is: as answered in this conversation, or else as known before. */
export function whereIs({ session }: Stage, flow: Flow): string | undefined {
  const asked = flow.order.find((name) => flow.steps[name]?.keep === 'country' && session.answers[name] !== undefined);
  const answer = asked && session.answers[asked];
  return typeof answer === 'string' ? answer : session.country;
}
