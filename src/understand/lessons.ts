import type { Lexicon } from '../bundle/bundle.ts';
import { type Lesson, learnLesson } from './lesson.ts';
import { proposeLanguage } from './language.ts';

/** What the examples say of a message: how likely danger is, and what it may be about, likeliest first. */
export type Heard = { danger: number; suggestions: string[] };

export type Lessons = {
  hear(text: string, key: string): Heard;
  /** Learns one more language; false when all are learnt. */
  next(): boolean;
};

/** So many meanings are offered at most: more buttons are not read. */
const MOST_SUGGESTIONS = 3;
/** What is less likely than this is not offered. */
const LEAST_LIKELY = 0.06;

export function createLessons(lexicons: Record<string, Lexicon>): Lessons {
  const learnt = new Map<string, Lesson>();
  const taught = Object.keys(lexicons).filter((lang) => Object.keys(lexicons[lang]?.intents ?? {}).length > 0);
  const lessonOf = (lang: string): Lesson | undefined => {
    const lexicon = lexicons[lang];
    const known = learnt.get(lang) ?? (lexicon && learnLesson(lexicon));
    if (known) learnt.set(lang, known);
    return known;
  };
  return {
    next() {
      const lang = taught.find((each) => !learnt.has(each));
      if (lang) lessonOf(lang);
      return lang !== undefined;
    },
    hear(text, key) {
      const all = languagesOf(text, taught).flatMap((lang) => lessonOf(lang) ?? []);
      const lessons = all.length > 1 ? bestOf(all, key) : all;
      return { danger: Math.max(0, ...lessons.map((lesson) => lesson.danger(key))), suggestions: rank(lessons, key) };
    },
  };
}

/** Of several languages in the same letters, the one whose examples know most of the words. */
function bestOf(lessons: Lesson[], key: string): Lesson[] {
  const known = lessons.map((lesson) => ({ lesson, part: lesson.knows(key) }));
  const most = Math.max(...known.map(({ part }) => part));
  return known.filter(({ part }) => part === most).map(({ lesson }) => lesson);
}

function rank(lessons: Lesson[], key: string): string[] {
  const best = new Map<string, number>();
  for (const lesson of lessons) {
    for (const { label, likely } of lesson.intents(key)) best.set(label, Math.max(likely, best.get(label) ?? 0));
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
