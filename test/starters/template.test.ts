import { describe, expect, it } from 'vitest';
import { compile } from '../../src/bundle/compile.ts';
import { readSource, readSources, type Source } from '../../src/bundle/read.ts';
import { whyNoName } from '../../src/starters/names.ts';
import { readTemplates, startFrom } from '../../src/starters/template.ts';
import { tryDrafts } from '../../src/starters/trial.ts';
import { smallContent } from '../check/small-content.ts';
import { TODAY } from '../check/small.ts';

const root = `${import.meta.dirname}/../..`;
const own = readSources(root).sources;
const small = Object.entries(smallContent()).map(([file, text]) => readSource(file, text) as Source);

function begin(template: string, sources: Source[]) {
  const found = readTemplates().find(({ name }) => name === template);
  if (!found) throw new Error(`no template ${template}`);
  const draft = startFrom(found, 'rent', compile(sources).bundle);
  if ('wrong' in draft) throw new Error(draft.wrong);
  return draft;
}

describe('a new conversation', () => {
  it.each(readTemplates().map(({ name }) => name))(
    'from the template "%s" has no error at once, because nobody begins with mending what they did not write',
    (template) => {
      const problems = tryDrafts(own, [begin(template, own)], TODAY);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['unused-flow', 'unwritten']));
    },
  );

  it('says in each language what other conversations say there, because it need not be translated twice', () => {
    const { words } = begin('question', own);
    expect(words.th?.after).toMatchObject({ choices: { menu: 'เมนู' } });
    expect(words.th?.question).toMatchObject({ text: '✎ Ask the question.' });
  });

  it('marks what nobody has said yet, so that it is not taken for finished words', () => {
    const { words } = begin('question', small);
    expect(words.en?.after).toMatchObject({ text: '✎ Anything else?', choices: { people: '✎ Who can help' } });
  });

  it('asks for the countries and takes the signs of this content, because others would be unknown here', () => {
    expect(begin('parts', small).yaml).toContain('ask: [th, mm, other]');
    expect(begin('check', own).yaml).not.toMatch(/FLAG_|NAME/);
  });

  it('says what is missing where there are no signs', () => {
    const check = readTemplates().find(({ name }) => name === 'check');
    const bare = compile(small.filter(({ file }) => file !== 'content/red-flags.yaml')).bundle;
    expect(check && startFrom(check, 'rent', bare)).toEqual({
      wrong: 'This template needs warning signs: write one "stop" and one "warn" in content/red-flags.yaml.',
    });
  });
});

describe('the name of a conversation', () => {
  it.each([
    ['../../etc/passwd', /cannot be the name of a conversation/],
    ['Rent', /Take small letters/],
    ['__proto__', /cannot be the name/],
    ['con', /cannot be the name of a file everywhere/],
    ['bot', /other words stand in bot.json/],
    ['menu', /There is flows\/menu.yaml already/],
  ])('is not "%s", because files are made from it', (name, why) => {
    expect(whyNoName(name, own)).toMatch(why);
  });

  it('is not that of words which were left over, because they would become its words', () => {
    expect(whyNoName('rent', [{ file: 'locales/my/rent.json' }])).toMatch(/There is locales\/my\/rent.json already/);
    expect(whyNoName('rent', own)).toBeUndefined();
  });
});
