import type { Bundle, Withdrawal } from '../bundle/bundle.ts';
import { tellChanges } from '../check/changes.ts';
import type { Served } from '../store/store.ts';

export const shortOf = (hash: string): string => hash.slice(0, 12);

/** What became another, in lines for a terminal. */
export function tellSwap(before: Bundle | undefined, bundle: Bundle, done: 'Published' | 'Serving again'): string[] {
  const was = before ? `, in place of ${shortOf(before.hash)}` : '';
  const changes = before ? tellChanges(before, bundle) : ['Nothing was published before.'];
  return [
    `✔ ${done} ${shortOf(bundle.hash)}${was}. A running server serves it within two seconds.`,
    ...changes.map((line) => `  ${line}`),
  ];
}

/** What stays out although a bundle has it, so that nobody is surprised. */
export const tellWithdrawn = (withdrawn: Withdrawal[], bundle: Bundle): string[] =>
  withdrawn.map(({ id, why, at }) => {
    const where = Object.hasOwn(bundle.contacts, id) ? 'still withdrawn' : 'withdrawn, and no longer in the files';
    return `▲ ${id} is ${where} since ${dayOf(at)} (${why}). To show it again: npm run withdraw -- --undo contact ${id}`;
  });

/** One row of the history; times are UTC. */
export const tellServed = ({ hash, at, who, why }: Served, isNow: boolean): string =>
  [
    new Date(at).toISOString().slice(0, 16).replace('T', ' '),
    shortOf(hash),
    who === undefined ? 'nobody named' : `by ${who}`,
    why === undefined ? '' : `(${why})`,
    isNow ? '← served now' : '',
  ]
    .filter(Boolean)
    .join('  ');

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
