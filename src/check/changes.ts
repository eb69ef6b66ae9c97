import type { Bundle } from '../bundle/bundle.ts';
import { type Difference, differencesBetween } from './differences.ts';
import { KINDS, type Kind } from './things.ts';

/** So many names of one kind are told; more would hide the other kinds. */
const MOST_NAMES = 8;

/** What another version of the content changes, in words: a line for each kind of thing, none when nothing changes. */
export function tellChanges(before: Bundle | undefined, after: Bundle): string[] {
  const all = Map.groupBy(differencesBetween(before, after), ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const some = all.get(kind) ?? [];
    return some.length > 0 ? [`${TITLES[kind]}: ${tellKind(some)}`] : [];
  });
}

const TITLES: Record<Kind, string> = {
  flows: 'Conversations',
  steps: 'Steps',
  texts: 'Texts',
  contacts: 'Contacts',
  facts: 'Facts',
  flags: 'Red flags',
  countries: 'Countries',
  holidays: 'Public holidays',
  languages: 'Languages',
  freshness: 'Ages of facts',
  organisation: 'Organisation',
  reviews: 'Reviews',
  examples: 'Examples of messages',
};

const tellKind = (some: Difference[]): string =>
  (['added', 'changed', 'removed'] as const)
    .map((change) => tellNames(change, some.filter((one) => one.change === change).map(named)))
    .filter(Boolean)
    .join('; ');

/** With what of it is different, where it has parts: `th.police (phone, hours)`. */
function named({ name, change, parts }: Difference): string {
  const parted = change === 'changed' ? parts.map(({ part }) => part).filter(Boolean) : [];
  return parted.length > 0 ? `${name} (${parted.join(', ')})` : name;
}

function tellNames(what: string, names: string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.length} ${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
