import type { Bundle } from '../bundle/bundle.ts';
import { matchKey } from './key.ts';
import { createPhrases } from './phrases.ts';
import { readBurmese } from './zawgyi.ts';

/** UTF-16 units that are looked at: a cry is short, and who floods must not buy time with long messages. */
const LOOKED_AT = 500;

/**
 * Whether a message cries for help: the word for it in any language, or a phrase of clear danger. The quick part of
 * what `createUnderstand` reads, without slips and likely meanings: a gate asks it when there is no time.
 */
export function createCry(bundle: Bundle): (text: string) => boolean {
  const words = new Set(
    Object.keys(bundle.languages)
      .flatMap((lang) => emergencyWords(bundle, lang))
      .map(matchKey),
  );
  const dangers = Object.values(bundle.lexicons).flatMap(({ danger }) => [...danger.clear, ...danger.self_harm]);
  const phrases = createPhrases(dangers);
  const isCry = (key: string) => words.has(key) || phrases.find(key) !== undefined;
  return (text) => readBurmese(text.slice(0, LOOKED_AT)).map(matchKey).some(isCry);
}

function emergencyWords(bundle: Bundle, lang: string): string[] {
  const list = bundle.texts[lang]?.words?.emergency;
  return Array.isArray(list) ? list : [];
}
