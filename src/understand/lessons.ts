import type { Lexicon } from '../bundle/bundle.ts';
import type { Meanings } from './features.ts';
import type { Glosser, Glosses } from './glosses.ts';
import { proposeLanguage } from './language.ts';
import {
  createLesson,
  createShared,
  type Judge,
  type Lesson,
  learningLanguage,
  learningShared,
  type Taught,
  type TaughtLanguage,
} from './lesson.ts';
import { rank, together } from './judged.ts';
import type { Learning } from './learning.ts';

/**
 * What the examples say of a message: how likely danger is, absent while its language is not learnt, and what it may be
 * about, likeliest first.
 */
export type Heard = { danger?: number; suggestions: string[] };

export type Lessons = {
  hear(text: string, key: string): Heard;
  /** Learns on for a few milliseconds; false when all is learnt. */
  next(): boolean;
};

/** Where lessons are kept between two starts: learning seven languages takes half a minute of a processor. */
export type Kept = {
  /** What these very examples taught before. `name`: a language, or what all of them teach together. */
  find(name: string, lexicons: Lexicon[]): Taught | undefined;
  keep(name: string, lexicons: Lexicon[], taught: Taught): void;
};

/** Where nothing is kept. */
const FORGETTING: Kept = { find: () => undefined, keep: () => {} };

export function createLessons(lexicons: Record<string, Lexicon>, kept: Kept = FORGETTING): Lessons {
  const learnt: Learnt = { languages: new Map() };
  const taught = Object.keys(lexicons).filter((lang) => Object.keys(lexicons[lang]?.intents ?? {}).length > 0);
  // Let go of at the end, and the examples with it: they are a third of a bundle.
  let learning: Learning<void> | undefined = learningAll(
    taught.map((lang) => [lang, lexicons[lang] as Lexicon]),
    kept,
    learnt,
  );
  return {
    next() {
      if (learning?.next().done) learning = undefined;
      return learning !== undefined;
    },
    hear(text, key) {
      const all = languagesOf(text, taught).flatMap((lang) => learnt.languages.get(lang) ?? []);
      const judges = (all.length > 1 ? bestOf(all, key) : all).map((lesson) =>
        together(lesson, text, key, learnt.shared),
      );
      const danger = Math.max(0, ...judges.map((judge) => judge.danger));
      const suggestions = rank(judges, danger);
      // A word or two say too little to be likened to anything: phrases alone judge them.
      if (!isLongEnough(key) || judges.length === 0) return { suggestions };
      return { danger, suggestions };
    },
  };
}

/** What is learnt so far. */
type Learnt = { languages: Map<string, Lesson>; shared?: Judge<Meanings> };

/** The language of the glosses. */
const ENGLISH = 'en';

/** One language after the other, and then what all of them teach together. */
function* learningAll(lexicons: [lang: string, lexicon: Lexicon][], kept: Kept, learnt: Learnt): Learning<void> {
  const withMeanings: { lexicon: Lexicon; meanings: Glosser }[] = [];
  let english: Glosses | undefined;
  // English first: its words are mixed into every other language.
  for (const [lang, lexicon] of lexicons.toSorted(([a], [b]) => Number(b === ENGLISH) - Number(a === ENGLISH))) {
    const own: TaughtLanguage = yield* recalled(kept, lang, [lexicon], () => learningLanguage(lexicon));
    if (lang === ENGLISH) english = own.glosses;
    const lesson = createLesson(lang, own, english);
    learnt.languages.set(lang, lesson);
    withMeanings.push({ lexicon, meanings: lesson.meanings });
    yield;
  }
  if (lexicons.length === 0) return;
  const all = lexicons.map(([, lexicon]) => lexicon);
  learnt.shared = createShared(yield* recalled(kept, SHARED, all, () => learningShared(withMeanings)));
}

/** What was kept, or else what is learnt now and kept. */
function* recalled<T extends Taught>(
  kept: Kept,
  name: string,
  lexicons: Lexicon[],
  learn: () => Learning<T>,
): Learning<T> {
  // What was kept under this name has its form.
  const before = kept.find(name, lexicons) as T | undefined;
  if (before) return before;
  const taught = yield* learn();
  kept.keep(name, lexicons, taught);
  return taught;
}

const SHARED = 'shared';

/** Three words, or as many letters as they would have where none are marked off. */
function isLongEnough(key: string): boolean {
  const words = key.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length >= 3) return true;
  const letters = key.match(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]/gu)?.length ?? 0;
  return letters >= 18 || (key.match(/\p{Script=Han}/gu)?.length ?? 0) >= 7;
}

/** Of several languages in the same letters, the one whose examples know most of the words. */
function bestOf(lessons: Lesson[], key: string): Lesson[] {
  const known = lessons.map((lesson) => ({ lesson, part: lesson.knows(key) }));
  const most = Math.max(...known.map(({ part }) => part));
  return known.filter(({ part }) => part === most).map(({ lesson }) => lesson);
}

/** Latin letters are typed in every language here: English, Vietnamese without marks, romanised Burmese, Thai, Lao. */
function languagesOf(text: string, taught: string[]): string[] {
  const proposed = proposeLanguage(text);
  if (!proposed) return [];
  return proposed === 'en' ? taught : taught.filter((lang) => lang === proposed);
}
