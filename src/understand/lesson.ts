import type { Lexicon } from '../bundle/bundle.ts';
import { hashOf } from './features.ts';
import { matchKey } from './key.ts';
import {
  createModel,
  type Example,
  indexIn,
  inParts,
  type Learning,
  learning,
  type Learnt,
  type Likely,
} from './model.ts';

/** What one language's examples teach, as it can be kept: two models, and the words of the examples as hashes, in order. */
export type Taught = { intents: Learnt; danger: Learnt; words: Uint32Array };

/** What a message is about, and how likely it speaks of danger. */
export type Lesson = {
  intents(key: string): Likely;
  danger(key: string): number;
  /** The part of a message's words that the examples have, 0 to 1: whether it is in this language at all. */
  knows(key: string): number;
};

/** Intents whose examples are all about danger. */
export const DANGEROUS = ['emergency', 'trafficking'];

/** Some 300 ms for a thousand examples, in steps of two: learnt while nothing else is to do. */
export function* learningLesson({ intents, cries }: Lexicon): Learning<Taught> {
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
  return {
    intents: yield* learning(examples),
    danger: yield* learning(dangers),
    words: yield* learningWords([...examples, ...dangers]),
  };
}

export function createLesson({ intents, danger, words }: Taught): Lesson {
  const alarm = createModel(danger);
  return {
    intents: createModel(intents),
    danger: (key) => alarm(key).find(({ label }) => label === 'danger')?.likely ?? 0,
    knows: (key) => {
      const all = wordsIn(key);
      return all.length === 0 ? 0 : all.filter((word) => indexIn(words, hashOf(word)) >= 0).length / all.length;
    },
  };
}

function* learningWords(examples: Example[]): Learning<Uint32Array> {
  const known = new Set<number>();
  yield* inParts(examples, ({ key }) => {
    for (const word of wordsIn(key)) known.add(hashOf(word));
  });
  return Uint32Array.from(known).toSorted();
}

const wordsIn = (key: string): string[] => key.match(/[\p{L}\p{M}]+/gu) ?? [];

const toExamples = (lists: [label: string, texts: string[]][]): Learning<Example[]> =>
  inParts(
    lists.flatMap(([label, texts]) => texts.map((text) => ({ text, label }))),
    ({ text, label }) => ({ key: matchKey(text), label }),
  );
