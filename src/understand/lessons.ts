import type { Lexicon } from '../bundle/bundle.ts';
import { createLesson, DANGEROUS, type Lesson, learningLesson, type Taught } from './lesson.ts';
import { proposeLanguage } from './language.ts';
import type { Learning } from './model.ts';

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

/** So many meanings are offered at most: more buttons are not read. */
const MOST_SUGGESTIONS = 3;
/** What is less likely than this is not offered. */
const LEAST_LIKELY = 0.02;

/** Where lessons are kept between two starts: learning seven languages takes half a minute of a processor. */
export type Kept = {
  /** What these very examples taught before. */
  find(lang: string, lexicon: Lexicon): Taught | undefined;
  keep(lang: string, lexicon: Lexicon, taught: Taught): void;
};

/** Where nothing is kept. */
const FORGETTING: Kept = { find: () => undefined, keep: () => {} };

export function createLessons(lexicons: Record<string, Lexicon>, kept: Kept = FORGETTING): Lessons {
  const learnt = new Map<string, Lesson>();
  // Examples are let go of when they are learnt: they are a third of a bundle.
  const left = toLearn(lexicons);
  const taught = left.map(({ lang }) => lang);
  let lesson: Learning<Taught> | undefined;
  const begin = ({ lang, lexicon }: (typeof left)[number]) => {
    const before = kept.find(lang, lexicon);
    if (before) finish(before);
    else lesson = learningLesson(lexicon);
  };
  const goOn = (from: Learning<Taught>, { lang, lexicon }: (typeof left)[number]) => {
    const { done, value } = from.next();
    if (!done) return;
    kept.keep(lang, lexicon, value);
    finish(value);
  };
  const finish = (value: Taught) => {
    const lang = left.shift()?.lang;
    if (lang !== undefined) learnt.set(lang, createLesson(value));
    lesson = undefined;
  };
  return {
    next() {
      const [current] = left;
      if (current && lesson) goOn(lesson, current);
      else if (current) begin(current);
      return left.length > 0;
    },
    hear(text, key) {
      const all = languagesOf(text, taught).flatMap((lang) => learnt.get(lang) ?? []);
      const lessons = all.length > 1 ? bestOf(all, key) : all;
      const danger = Math.max(0, ...lessons.map((each) => each.danger(key)));
      const suggestions = rank(lessons, key, danger);
      // A word or two say too little to be likened to anything: phrases alone judge them.
      if (!isLongEnough(key)) return { suggestions };
      return lessons.length === 0 ? { suggestions } : { danger, suggestions };
    },
  };
}

const toLearn = (lexicons: Record<string, Lexicon>): { lang: string; lexicon: Lexicon }[] =>
  Object.entries(lexicons)
    .filter(([, { intents }]) => Object.keys(intents).length > 0)
    .map(([lang, lexicon]) => ({ lang, lexicon }));

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

/** Stories of danger have words of all other intents: what hardly speaks of danger is hardly about it. */
function rank(lessons: Lesson[], key: string, danger: number): string[] {
  const best = new Map<string, number>();
  for (const lesson of lessons) {
    for (const { label, likely } of lesson.intents(key)) {
      const weighed = DANGEROUS.includes(label) ? likely * Math.min(1, 2 * danger) : likely;
      best.set(label, Math.max(weighed, best.get(label) ?? 0));
    }
  }
  const ranked = [...best].filter(([, likely]) => likely >= LEAST_LIKELY).toSorted(([, a], [, b]) => b - a);
  const labels = ranked.map(([label]) => label);
  return labels[0] === 'none' ? [] : labels.filter((label) => label !== 'none').slice(0, MOST_SUGGESTIONS);
}

/** Latin letters are typed in every language here: English, Vietnamese without marks, romanised Burmese, Thai, Lao. */
function languagesOf(text: string, taught: string[]): string[] {
  const proposed = proposeLanguage(text);
  if (!proposed) return [];
  return proposed === 'en' ? taught : taught.filter((lang) => lang === proposed);
}
