import type { Lexicon } from '../bundle/bundle.ts';
import { DANGEROUS, type Lesson, learningLesson } from './lesson.ts';
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

export function createLessons(lexicons: Record<string, Lexicon>): Lessons {
  const learnt = new Map<string, Lesson>();
  const taught = Object.keys(lexicons).filter((lang) => Object.keys(lexicons[lang]?.intents ?? {}).length > 0);
  let current: { lang: string; lesson: Learning<Lesson> } | undefined;
  return {
    next() {
      current ??= begin(
        lexicons,
        taught.find((lang) => !learnt.has(lang)),
      );
      if (!current) return false;
      const step = current.lesson.next();
      if (!step.done) return true;
      learnt.set(current.lang, step.value);
      current = undefined;
      return true;
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

/** Three words, or as many letters as they would have where none are marked off. */
function isLongEnough(key: string): boolean {
  const words = key.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length >= 3) return true;
  const letters = key.match(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]/gu)?.length ?? 0;
  return letters >= 18 || (key.match(/\p{Script=Han}/gu)?.length ?? 0) >= 7;
}

function begin(lexicons: Record<string, Lexicon>, lang: string | undefined) {
  const lexicon = lang === undefined ? undefined : lexicons[lang];
  return lang !== undefined && lexicon ? { lang, lesson: learningLesson(lexicon) } : undefined;
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
