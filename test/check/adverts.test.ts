import { describe, expect, it } from 'vitest';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

/** The problems of a small content with these phrases of adverts in English. */
const problems = (adverts: string, files: Record<string, string> = {}): string[] =>
  checkFiles({ ...smallContent(), 'content/adverts/en.txt': adverts, ...files }).problems.map(told);

const PAPERS = 'content/red-flags.yaml';
const withFlags = (...names: string[]): Record<string, string> => ({
  [PAPERS]: `${smallContent()[PAPERS]}${names.map((name) => `${name}:\n  severity: stop\n  indicator: deception\n  source: { title: ILO, url: https://www.ilo.org/ }\n`).join('')}`,
  ...Object.fromEntries(
    ['en', 'my'].map((lang) => {
      const file = `locales/${lang}/flags.json`;
      const own = Object.fromEntries(
        names.map((name) => [
          name,
          { name: `${lang === 'en' ? 'word' : 'စကား'} ${name}`, why: `${lang === 'en' ? 'word' : 'စကား'} why ${name}` },
        ]),
      );
      return [file, JSON.stringify({ ...JSON.parse(smallContent()[file] ?? '{}'), ...own })];
    }),
  ),
});

describe('the checker, on phrases of adverts', () => {
  it('tells a list that is no red flag, because its words would never be looked for', () => {
    expect(
      problems('[fee_charged]\nfee first\n[papers_kpet]\nwe keep your passport', withFlags('papers_kept')),
    ).toEqual([
      expect.stringContaining('No step raises "papers_kept".'),
      'content/adverts/en.txt:3:1 error [unknown-sign] "papers_kpet" is no flag of content/red-flags.yaml, and no phrase asks for this list. → Did you mean "papers_kept"?',
    ]);
  });

  it('tells a phrase that asks for a list which is not there', () => {
    const adverts = '[fee_charged]\n[online_wrok] + [border_place]\n[online_work]\ntyping\n[border_place]\npoipet';
    expect(problems(adverts)).toEqual([
      'content/adverts/en.txt:3:1 error [unknown-sign] "online_work" is no flag of content/red-flags.yaml, and no phrase asks for this list. → Did you mean "online_wrok"?',
      'content/adverts/en.txt:2:1 error [unknown-list] "[online_wrok] + [border_place]" asks for the list "online_wrok", which is not there. → Did you mean "online_work"?',
    ]);
  });

  it('has nothing to say about lists that phrases ask for, in whatever language, and about those with a use of their own', () => {
    const adverts =
      '[fee_charged]\n[online|cards] + #>500 baht\n[offering]\nhiring\n[telling]\nmy boss\n[calm]\nno fee';
    const burmese = '[online]\nစာရိုက်\n[cards]\nကာစီနို';
    expect(problems(adverts, { 'content/adverts/my.txt': burmese })).toEqual([]);
  });

  it('counts a red flag as raised when only adverts show it', () => {
    expect(problems('[papers_kept]\nwe keep your passport', withFlags('papers_kept'))).toEqual([]);
  });
});
