import { scriptOf, scripts } from './phrases.ts';
import type { Phrase, Words } from './signs.ts';
import type { Wording } from './wording.ts';

/** So many letters of a phrase are looked up in a table first. Shorter phrases are looked for one by one. */
const START = 5;

/**
 * Of thousands of phrases the few whose first letters stand in a message, by list. Looking for each of them would take
 * ten times as long.
 */
export function createStarts(phrases: Phrase[]): (wording: Wording) => Map<string, Phrase[]> {
  const table = { spaced: new Map<string, Phrase[]>(), solid: new Map<string, Phrase[]>() };
  const short = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = firstWords(phrase);
    if (!first || first.key.length < START) put(short, first ? scriptOf(first.key) : '', phrase);
    else put(first.spaced ? table.spaced : table.solid, first.key.slice(0, START), phrase);
  }
  return (wording) => {
    const found = new Map<string, Phrase[]>();
    const add = (some: Phrase[] = []) => some.forEach((phrase) => put(found, phrase.list, phrase));
    for (const form of ['spaced', 'solid'] as const)
      for (const start of runsOf(wording[form].text)) add(table[form].get(start));
    for (const [script, letters] of scripts) if (letters.test(wording.typed)) add(short.get(script));
    add(short.get(''));
    return found;
  };
}

const firstWords = ({ parts }: Phrase): Words | undefined => parts.find((part) => part.kind === 'words');

function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + START <= text.length; at++) runs.add(text.slice(at, at + START));
  return runs;
}

function put<K>(all: Map<K, Phrase[]>, key: K, phrase: Phrase): void {
  const known = all.get(key);
  if (known) known.push(phrase);
  else all.set(key, [phrase]);
}
