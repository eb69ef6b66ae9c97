import type { Checked, Finding } from './content.ts';
import type { Leaf } from './words.ts';

/** What several rules ask of one and the same content is worked out once, and gone with it. */
export function oncePerCheck<T>(make: (content: Checked) => T): (content: Checked) => T {
  const made = new WeakMap<Checked, { value: T }>();
  return (content) => {
    const known = made.get(content) ?? { value: make(content) };
    made.set(content, known);
    return known.value;
  };
}

/** The same for each of many names, such as files. */
export function onceForEach<T>(make: (content: Checked, name: string) => T): (content: Checked, name: string) => T {
  const made = oncePerCheck(() => new Map<string, T>());
  return (content, name) => {
    const known = made(content);
    const found = known.get(name);
    if (found !== undefined) return found;
    const value = make(content, name);
    known.set(name, value);
    return value;
  };
}

/** What depends on nothing but one text: worked out again only when its file has changed. */
export function oncePerText<T>(make: (leaf: Leaf) => T): (leaf: Leaf) => T {
  const made = new WeakMap<Leaf, { value: T }>();
  return (leaf) => {
    const known = made.get(leaf) ?? { value: make(leaf) };
    made.set(leaf, known);
    return known.value;
  };
}

/** What depends on some files alone: found anew only when one of them has changed, or the day. `reads`: which they are. */
export function onceForFiles(reads: RegExp, find: (content: Checked) => Finding[]): (content: Checked) => Finding[] {
  let last: { given: unknown[]; found: Finding[] } | undefined;
  return (content) => {
    const sources = [...content.sources].filter(([file]) => reads.test(file)).map(([, source]) => source);
    const given = [Math.floor(content.now / DAY_MS), [...content.broken].join(), ...sources];
    if (last?.given.length !== given.length || last.given.some((one, index) => one !== given[index]))
      last = { given, found: find(content) };
    return last.found;
  };
}

const DAY_MS = 86_400_000;
