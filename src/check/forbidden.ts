import { forbiddenSchema } from '../bundle/schemas.ts';
import type { Source } from '../bundle/read.ts';
import type { Checked } from './content.ts';
import { oncePerText } from './once.ts';
import type { Leaf } from './words.ts';

/** What no text of a language may say. `approves`, `labels`: the words, each with what to write in its place. */
export type Forbidden = {
  approves: Record<string, string>;
  labels: Record<string, string>;
  lockScreen: string[];
  /** Longer words that hold a forbidden one and may be written. */
  not: string[];
};

export type Hit = { term: string; written: string };

/** `forbidden`: what no text may say; `opening`: what none may begin with. */
export type Finders = { list: Forbidden; forbidden(leaf: Leaf): Hit[]; opening(leaf: Leaf): Hit[] };

const made = new WeakMap<Source, Finders>();

/** Of a language's list in content/forbidden; undefined where there is none, or one with faults of its own. */
export function findersIn({ sources, broken }: Checked, lang: string): Finders | undefined {
  const file = `content/forbidden/${lang}.yaml`;
  const source = broken.has(file) ? undefined : sources.get(file);
  if (!source) return undefined;
  const finders = made.get(source) ?? makeFinders(source);
  if (finders) made.set(source, finders);
  return finders;
}

function makeFinders(source: Source): Finders | undefined {
  const read = forbiddenSchema.safeParse(source.value).data;
  if (!read) return undefined;
  const { approves, labels, lock_screen: lockScreen, not = [] } = read;
  const [anywhere, first] = [createFinder(Object.keys({ ...approves, ...labels }), not), createFinder(lockScreen, not)];
  return {
    list: { approves, labels, lockScreen, not },
    forbidden: oncePerText(({ text }) => anywhere(text)),
    opening: oncePerText(({ text }) => first(text)),
  };
}

/**
 * Finds terms in a text: whole words, with an English plural, where words stand apart; anywhere where they do not
 * (Thai, Lao, Khmer, Burmese, Chinese).
 */
export function createFinder(terms: string[], not: string[] = []): (text: string) => Hit[] {
  const known = new Map([...terms, ...not].map((term) => [plain(term), term]));
  const parts = [...known.keys()].toSorted((a, b) => b.length - a.length).map((term) => `(${patternOf(term)})`);
  if (parts.length === 0) return () => [];
  const pattern = new RegExp(parts.join('|'), 'gu');
  const free = new Set(not);
  const byLength = [...known].toSorted(([a], [b]) => b.length - a.length).map(([, term]) => term);
  return (text) =>
    [...plain(text).matchAll(pattern)].flatMap((match) => {
      const term = byLength[match.slice(1).findIndex((part) => part !== undefined)] ?? '';
      return free.has(term) ? [] : [{ term, written: match[0] }];
    });
}

const plain = (text: string): string => text.normalize('NFC').replaceAll('\u200b', '').toLowerCase();

function patternOf(term: string): string {
  const escaped = term
    .replace(/[.*+?^${}()|[\]\\%]/g, (sign) => (sign === '%' ? sign : `\\${sign}`))
    .replace(/ +/g, '\\s+');
  if (!/\p{Script=Latin}/u.test(term)) return escaped;
  return `(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?:e?s)?(?![\\p{L}\\p{M}\\p{N}])`;
}
