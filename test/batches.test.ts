import { describe, expect, it } from 'vitest';
import { createBatches, MOST_EVENTS_A_COMMIT } from '../src/batches.ts';

const post = (name: string, events = 1, urgent = false) => ({ name, incoming: Array(events).fill(0), urgent });
const all = (posts: ReturnType<typeof post>[]) => {
  const batches = createBatches<ReturnType<typeof post>>();
  posts.forEach(batches.add);
  const taken: string[][] = [];
  while (!batches.isEmpty()) taken.push(batches.next().map(({ name }) => name));
  return taken;
};
const full = MOST_EVENTS_A_COMMIT;

describe('what waits for a commit', () => {
  it('shares one as far as it fits, in the order in which it came', () => {
    expect(all([post('a'), post('b', full - 2), post('c'), post('d')])).toEqual([['a', 'b', 'c'], ['d']]);
    expect(all([post('a'), post('large', 3 * full), post('b')])).toEqual([['a'], ['large'], ['b']]);
  });

  it('lets cries for help go first, who cried first before who cried later', () => {
    const cry = (name: string) => post(name, full, true);
    expect(all([post('a'), cry('first'), post('b'), cry('second'), cry('third')])).toEqual([
      ['first'],
      ['second'],
      ['third'],
      ['a', 'b'],
    ]);
  });
});
