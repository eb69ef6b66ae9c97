import { describe, expect, it } from 'vitest';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

const lexicon = (lists: Record<string, string[]>): string =>
  ['clear', 'possible', 'self_harm', 'calm', 'must_clear', 'must_possible', 'must_self_harm', 'must_not']
    .map((name) => [`[${name}]`, ...(lists[name] ?? [])].join('\n'))
    .join('\n');

/** The problems of a small content with this danger file in English. */
const problems = (lists: Record<string, string[]>): string[] =>
  checkFiles({ ...smallContent(), 'content/danger/en.txt': lexicon(lists) }).problems.map(told);

describe('the checker, on examples of danger', () => {
  it('tells an example that no phrase hears, because a missed cry for help is the worst mistake', () => {
    expect(problems({ clear: ['locked in'], must_clear: ['they locked me in', 'he beats me'] })).toEqual(
      [
        'content/danger/en.txt:8:1 error [danger-example] This is an example of clear danger, and the phrases hear no danger. → Add the words that show it to one of the lists above.',
        'content/danger/en.txt:7:1 error [danger-example] This is an example of clear danger, and the phrases hear no danger. → Add the words that show it to one of the lists above.',
      ].toReversed(),
    );
  });

  it('tells a harmless example that is heard as danger, until what is harmless in it is written down', () => {
    const lists = { clear: ['kidnapped'], must_not: ['a film about a kidnapped girl'] };
    expect(problems(lists)).toEqual([
      'content/danger/en.txt:10:1 error [danger-example] This is an example of no danger, and the phrases hear clear danger. → Make the phrase that is found more exact, or add what is harmless here under [calm].',
    ]);
    expect(problems({ ...lists, calm: ['a kidnapped girl'] })).toEqual([]);
  });

  it('has nothing to say when the phrases hear what staff meant', () => {
    expect(
      problems({ clear: ['locked us in'], must_clear: ['they locked us in'], must_not: ['good morning'] }),
    ).toEqual([]);
  });
});
