import type { Bundle } from '../bundle/bundle.ts';
import { quote } from './quote.ts';
import { createSigns, type Look } from './signs.ts';

/** A warning sign in the words of an advert: a red flag, and the words that raised it. */
export type Sign = { name: string; words: string[] };

/** A job advert, or a recruiter's message. No signs mean that none was found, never that the job is good. */
export type Advert = { flags: Sign[] };

export type Adverts = {
  /** The advert that a message is; undefined for a question, a story, a greeting. */
  read(text: string): Advert | undefined;
  /** The signs in words that are known to be an advert's. */
  signs(text: string): Sign[];
};

/** Lists that are no sign: how work is offered, how people tell of themselves, what is harmless. */
export const SPECIAL_LISTS = ['offering', 'telling', 'calm'];

/** Prepares a bundle's phrases once, those of all languages together: people and adverts mix them. */
export function createAdverts({ lexicons, flags }: Pick<Bundle, 'lexicons' | 'flags'>): Adverts {
  const lists: Record<string, string[]> = {};
  for (const { adverts } of Object.values(lexicons))
    for (const [name, phrases] of Object.entries(adverts)) lists[name] = [...(lists[name] ?? []), ...phrases];
  const names = Object.keys(flags).filter((name) => Object.hasOwn(lists, name));
  const look = createSigns(lists);
  const signsIn = (text: string, find: Look): Sign[] =>
    names.flatMap((name) => {
      const found = find(name);
      return found.length > 0 ? [{ name, words: quote(text, found) }] : [];
    });
  return {
    signs: (text) => signsIn(text, look(text)),
    read(text) {
      if (!isLongEnough(text)) return undefined;
      const find = look(text);
      const signs = signsIn(text, find);
      return isOffer(text, find, signs.length) ? { flags: signs } : undefined;
    },
  };
}

/** Shorter messages offer no work. A Chinese letter counts for three. */
const SHORTEST = 60;

function isLongEnough(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return text.length + 2 * han >= SHORTEST;
}

/**
 * What speaks for an advert: words that offer work, signs, and figures, of which two are enough. Words of somebody's own
 * ("my boss", "should I") count double against it.
 */
const ENOUGH = 2;
const MOST_COUNTED = 6;
const MOST_FIGURES = 2;
const OWN = 2;

function isOffer(text: string, find: Look, signs: number): boolean {
  const offering = Math.min(find('offering').length, MOST_COUNTED);
  const figures = Math.min(text.match(/\p{Nd}+/gu)?.length ?? 0, MOST_FIGURES);
  return offering + signs > 0 && offering + signs + figures - OWN * find('telling').length >= ENOUGH;
}
