import type { Bundle } from '../bundle/bundle.ts';
import { allLeaves } from './words.ts';

/** So many names of one kind are told; more would hide the other kinds. */
const MOST_NAMES = 8;

/** What another version of the content changes, in words: a line for each kind of thing, none when nothing changes. */
export function tellChanges(before: Bundle | undefined, after: Bundle): string[] {
  return Object.entries(partsOf(after)).flatMap(([kind, now]) => {
    const was = before ? (partsOf(before)[kind] ?? {}) : {};
    const line = tellKind(was, now);
    return line === '' ? [] : [`${kind}: ${line}`];
  });
}

type Parts = Record<string, unknown>;

/** Everything in a bundle, each thing under the name by which staff know it. */
function partsOf(bundle: Bundle): Record<string, Parts> {
  const { organisation, contacts, facts, flags, countries, freshness } = bundle;
  const flows = Object.values(bundle.flows);
  const steps = flows.flatMap((flow) => Object.values(flow.steps).map((step) => [`${flow.name}.${step.name}`, step]));
  // Texts of a language that is gone or new are told, too.
  const texts = allLeaves(bundle).map(({ lang, namespace, key, text }) => [`${lang} ${namespace}:${key}`, text]);
  return {
    Conversations: Object.fromEntries(
      flows.map(({ name, start, interrupts, order }) => [name, { start, interrupts, order }]),
    ),
    Steps: Object.fromEntries(steps),
    Texts: Object.fromEntries(texts),
    Contacts: contacts,
    Facts: facts,
    'Red flags': flags,
    Countries: countries,
    Languages: bundle.languages,
    'Ages of facts': freshness,
    Organisation: organisation,
  };
}

function tellKind(was: Parts, now: Parts): string {
  const added = Object.keys(now).filter((name) => !Object.hasOwn(was, name));
  const removed = Object.keys(was).filter((name) => !Object.hasOwn(now, name));
  const changed = Object.keys(now).flatMap((name) => {
    const what = Object.hasOwn(was, name) ? difference(was[name], now[name]) : undefined;
    return what === undefined ? [] : [`${name}${what}`];
  });
  const told = [tellNames('added', added), tellNames('changed', changed), tellNames('removed', removed)];
  return told.filter(Boolean).join('; ');
}

/** Undefined: none; else what of a thing is different, where it has parts: ` (phone, hours)`. */
function difference(was: unknown, now: unknown): string | undefined {
  if (JSON.stringify(was) === JSON.stringify(now)) return undefined;
  if (!isThing(was) || !isThing(now)) return '';
  const parts = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return ` (${parts.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(now[part])).join(', ')})`;
}

const isThing = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tellNames(what: string, names: string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.length} ${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
