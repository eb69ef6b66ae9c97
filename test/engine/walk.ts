import type { Step } from '../../src/bundle/bundle.ts';
import { real } from './real.ts';
import { atOffer, type Talk } from './talk.ts';

export const offer = real.flows['job-offer'] ?? { name: '', start: '', interrupts: false, steps: {}, order: [] };

/** What somebody answers, question by question: a choice's name, or an amount as typed. */
export type Said = { step: string; said: string };
/** Chooses among the answers to a question; typed amounts are among them. */
export type Chooser = (step: Step, answers: string[]) => string;

const amounts = ['0', '5000 baht', '400 baht', '300', '12 triệu', '၃ သိန်း ကျပ်'];

/** Longest way through the check here: some 35 questions. */
const MOST_QUESTIONS = 80;

/** Answers one question, and tells what was said. */
export function answerOne(person: Talk, choose: Chooser): Said {
  const step = stepOf(person);
  const own = [...step.choices, ...(step.kind === 'ask' ? ['unsure'] : []), ...(step.accept ? amounts : [])];
  const said = choose(step, own);
  if (step.accept && said !== 'unsure') person.say(said);
  else person.tap(said);
  return { step: step.name, said };
}

/** From the first question to the result. Every question that was asked is in `asked`, and every word in `keys`. */
export function walk(choose: Chooser, person: Talk = atOffer()): { person: Talk; asked: Said[]; keys: string[] } {
  const asked: Said[] = [];
  const keys: string[] = [];
  while (person.session.at?.step !== 'after' && asked.length < MOST_QUESTIONS) {
    asked.push(answerOne(person, choose));
    keys.push(...person.turn.replies.map(({ key }) => key));
  }
  return { person, asked, keys };
}

/** The same answers again, from the start. */
export const replay = (saids: Said[]): Chooser => {
  const left = [...saids];
  return (step) =>
    left.splice(
      left.findIndex((each) => each.step === step.name),
      1,
    )[0]?.said ?? 'unsure';
};

/** The verdict among the last replies: `stop`, `danger`, `warn` or `none`. */
export const verdictOf = ({ turn }: Talk): string | undefined =>
  turn.replies.map(({ key }) => /^job-offer:verdict_([a-z]+)(?:_travelling)?\.text$/.exec(key)?.[1]).find(Boolean);

export const stepOf = (person: Talk): Step => {
  const step = offer.steps[person.session.at?.step ?? ''];
  if (person.session.at?.flow !== 'job-offer' || !step) throw new Error(`At ${JSON.stringify(person.session.at)}.`);
  return step;
};
