import { nearest } from '../bundle/nearest.ts';
import { firstLanguage } from '../engine/stage.ts';
import { sums } from '../engine/sums/sums.ts';
import type { LanguageFile } from './absent.ts';
import type { Checked } from './content.ts';
import { onceForEach, oncePerCheck } from './once.ts';
import type { Leaf } from './words.ts';
import { own } from './own.ts';

/** The names in a locale file that nothing uses, each with the first text that stands there. */
export const straysIn = (content: Checked, { file }: LanguageFile): Map<string, Leaf> => straysOf(content, file);

const straysOf = onceForEach((content, file) => {
  const leaves = leavesByFile(content)[file] ?? [];
  const namespace = leaves[0]?.namespace ?? '';
  if (isUnsure(content, namespace)) return new Map<string, Leaf>();
  const known = knownIn(content, namespace);
  const found = new Map<string, Leaf>();
  for (const leaf of leaves) {
    if (hasUnknownSum(content, leaf)) continue;
    const stray = firstStray(leaf, known);
    if (stray && !found.has(stray)) found.set(stray, leaf);
  }
  return found;
});

const leavesByFile = oncePerCheck(({ leaves }) => Object.groupBy(leaves, ({ file }) => file));

const knownIn = onceForEach(
  (content, namespace) => new Set([...(content.expected.get(namespace)?.keys() ?? [])].flatMap(prefixes)),
);

/** As long as a file that names the texts is broken, nothing can be said about those that are left over. */
function isUnsure({ bundle, broken, sources }: Checked, namespace: string): boolean {
  const first = `locales/${firstLanguage(bundle)}/${namespace}.json`;
  const causes = [first, ...(CAUSES[namespace] ?? [])];
  return !sources.has(first) || [...broken].some((file) => causes.some((cause) => file.startsWith(cause)));
}

const CAUSES: Record<string, string[]> = {
  flags: ['content/red-flags.yaml'],
  contacts: ['content/contacts/'],
  places: ['content/'],
};

/** Both stand at the same place, and are written nearly alike. */
export function isMeant(absent: string, stray: string): boolean {
  const [a, b] = [absent.split('.'), stray.split('.')];
  if (a.length !== b.length || a.slice(0, -1).join('.') !== b.slice(0, -1).join('.')) return false;
  return nearest(b.at(-1) ?? '', [a.at(-1) ?? '']) !== undefined;
}

/** Which outcomes it has is not known as long as its calculation is not. */
function hasUnknownSum({ bundle }: Checked, { namespace, path }: Leaf): boolean {
  const sum = own(own(bundle.flows, namespace)?.steps, String(path[0]))?.compute?.sum;
  return sum !== undefined && !own(sums, sum);
}

/** `paid`, `paid.choices`, `paid.choices.yes`. */
const prefixes = (key: string): string[] =>
  key.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** The shortest part of a text's key that is not known. Items of a list have the list's name. */
function firstStray({ path }: Leaf, known: Set<string>): string | undefined {
  const named = path.filter((part) => typeof part === 'string').join('.');
  return prefixes(named).find((prefix) => !known.has(prefix));
}
