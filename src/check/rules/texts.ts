import { nearest } from '../../bundle/nearest.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, warning } from '../place.ts';
import type { Leaf } from '../words.ts';
import { type Absent, absentIn, type LanguageFile, languageFiles } from '../absent.ts';

export const missingText: Rule = {
  name: 'missing-text',
  why: 'What is not translated is read in another language, or as a bare name.',
  check: (content) =>
    languageFiles(content).flatMap((file) => {
      const strays = strayKeys(content, file);
      // A misspelt name is told once, where it stands.
      const absent = absentIn(content, file).filter(
        ({ key }) => ![...strays.keys()].some((stray) => isMeant(key, stray)),
      );
      return absent.map((one) => missing(content, one));
    }),
};

export const unknownText: Rule = {
  name: 'unknown-text',
  why: 'A text under a name that nothing uses is never read: most often the name is misspelt.',
  check: (content) => languageFiles(content).flatMap((file) => strays(content, file)),
};

export const emptyText: Rule = {
  name: 'empty-text',
  why: 'A platform refuses an empty message, and the person sees nothing at all.',
  check: (content) =>
    content.leaves
      .filter(({ text }) => text.trim() === '')
      .map(({ file, path, key }) =>
        error(content, { file, path }, `"${key}" is empty.`, 'Write the text, or take the line out.'),
      ),
};

function missing(content: Checked, { file, key, keys, path, english }: Absent): Finding {
  const rest = keys.map((one) => one.slice(key.length + 1)).filter(Boolean);
  const message = rest.length > 0 ? `"${key}" is missing, with ${list(rest)}.` : `"${key}" is missing.`;
  const hint = english ? `In the first language it is: "${english}"` : undefined;
  return error(content, { file, path, at: 'key' }, message, hint);
}

/** More names than this in one sentence are not read. */
const MOST_NAMES = 6;

function list(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `"${name}"`);
  return names.length > MOST_NAMES ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more` : shown.join(', ');
}

/** Texts that nothing uses, each part told once; one that stands for a missing neighbour is an error. */
function strays(content: Checked, file: LanguageFile): Finding[] {
  const absent = absentIn(content, file);
  return [...strayKeys(content, file)].map(([stray, leaf]) => tellStray(content, leaf, stray, absent));
}

/** The names that nothing uses, with the first text that stands there. */
function strayKeys(content: Checked, { file, namespace }: LanguageFile): Map<string, Leaf> {
  const known = new Set([...(content.expected.get(namespace)?.keys() ?? [])].flatMap(prefixes));
  const found = new Map<string, Leaf>();
  for (const leaf of content.leaves) {
    const stray = leaf.file === file ? firstStray(leaf, known) : undefined;
    if (stray && !found.has(stray)) found.set(stray, leaf);
  }
  return found;
}

function tellStray(content: Checked, leaf: Leaf, stray: string, absent: Absent[]): Finding {
  const path = leaf.path.slice(0, stray.split('.').length);
  const meant = absent.find((one) => isMeant(one.key, stray));
  if (!meant)
    return warning(
      content,
      { file: leaf.file, path, at: 'key' },
      `Nothing uses "${stray}".`,
      'Take it out, or look how the name is written elsewhere.',
    );
  const name = meant.key.split('.').at(-1);
  return error(
    content,
    { file: leaf.file, path, at: 'key' },
    `Nothing uses "${stray}", and "${meant.key}" is missing.`,
    `Did you mean "${name}"?`,
  );
}

/** Both stand at the same place, and are written nearly alike. */
function isMeant(absent: string, stray: string): boolean {
  const [a, b] = [absent.split('.'), stray.split('.')];
  if (a.length !== b.length || a.slice(0, -1).join('.') !== b.slice(0, -1).join('.')) return false;
  return nearest(b.at(-1) ?? '', [a.at(-1) ?? '']) !== undefined;
}

/** `paid`, `paid.choices`, `paid.choices.yes`. */
const prefixes = (key: string): string[] =>
  key.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** The shortest part of a text's key that is not known. Items of a list have the list's name. */
function firstStray({ path, key }: Leaf, known: Set<string>): string | undefined {
  const named = path.filter((part) => typeof part === 'string').join('.') || key;
  return prefixes(named).find((prefix) => !known.has(prefix));
}
