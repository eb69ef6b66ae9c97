import type { Lexicon } from '../bundle/bundle.ts';
import { type Features, hashOf, lettersOf, type Meanings, meaningsOf } from './features.ts';
import { createGlosser, type Glosser, type Glosses, readingGlosses } from './glosses.ts';
import { matchKey } from './key.ts';
import { inParts, type Learning } from './learning.ts';
import { createModel, type Example, learning, type Learnt, type Likely } from './model.ts';
import { indexIn } from './vocabulary.ts';

/** Two models, as they can be kept: what a message is about, and whether it speaks of danger. */
export type Taught = { intents: Learnt; danger: Learnt };
/** What one language's examples teach about its letters; their words as hashes, in order; and what its words mean. */
export type TaughtLanguage = Taught & { words: Uint32Array; glosses: Glosses };

/** What a message is taken for: what it is about, and how likely it speaks of danger, 0 to 1. */
export type Judged = { intents: Likely; danger: number };
export type Judge<T> = (message: T) => Judged;

/** One language: what its letters say, and what its words mean. */
export type Lesson = {
  judge: Judge<string>;
  /** The part of a message's words that the examples have, 0 to 1: whether it is in this language at all. */
  knows(key: string): number;
  meanings: Glosser;
};

/** Intents whose examples are all about danger. */
export const DANGEROUS = ['emergency', 'trafficking'];

/** Some 300 ms for a thousand examples, in steps of two: learnt while nothing else is to do. */
export function* learningLanguage(lexicon: Lexicon): Learning<TaughtLanguage> {
  const examples = yield* examplesOf(lexicon, matchKey);
  return {
    ...(yield* learningBoth(examples, lettersOf)),
    words: yield* learningWords([...examples.intents, ...examples.danger]),
    glosses: yield* readingGlosses(lexicon.glosses),
  };
}

/** What the examples of all languages teach together, by what their words mean. */
export function* learningShared(lexicons: { lexicon: Lexicon; meanings: Glosser }[]): Learning<Taught> {
  const all: Examples<Meanings>[] = [];
  for (const { lexicon, meanings } of lexicons) all.push(yield* examplesOf(lexicon, meanings));
  const known = (examples: Example<Meanings>[]) => examples.filter(({ of }) => of.length > 0);
  return yield* learningBoth(
    { intents: known(all.flatMap(({ intents }) => intents)), danger: known(all.flatMap(({ danger }) => danger)) },
    meaningsOf,
  );
}

/** `english`: what English words mean. */
export function createLesson(lang: string, taught: TaughtLanguage, english?: Glosses): Lesson {
  const { words, glosses } = taught;
  return {
    judge: createJudge(taught, lettersOf),
    knows: (key) => {
      const all = wordsIn(key);
      return all.length === 0 ? 0 : all.filter((word) => indexIn(words, hashOf(word)) >= 0).length / all.length;
    },
    meanings: createGlosser(lang, glosses, english),
  };
}

export const createShared = (taught: Taught): Judge<Meanings> => createJudge(taught, meaningsOf);

function createJudge<T>({ intents, danger }: Taught, featuresOf: (message: T) => Features): Judge<T> {
  const [topic, alarm] = [createModel(intents), createModel(danger)];
  return (message) => {
    const features = featuresOf(message);
    const likely = alarm(features).find(({ label }) => label === 'danger')?.likely ?? 0;
    return { intents: topic(features), danger: likely };
  };
}

type Examples<T> = { intents: Example<T>[]; danger: Example<T>[] };

function* learningBoth<T>({ intents, danger }: Examples<T>, featuresOf: (message: T) => Features): Learning<Taught> {
  return { intents: yield* learning(intents, featuresOf), danger: yield* learning(danger, featuresOf) };
}

function* examplesOf<T>({ intents, cries }: Lexicon, form: (text: string) => T): Learning<Examples<T>> {
  const examples = yield* toExamples(Object.entries(intents), form);
  const isDanger = ({ of, label }: Example<T>): Example<T> => ({
    of,
    label: DANGEROUS.includes(label) ? 'danger' : 'calm',
  });
  return {
    intents: examples,
    danger: [
      ...examples.map(isDanger),
      // Whole messages only: the phrases are looked for by themselves, and among the examples they cost one cry in ten.
      ...(yield* toExamples(
        [
          ['danger', [...cries.clear, ...cries.possible]],
          ['calm', cries.calm],
        ],
        form,
      )),
    ],
  };
}

function* learningWords(examples: Example<string>[]): Learning<Uint32Array> {
  const known = new Set<number>();
  yield* inParts(examples, ({ of }) => {
    for (const word of wordsIn(of)) known.add(hashOf(word));
  });
  return Uint32Array.from(known).toSorted();
}

const wordsIn = (key: string): string[] => key.match(/[\p{L}\p{M}]+/gu) ?? [];

const toExamples = <T>(lists: [label: string, texts: string[]][], form: (text: string) => T): Learning<Example<T>[]> =>
  inParts(
    lists.flatMap(([label, texts]) => texts.map((text) => ({ text, label }))),
    ({ text, label }) => ({ of: form(text), label }),
  );
