import type { Bundle } from '../bundle/bundle.ts';
import { completed } from '../bundle/older.ts';
import { createEngine } from '../engine/engine.ts';
import { OPEN } from '../engine/page.ts';
import type { Publisher, Store } from '../store/store.ts';

/** Shorter ones name too many, and nobody types them by mistake. */
const SHORTEST = 6;

/** A bundle published once, by the beginning of its hash, with what it lacked when an earlier Waymark made it. */
export function findEarlier(store: Store, beginning: string): { bundle: Bundle } | { wrong: string } {
  if (!/^[0-9a-f]+$/.test(beginning) || beginning.length < SHORTEST)
    return { wrong: `A version is named by the first ${SHORTEST} or more characters of its hash, such as 3f2a9c.` };
  const [hash, ...others] = hashesIn(store).filter((one) => one.startsWith(beginning));
  if (hash === undefined) return { wrong: `Nothing was ever published as ${beginning}.` };
  if (others.length > 0) return { wrong: `More than one version begins with ${beginning}: write more of the hash.` };
  const bundle = readEarlier(() => store.bundle(hash));
  return bundle
    ? { bundle }
    : { wrong: `${hash.slice(0, 12)} was made by an earlier Waymark that this one cannot read.` };
}

/** Makes it the served one. Withdrawn contacts stay withdrawn. */
export function serveEarlier(
  store: Store,
  beginning: string,
  by: Publisher,
  now: number,
): { before: Bundle | undefined; bundle: Bundle } | { wrong: string } {
  const found = findEarlier(store, beginning);
  if ('wrong' in found) return found;
  const { bundle } = found;
  const short = bundle.hash.slice(0, 12);
  if (!canBePlayed(bundle, now))
    return {
      wrong: `${short} was made by an earlier Waymark, and this one cannot serve it any more. It stays as it was.`,
    };
  if (store.isServed(bundle.hash)) return { wrong: `${short} is what is served now.` };
  const before = readEarlier(() => store.published());
  store.serveAgain(bundle.hash, now, by);
  return { before, bundle };
}

/** What is served, so that it can be compared. Undefined: nothing, or what this Waymark cannot read. */
export const readServed = (store: Store): Bundle | undefined => readEarlier(() => store.published());

function readEarlier(read: () => Bundle | undefined): Bundle | undefined {
  try {
    const bundle = read();
    return bundle && completed(bundle);
  } catch {
    return undefined;
  }
}

function hashesIn(store: Store): string[] {
  const hashes = new Set<string>();
  for (let page = store.history(); page.length > 0; page = store.history(page.at(-1)?.number))
    for (const { hash } of page) hashes.add(hash);
  return [...hashes];
}

/**
 * Each step opened once, in one language: what it lacks would break a turn there, in every language alike. Of the others
 * where each conversation begins.
 */
function canBePlayed(bundle: Bundle, now: number): boolean {
  try {
    const respond = createEngine(bundle);
    for (const [index, lang] of Object.keys(bundle.languages).entries())
      for (const { name: flow, start, order } of Object.values(bundle.flows))
        for (const step of index === 0 ? order : [start])
          respond({ answers: {}, lang }, { kind: 'tap', at: { flow, step }, choice: OPEN }, now);
    return true;
  } catch {
    return false;
  }
}
