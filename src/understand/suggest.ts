import type { Lexicon } from '../bundle/bundle.ts';
import { createIntents, type Ranked } from './intents.ts';
import { proposeLanguage } from './language.ts';

/** So many meanings are offered at most: more buttons are not read. */
const MOST_SUGGESTIONS = 3;

/**
 * What a message may be about, likeliest first; none when it is about nothing here. A language's examples are learnt
 * when its first message comes: some 20 ms each, which a start need not pay.
 */
export function createSuggest(lexicons: Record<string, Lexicon>): (text: string, key: string) => string[] {
  const models = new Map<string, (key: string) => Ranked>();
  const rank = (lang: string, key: string): Ranked => {
    const examples = lexicons[lang]?.intents ?? {};
    const model = models.get(lang) ?? createIntents(examples);
    models.set(lang, model);
    return model(key);
  };
  return (text, key) => {
    const best = new Map<string, number>();
    for (const lang of languagesOf(text, Object.keys(lexicons))) {
      for (const { intent, score } of rank(lang, key)) best.set(intent, Math.max(score, best.get(intent) ?? 0));
    }
    const ranked = [...best].toSorted(([, a], [, b]) => b - a).map(([intent]) => intent);
    return ranked[0] === 'none' ? [] : ranked.filter((intent) => intent !== 'none').slice(0, MOST_SUGGESTIONS);
  };
}

/** Latin letters are typed in every language here: English, Vietnamese without marks, romanised Burmese, Thai, Lao. */
function languagesOf(text: string, languages: string[]): string[] {
  const proposed = proposeLanguage(text);
  if (!proposed) return [];
  return proposed === 'en' ? languages : [proposed].filter((lang) => languages.includes(lang));
}
