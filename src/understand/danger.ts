import type { Lexicon } from '../bundle/bundle.ts';
import { matchKey } from './key.ts';
import { createPhrases, type Phrases } from './phrases.ts';

/** How much danger a message speaks of. `self_harm` has an answer of its own. */
export type Danger = 'none' | 'possible' | 'clear' | 'self_harm';

/**
 * Reads danger out of a message's matching key, in all languages at once: people mix them. What is calm ("the number of
 * the police", "dead battery") is taken out first; then a phrase of the lexicon decides, never a model. A phrase found
 * only with slips counts one step less sure.
 */
export function createDanger(lexicons: Lexicon[]): (key: string) => Danger {
  const words = (kind: 'clear' | 'possible' | 'self_harm' | 'calm') => lexicons.flatMap(({ danger }) => danger[kind]);
  const [selfHarm, clear, possible] = [words('self_harm'), words('clear'), words('possible')].map(createPhrases);
  const calm = [...new Set(words('calm').map(matchKey))].filter(Boolean).toSorted((a, b) => b.length - a.length);
  return (key) => {
    const heard = without(key, calm);
    if (finds(selfHarm, heard)) return 'self_harm';
    if (finds(clear, heard)) return 'clear';
    if (finds(possible, heard)) return 'possible';
    return clear && nearlyFinds([clear, selfHarm, possible], heard) ? 'possible' : 'none';
  };
}

const finds = (phrases: Phrases | undefined, key: string): boolean => (phrases?.find(key).length ?? 0) > 0;

const nearlyFinds = (all: (Phrases | undefined)[], key: string): boolean =>
  all.some((phrases) => (phrases?.findNearly(key).length ?? 0) > 0);

function without(key: string, calm: string[]): string {
  let left = key;
  for (const phrase of calm) if (left.includes(phrase)) left = left.replaceAll(phrase, ' ');
  return left;
}
