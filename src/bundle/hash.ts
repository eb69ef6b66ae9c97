import { createHash } from 'node:crypto';
import type { Bundle } from './bundle.ts';

/** SHA-256 of everything the bot can say, hex. Equal contents have equal hashes on every machine. */
export const hashContent = (content: Omit<Bundle, 'hash'>): string =>
  hashOf({ ...content, texts: nested(content.texts), lexicons: nested(content.lexicons) });

const hashOf = (part: unknown): string => createHash('sha256').update(JSON.stringify(part)).digest('hex');

/** Words and examples are most of a bundle: those of a file that has not changed are the same object, and hashed once. */
const hashes = new WeakMap<object, string>();
function remembered(part: object): string {
  const known = hashes.get(part) ?? hashOf(part);
  hashes.set(part, known);
  return known;
}

/** By language, then namespace or kind of list: a hash for each part. */
const nested = (all: Record<string, Record<string, object>>): unknown =>
  mapped(all, (parts) => mapped(parts, (part) => (isLists(part) ? mapped(part, remembered) : remembered(part))));

/** The lists of a lexicon are put together anew, the lists themselves are not. */
const isLists = (part: object): part is Record<string, object> => Object.values(part).every(Array.isArray);

const mapped = <T>(all: Record<string, T>, work: (one: T) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, work(one)]));
