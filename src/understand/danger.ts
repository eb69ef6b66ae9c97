import type { Lexicon } from '../bundle/bundle.ts';
import { matchKey } from './key.ts';
import { createPhrases, type Phrases } from './phrases.ts';

/** How much danger a message speaks of. `self_harm` has an answer of its own. */
export type Danger = 'none' | 'possible' | 'clear' | 'self_harm';

/**
 * The danger that the phrases of the lexicon find in a message's matching key, in all languages at once: people mix
 * them. What is calm ("the number of the police", "dead battery") is taken out first.
 */
export function createPhraseDanger(lexicons: Lexicon[]): (key: string) => Danger {
  const words = (kind: 'clear' | 'possible' | 'self_harm' | 'calm') => lexicons.flatMap(({ danger }) => danger[kind]);
  const [selfHarm, clear, possible] = [words('self_harm'), words('clear'), words('possible')].map(createPhrases);
  const calm = [...new Set(words('calm').map(matchKey))].filter(Boolean).toSorted((a, b) => b.length - a.length);
  return (key) => {
    const heard = without(key, calm);
    if (finds(selfHarm, heard)) return 'self_harm';
    if (finds(clear, heard)) return 'clear';
    if (finds(possible, heard)) return 'possible';
    return 'none';
  };
}

/**
 * From this on the examples alone are enough for a soft question, and below it they doubt a phrase. Below one half: a
 * missed cry is worse than a needless question (docs/understanding.md shows what each costs).
 */
const LIKELY = 0.3;
const UNLIKELY = 0.2;
/** The emergency card without a question takes a phrase of clear danger in a message that is very like the examples. */
const CERTAIN = 0.8;

/**
 * Phrases and examples together. Only both of them open the emergency card without a question; one of them, a soft
 * question; a phrase that nothing like it was ever said with in danger, none. Until the examples are learnt (`likely`
 * is undefined) the phrases decide alone.
 */
export function weigh(phrases: Danger, likely: number | undefined): Danger {
  if (likely === undefined) return phrases;
  if (phrases === 'none') return likely >= LIKELY ? 'possible' : 'none';
  if (likely >= (phrases === 'clear' ? CERTAIN : LIKELY)) return phrases;
  // Words of clear danger are never taken for nothing, however unlike the examples they are.
  if (phrases === 'possible') return likely >= UNLIKELY ? 'possible' : 'none';
  return phrases === 'self_harm' ? phrases : 'possible';
}

const finds = (phrases: Phrases | undefined, key: string): boolean => phrases?.find(key) !== undefined;

function without(key: string, calm: string[]): string {
  let left = key;
  for (const phrase of calm) if (left.includes(phrase)) left = left.replaceAll(phrase, ' ');
  return left;
}
