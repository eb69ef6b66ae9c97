import type { Bundle } from '../bundle/bundle.ts';
import { inWords } from './in-words.ts';
import { KINDS, type Kind, thingsOf } from './things.ts';

/** What of a thing is another, in words; no `was` where it is new, no `now` where it is gone. `part` is '' for the whole. */
export type Part = { part: string; was?: string; now?: string };
export type Difference = { kind: Kind; name: string; change: 'added' | 'changed' | 'removed'; parts: Part[] };

/** What another version of the content changes, thing by thing: flows first, then steps, texts … none when nothing changes. */
export function differencesBetween(before: Bundle | undefined, after: Bundle): Difference[] {
  const all = thingsOf(after);
  const old = before && thingsOf(before);
  return KINDS.flatMap((kind) => {
    const [was, now] = [old?.[kind] ?? {}, all[kind]];
    return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((name): Difference[] => {
      const given = Object.hasOwn(was, name);
      if (!Object.hasOwn(now, name)) return [{ kind, name, change: 'removed', parts: partsOf(was[name], undefined) }];
      if (!given) return [{ kind, name, change: 'added', parts: partsOf(undefined, now[name]) }];
      const parts = partsOf(was[name], now[name]);
      return parts.length > 0 ? [{ kind, name, change: 'changed', parts }] : [];
    });
  });
}

function partsOf(was: unknown, now: unknown): Part[] {
  if (JSON.stringify(was) === JSON.stringify(now)) return [];
  if (isList(was) || isList(now)) return [listed(asList(was), asList(now))];
  if (!isThing(was) && !isThing(now)) return [part('', was, now)];
  const [old, fresh] = [isThing(was) ? was : {}, isThing(now) ? now : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]) && NAMES.every((own) => own !== name))
    .map((name) => part(name, old[name], fresh[name]));
}

/** Told by the thing's own name. */
const NAMES = ['id', 'name'];

function part(name: string, was: unknown, now: unknown): Part {
  const [old, fresh] = shorter(inWords(name, was), inWords(name, now));
  return { part: name, ...(old === '' ? {} : { was: old }), ...(fresh === '' ? {} : { now: fresh }) };
}

/** So many lines are read at once: of more, those that stay the same are left out. */
const FEW_LINES = 4;

function shorter(was: string, now: string): [string, string] {
  const [old, fresh] = [was.split('\n'), now.split('\n')];
  if (Math.max(old.length, fresh.length) <= FEW_LINES) return [was, now];
  const gone = old.filter((line) => !fresh.includes(line));
  const come = fresh.filter((line) => !old.includes(line));
  const [some, others] = [gone.join('\n'), come.join('\n')];
  // Only their order is another, or everything is new.
  return gone.length + come.length === 0 || was === '' || now === '' ? [was, now] : [some, others];
}

/** Of long lists only what is another; so many are told. */
const MOST = 20;

function listed(was: unknown[], now: unknown[]): Part {
  const [old, fresh] = [new Set(was), new Set(now)];
  const gone = [...old].filter((item) => !fresh.has(item));
  const come = [...fresh].filter((item) => !old.has(item));
  if (gone.length + come.length === 0) return { part: 'order' };
  return { part: '', ...told('was', gone), ...told('now', come) };
}

const told = (key: 'was' | 'now', items: unknown[]): Partial<Part> => {
  const more = items.length > MOST ? `\n… and ${items.length - MOST} more` : '';
  return items.length === 0 ? {} : { [key]: `${items.slice(0, MOST).join('\n')}${more}` };
};

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const asList = (value: unknown): unknown[] => (isList(value) ? value : []);
const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
