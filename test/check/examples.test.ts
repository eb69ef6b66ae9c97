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

describe('the checker, on what words mean', () => {
  it('tells a word that stands under two meanings, written apart or together, because only the first counts', () => {
    const glosses = '[door]\nlock\ndoor\n\n[lock]\nlocked\nlock\n';
    expect(checkFiles({ ...smallContent(), 'content/glosses/en.txt': glosses }).problems.map(told)).toEqual([
      'content/glosses/en.txt:7:1 warning [double-gloss] "lock" stands under [door] already. Only that counts. → Keep the likelier meaning, and take the other out.',
    ]);
  });

  it('tells a meaning that is no English word, because the languages meet in those', () => {
    const [problem] = checkFiles({ ...smallContent(), 'content/glosses/en.txt': '[ประตู]\ndoor\n' }).problems;
    expect(problem).toMatchObject({ file: 'content/glosses/en.txt', line: 1, severity: 'error' });
    expect(`${problem?.message} ${problem?.hint}`).toContain('English');
  });
});
