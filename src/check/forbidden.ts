import { forbiddenSchema } from '../bundle/schemas.ts';
import type { Checked } from './content.ts';

/** What no text of a language may say. `approves`, `labels`: the words, each with what to write in its place. */
export type Forbidden = {
  approves: Record<string, string>;
  labels: Record<string, string>;
  lockScreen: string[];
  /** Longer words that hold a forbidden one and may be written. */
  not: string[];
};

/** The list of a language from content/forbidden; undefined where there is none, or one with faults of its own. */
export function forbiddenIn({ sources, broken }: Checked, lang: string): Forbidden | undefined {
  const file = `content/forbidden/${lang}.yaml`;
  const read = broken.has(file) ? undefined : forbiddenSchema.safeParse(sources.get(file)?.value).data;
  return read && { approves: read.approves, labels: read.labels, lockScreen: read.lock_screen, not: read.not ?? [] };
}

export type Hit = { term: string; written: string };

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
