import type { Lexicon } from '../bundle/bundle.ts';
import { matchKey } from './key.ts';
import { type Example, inParts, type Learning, learning, type Likely } from './model.ts';

/** What one language's examples teach: what a message is about, and how likely it speaks of danger. */
export type Lesson = {
  intents(key: string): Likely;
  danger(key: string): number;
  /** The part of a message's words that the examples have, 0 to 1: whether it is in this language at all. */
  knows(key: string): number;
};

/** Intents whose examples are all about danger. */
export const DANGEROUS = ['emergency', 'trafficking'];

/** Some 300 ms for a thousand examples, in steps of two: learnt while nothing else is to do. */
export function* learningLesson({ intents, cries }: Lexicon): Learning<Lesson> {
  const examples = yield* toExamples(Object.entries(intents));
  const isDanger = ({ key, label }: Example): Example => ({
    key,
    label: DANGEROUS.includes(label) ? 'danger' : 'calm',
  });
  const dangers = [
    ...examples.map(isDanger),
    // Whole messages only: the phrases are looked for by themselves, and among the examples they cost one cry in ten.
    ...(yield* toExamples([
      ['danger', [...cries.clear, ...cries.possible]],
      ['calm', cries.calm],
    ])),
  ];
  const model = yield* learning(examples);
  const alarm = yield* learning(dangers);
  const knows = yield* createKnows([...examples, ...dangers]);
  return {
    intents: model,
    knows,
    danger: (key) => alarm(key).find(({ label }) => label === 'danger')?.likely ?? 0,
  };
}

function* createKnows(examples: Example[]): Learning<(key: string) => number> {
  const known = new Set<string>();
  yield* inParts(examples, ({ key }) => {
    for (const word of wordsIn(key)) known.add(word);
  });
  return (key) => {
    const words = wordsIn(key);
    return words.length === 0 ? 0 : words.filter((word) => known.has(word)).length / words.length;
  };
}

const wordsIn = (key: string): string[] => key.match(/[\p{L}\p{M}]+/gu) ?? [];

const toExamples = (lists: [label: string, texts: string[]][]): Learning<Example[]> =>
  inParts(
    lists.flatMap(([label, texts]) => texts.map((text) => ({ text, label }))),
    ({ text, label }) => ({ key: matchKey(text), label }),
  );
