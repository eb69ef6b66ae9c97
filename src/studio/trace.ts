import type { Bundle } from '../bundle/bundle.ts';
import { createEngine, type Respond } from '../engine/engine.ts';
import { createSpeech } from '../engine/speech.ts';

/** One text as it was opened, in that language. */
export type Spoken = { lang: string; key: string; words: string };

/** An engine that tells which texts it opened. */
export function traced(bundle: Bundle): { respond: Respond; spoken(): Spoken[] } {
  const speech = createSpeech(bundle);
  const spoken: Spoken[] = [];
  const respond = createEngine(bundle, {
    ...speech,
    say(lang, key, now, vars) {
      const words = speech.say(lang, key, now, vars);
      spoken.push({ lang, key, words });
      return words;
    },
  });
  return { respond, spoken: () => spoken };
}
