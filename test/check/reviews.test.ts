import { describe, expect, it } from 'vitest';
import { sealOf, unitsOf } from '../../src/bundle/review.ts';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

const FILE = 'locales/my/reviews.yaml';
const HEAD = '# yaml-language-server: $schema=../../schemas/reviews.json\n';
const files = smallContent();
const wordsOf = (lang: string) =>
  unitsOf({ job: JSON.parse(files[`locales/${lang}/job.json`] ?? '{}') }).get('job.fee');
const seal = sealOf(wordsOf('en'), wordsOf('my'));

const problems = (reviews: string) => checkFiles({ ...files, [FILE]: `${HEAD}${reviews}` }).problems.map(told);

describe('the checker, on who has read which words', () => {
  it('says nothing of a review that holds', () =>
    expect(problems(`job.fee: { state: reviewed, by: A. Example, date: 2026-11-20, of: "${seal}" }\n`)).toEqual([]));

  it('tells a review of what has no words', () =>
    expect(problems(`job.fees: { state: reviewed, by: A. Example, date: 2026-11-20, of: "${seal}" }\n`)).toEqual([
      `${FILE}:2:1 error [unknown-review] "job.fees" is reviewed, and there is nothing of that name in locales/my. → Did you mean "job.fee"?`,
    ]));

  it('tells that words were changed after they had been read', () =>
    expect(problems('job.fee: { state: approved, by: A. Example, date: 2026-11-20, of: "00000000" }\n')).toEqual([
      `${FILE}:2:1 warning [changed-since-review] "job.fee" was changed after A. Example had read it: it counts as a draft again. → Read it again: npm run review -- my job.fee`,
    ]));

  it('tells a state that is none', () =>
    expect(problems(`job.fee: { state: done, by: A, date: 2026-11-20, of: "${seal}" }\n`)[0]).toContain(
      'It can be: reviewed, approved.',
    ));
});
