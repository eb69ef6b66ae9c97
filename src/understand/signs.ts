import { toPart } from './phrases.ts';
import { createStarts } from './starts.ts';
import { alike, type Form, readWording, type Wording } from './wording.ts';

/** Where something stands in what was typed, in UTF-16 units. */
export type Span = { from: number; to: number };

/** The places in a message of what is found of a list, phrase by phrase. */
export type Look = (list: string) => Span[][];

/** `above`: its first number must be above this. */
export type Words = { kind: 'words'; key: string; spaced: boolean; above?: number };
/** Something of one of these lists. */
type Lists = { kind: 'lists'; names: string[] };
export type Phrase = { list: string; parts: (Words | Lists)[] };

/** What is in this list is harmless, and taken out of a message before anything is looked for. */
const CALM = 'calm';

/** More phrases of one list are not looked for. */
const ENOUGH = 8;

/**
 * Lists of phrases by name, as phrases.ts finds them, which may besides ask for a number above another (`#>500`) and for
 * something of other lists (`[online_work]`, `[this|that]`).
 */
export function createSigns(lists: Record<string, string[]>): (text: string) => Look {
  const { [CALM]: calm = [], ...others } = lists;
  const harmless = calm.map(toWords).filter((part) => part.kind === 'words');
  const starts = createStarts(Object.entries(others).flatMap(([list, written]) => toPhrases(list, written)));
  return (text) => {
    const wording = readWording(text);
    takeOut(harmless, wording);
    const possible = starts(wording);
    const known = new Map<string, Span[][]>();
    const look: Look = (name) => {
      const before = known.get(name);
      if (before) return before;
      // Lists that name each other in a circle find nothing there instead of going on for ever.
      known.set(name, []);
      const found: Span[][] = [];
      for (const { parts } of possible.get(name) ?? [])
        if (found.length < ENOUGH) found.push(...findAll(parts, wording, look));
      known.set(name, found);
      return found;
    };
    return look;
  };
}

/** `[this|that]` in a phrase: the names of lists. Undefined where a part is words. */
export const listsIn = (part: string): string[] | undefined => /^\[([^\]]*)\]$/.exec(part.trim())?.[1]?.split('|');

function toPhrases(list: string, written: string[]): Phrase[] {
  const phrases = [...new Set(written)].map((each): Phrase => ({ list, parts: each.split(' + ').map(toWords) }));
  return phrases.filter(({ parts }) => parts.every((part) => part.kind === 'lists' || part.key.trim().length > 1));
}

function toWords(part: string): Words | Lists {
  const names = listsIn(part);
  if (names) return { kind: 'lists', names };
  const above = /#>(\d+)/.exec(part)?.[1];
  const { key, spaced } = toPart(part.replace(/#>\d+/, '#'));
  return { kind: 'words', key: alike(key), spaced, ...(above ? { above: Number(above) } : {}) };
}

/** The places of all parts as one row, or no row when a part is missing. */
function findAll(parts: Phrase['parts'], wording: Wording, look: Look): Span[][] {
  const spans: Span[] = [];
  for (const part of parts) {
    const found = part.kind === 'words' ? find(part, wording) : part.names.flatMap((name) => look(name)[0] ?? []);
    if (found.length === 0) return [];
    spans.push(...found);
  }
  return [spans];
}

export const formOf = ({ spaced }: Words, wording: Wording): Form => (spaced ? wording.spaced : wording.solid);

function find(words: Words, wording: Wording): Span[] {
  const form = formOf(words, wording);
  for (let at = form.text.indexOf(words.key); at >= 0; at = form.text.indexOf(words.key, at + 1)) {
    if (words.above === undefined || numberIn(words, form, at) > words.above) return [spanOf(words, form, at)];
  }
  return [];
}

const numberIn = ({ key }: Words, { numbers }: Form, at: number): number => numbers.get(at + key.indexOf('#')) ?? 0;

/** Without the spaces around a spaced phrase. */
function spanOf({ key, spaced }: Words, { from, to }: Form, at: number): Span {
  const [first, last] = spaced ? [at + 1, at + key.length - 2] : [at, at + key.length - 1];
  return { from: from[first] ?? 0, to: to[last] ?? 0 };
}

/** What is taken out becomes something that no phrase has; nothing moves. */
function takeOut(harmless: Words[], wording: Wording): void {
  for (const words of harmless) {
    const form = formOf(words, wording);
    if (!form.text.includes(words.key)) continue;
    const nothing = words.key.replace(/[^ ]/g, '\0');
    form.text = form.text.replaceAll(words.key, nothing);
  }
}
