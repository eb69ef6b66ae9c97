import type { Bundle } from '../bundle/bundle.ts';
import type { Kept } from '../understand/lessons.ts';
import { createUnderstand, type Understand } from '../understand/meaning.ts';

/** Understands what is typed in the simulator. */
export type Hearing = {
  understandOf(bundle: Bundle): Understand;
  /** It still learns from the example messages; until then phrases decide alone. */
  isLearning(): boolean;
};

/** Learning takes some ten seconds of computing, a few milliseconds at a time, so that questions come between. */
const LEARN_EVERY_MS = 5;

/** Learns only when somebody types, and anew only when the words have changed that it learns from. */
export function createHearing(kept?: Kept): Hearing {
  let heard: { words: string; understand: Understand } | undefined;
  let learning: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(learning);
    learning = undefined;
  };
  return {
    isLearning: () => learning !== undefined,
    understandOf(bundle) {
      const words = wordsOf(bundle);
      if (heard?.words === words) return heard.understand;
      stop();
      const understand = createUnderstand(bundle, kept);
      heard = { words, understand };
      learning = setInterval(() => understand.learn() || stop(), LEARN_EVERY_MS);
      return understand;
    },
  };
}

/** All that understanding reads of a bundle. */
const wordsOf = ({ lexicons, languages, texts }: Bundle): string =>
  JSON.stringify([lexicons, languages, Object.values(texts).map(({ words, places }) => [words, places])]);
