import type { Bundle, Texts } from '../bundle/bundle.ts';

/** What the content says in a language for words of the first one; undefined where it does not say them. */
export type KnownWords = (text: string, lang: string) => string | undefined;

/** Longer words depend too much on what stands around them. */
const LONGEST = 80;

/** Words that other conversations say already, such as "Menu": they need not be translated twice. Choices come first. */
export function knownWords(bundle: Bundle): KnownWords {
  const [first = '', ...others] = Object.keys(bundle.languages);
  const known = new Map<string, string>();
  for (const isChoice of [true, false])
    for (const flow of Object.keys(bundle.flows))
      for (const { path, text } of leavesOf(bundle.texts[first]?.[flow], [])) {
        if (text.length > LONGEST || path.includes('choices') !== isChoice || text.includes('{{')) continue;
        for (const lang of others) {
          const said = at(bundle.texts[lang]?.[flow], path);
          if (said !== undefined && !known.has(`${lang} ${text}`)) known.set(`${lang} ${text}`, said);
        }
        known.set(`${first} ${text}`, text);
      }
  return (text, lang) => known.get(`${lang} ${text}`);
}

function leavesOf(texts: Texts[string] | undefined, path: string[]): { path: string[]; text: string }[] {
  if (typeof texts === 'string') return [{ path, text: texts }];
  if (texts === undefined || Array.isArray(texts)) return [];
  return Object.entries(texts).flatMap(([name, value]) => leavesOf(value, [...path, name]));
}

function at(texts: Texts[string] | undefined, path: string[]): string | undefined {
  let found = texts;
  for (const name of path) {
    if (typeof found !== 'object' || Array.isArray(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return typeof found === 'string' ? found : undefined;
}
