import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Staff } from '../../src/studio/staff.ts';
import { ANYBODY, type Any, studioDesk } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { read } = content;
const { desk, ask } = studioDesk(content);

const fee = { unit: 'job.fee', key: 'choices.none', lang: 'en', was: 'word none' };
const reviewer: Staff = { name: 'A. Example', roles: ['reviewer'], languages: ['my'] };

/** Both questions of the page. */
const tryWords = (body: unknown): Any => ({ ...ask('showWords', body), ...ask('tryWords', body) });

describe('writing a text', () => {
  it('saves the words and nothing else, in one Unicode form without spaces around', () => {
    const before = read('locales/en/job.json');
    ask('saveWords', { ...fee, will: ' Cafe\u0301 ' });
    expect(read('locales/en/job.json')).toBe(before.replace('word none', 'Caf\u00e9'));
  });

  it('shows what is typed as both platforms would, and writes nothing', () => {
    const before = read('locales/en/job.json');
    const { preview, problems } = tryWords({ ...fee, key: 'text', will: 'How much do they want?' });
    expect(problems).toEqual([]);
    expect(preview.isSaid).toBe(true);
    expect(preview.line[0]).toMatchObject({ isOwn: true, text: expect.stringContaining('How much do they want?') });
    expect(preview.messenger[0].text).toContain('How much do they want?');
    expect(read('locales/en/job.json')).toBe(before);
  });

  it('shows a button as it is cut, and says so', () => {
    const { preview, problems } = tryWords({ ...fee, will: 'Nobody has ever asked me for any money' });
    expect(preview.messenger[0].buttons[0].label).toContain('…');
    expect(preview.isSaid).toBe(true);
    expect(problems.map(({ rule }: Any) => rule)).toContain('long-label');
  });

  it('shows a step whose condition does not hold without its condition, since its words are what one looks at', () => {
    const { preview } = tryWords({
      unit: 'job.amount',
      key: 'text',
      lang: 'en',
      was: '',
      will: 'How much was it?',
    });
    expect(preview.line[0].text).toContain('How much was it?');
  });

  it('tells what is wrong with the very words, before as after, and nothing of other places', () => {
    content.edit('locales/en/job.json', '"none": "word none"', '"none": "word {{nothing}}"');
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    const { problems } = tryWords({ ...fee, will: 'word {{nothing}} more' });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ rule }: Any) => rule)).toEqual(['long-label', 'placeholder']);
    expect(tryWords({ ...fee, will: 'No fee' }).problems).toEqual([]);
  });

  it('has no preview for words of no conversation, and still says what is wrong', () => {
    const flag = { unit: 'flags.fee_charged', key: 'why', lang: 'my', was: 'စကား why' };
    expect(tryWords({ ...flag, will: 'Left in English' })).not.toHaveProperty('preview.line');
    expect(ask('saveWords', { ...flag, will: 'စကား အသစ်' }).version).toBe(desk.drafts.now().version);
    expect(JSON.parse(read('locales/my/flags.json')).fee_charged.why).toBe('စကား အသစ်');
  });

  it('puts words that a language lacks where the first language has them', () => {
    const words = JSON.parse(read('locales/my/job.json'));
    delete words.fee.topic;
    content.write('locales/my/job.json', `${JSON.stringify(words, undefined, 2)}\n`);
    expect(ask('texts', { unit: 'job.fee' }).rows[1].cells.my).toBeUndefined();
    ask('saveWords', { unit: 'job.fee', key: 'topic', lang: 'my', will: 'စကား topic' });
    expect(Object.keys(JSON.parse(read('locales/my/job.json')).fee)).toEqual(['text', 'topic', 'choices']);
  });

  it('shows the words that a step borrows, and with the words who else says them: a change changes them there, too', () => {
    content.edit('flows/job.yaml', '  good:\n', '  good:\n    words_of: bad\n');
    for (const lang of ['en', 'my']) {
      const { good: _, ...words } = JSON.parse(read(`locales/${lang}/job.json`));
      content.write(`locales/${lang}/job.json`, JSON.stringify(words));
    }
    const borrowed = ask('texts', { unit: 'job.good' });
    expect(borrowed).toMatchObject({ unit: 'job.good', of: 'job.bad', shared: [] });
    expect(borrowed.rows).toEqual(ask('texts', { unit: 'job.bad' }).rows);
    expect(ask('texts', { unit: 'job.bad' })).toMatchObject({ of: 'job.bad', shared: ['job.good'] });
  });

  it('shows a step that only decides as one that says nothing, which is no mistake', () => {
    expect(ask('texts', { unit: 'job.verdict' })).toMatchObject({ of: 'job.verdict', rows: [] });
    expect(() => ask('texts', { unit: 'job.nothing' })).toThrow('There are no texts of that name');
  });

  it('makes the file of a language that has none', () => {
    rmSync(join(content.dir, 'locales/my/about.json'));
    ask('saveWords', { unit: 'about.gone', key: 'text', lang: 'my', will: 'စကား gone' });
    expect(JSON.parse(read('locales/my/about.json'))).toEqual({ gone: { text: 'စကား gone' } });
  });

  it.each([
    [{ was: 'other words' }, /Somebody else has changed these words.*“word none”.*“other words”/],
    [{ will: '  ' }, /The text is empty/],
    [{ key: 'choices' }, /no such text/],
    [{ key: 'choices.nothing' }, /no such text/],
    [{ unit: 'job.__proto__' }, /no such text/],
    [{ unit: '../job.fee' }, /no such text/],
    [{ lang: 'xx' }, /no such language now. It can be: en, my/],
  ])('refuses %j with a sentence', (change, sentence) => {
    expect(() => ask('saveWords', { ...fee, will: 'No fee', ...change })).toThrow(sentence);
  });

  it('lets a number change in the first language, and says which have to follow, since none of them could go first', () => {
    const number = { unit: 'job.good', key: 'text', lang: 'en', was: 'word text', will: 'Wait 30 days' };
    expect(tryWords(number).follow).toEqual(['my']);
    expect(tryWords(number).problems.filter(({ severity }: Any) => severity === 'error')).toEqual([]);
    expect(ask('saveWords', number).follow).toEqual(['my']);
    expect(desk.drafts.now().problems.some(({ severity }) => severity === 'error')).toBe(true);
    const other = { ...number, lang: 'my', was: 'စကား text', will: '၆၀ ရက် စောင့်ပါ' };
    expect(() => ask('saveWords', other)).toThrow('Nothing was saved, because it would be wrong');
    expect(ask('saveWords', { ...other, will: '၃၀ ရက် စောင့်ပါ' }).follow).toEqual([]);
    expect(desk.drafts.now().problems.some(({ severity }) => severity === 'error')).toBe(false);
  });

  it('lets reviewers write in their own languages only', () => {
    expect(() => ask('saveWords', { ...fee, will: 'No fee' }, reviewer)).toThrow('but not change them');
    ask('saveWords', { ...fee, lang: 'my', was: 'စကား none', will: 'မပေးရပါ' }, reviewer);
    expect(ask('texts', { unit: 'job.fee' }, reviewer).you).toEqual({
      name: 'A. Example',
      writes: ['my'],
      reviews: ['my'],
    });
  });
});

describe('reviewing a text', () => {
  const readingOf = (lang: string) => ask('texts', { unit: 'job.fee' }).readings[lang];
  const review = (more: object = {}, by = reviewer) =>
    ask('review', { unit: 'job.fee', lang: 'my', state: 'reviewed', seal: readingOf('my').seal, ...more }, by);

  it('records who has read it and when, beside what others have read', () => {
    ask('review', { unit: 'job.bad', lang: 'my', seal: ask('texts', { unit: 'job.bad' }).readings.my.seal }, reviewer);
    review();
    review({ state: 'approved' });
    const today = new Date().toISOString().slice(0, 10);
    expect(readingOf('my')).toMatchObject({ state: 'approved', read: { by: 'A. Example', date: today } });
    expect(read('locales/my/reviews.yaml').match(/^job\./gm)).toHaveLength(2);
    expect(desk.drafts.now().problems.filter(({ file }) => file.endsWith('reviews.yaml'))).toEqual([]);
  });

  it('takes it back by itself when the words or their English change, and says which, and who had read it', () => {
    review();
    ask('saveWords', { ...fee, will: 'No fee' });
    expect(readingOf('my')).toMatchObject({ state: 'draft', read: { by: 'A. Example', changed: 'english' } });
    review();
    ask('saveWords', { ...fee, lang: 'my', was: 'စကား none', will: 'မပေးရပါ' });
    expect(readingOf('my')).toMatchObject({ state: 'draft', read: { changed: 'words' } });
  });

  it('refuses for words that nobody has seen on the page, because a signature stands for what was read', () => {
    const { seal } = readingOf('my');
    content.edit('locales/my/job.json', 'စကား none', 'အခြား');
    expect(() => review({ seal })).toThrow('The words have changed since you loaded them');
  });

  it('is for reviewers of that language, who give their name', () => {
    expect(() => review({}, { ...reviewer, roles: ['editor'] })).toThrow('Only a reviewer');
    expect(() => review({ lang: 'en' })).toThrow('You read other languages: my');
    expect(() => review({}, ANYBODY)).toThrow('write your name');
    expect(() => review({ unit: 'job.nothing' })).toThrow('no such text in "my"');
    review({ by: 'B. "Example": #1' }, ANYBODY);
    expect(readingOf('my').read.by).toBe('B. "Example": #1');
  });
});

describe('words that people may type', () => {
  const menu = { unit: 'words.menu', key: '', lang: 'en' };
  const typed = (): string => ask('texts', { unit: 'words.menu' }).rows[0].cells.en.text;

  it('are listed like other texts, one a line, and changed with nothing else in the file', () => {
    expect(ask('state', {}).others).toContain('words.menu');
    const { rows } = ask('texts', { unit: 'words.menu' });
    expect(rows).toEqual([expect.objectContaining({ key: '', isList: true, isLabel: false })]);
    const before = read('locales/en/words.json');
    ask('saveWords', { ...menu, was: typed(), will: `${typed()}\n  Home \n\nhome\nHome` });
    expect(typed().split('\n').slice(-2)).toEqual(['Home', 'home']);
    const list = JSON.parse(before) as Record<string, string[]>;
    expect(JSON.parse(read('locales/en/words.json'))).toEqual({
      ...list,
      menu: [...(list.menu ?? []), 'Home', 'home'],
    });
  });

  it('are refused where they stand under another command already, and that is told while one types', () => {
    const [help = ''] = ask('texts', { unit: 'words.help' }).rows[0].cells.en.text.split('\n');
    const before = read('locales/en/words.json');
    const change = { ...menu, was: typed(), will: `${typed()}\n${help.toUpperCase()}` };
    const { problems, preview } = tryWords(change);
    expect([problems[0].message, preview]).toEqual([
      expect.stringContaining('stands under "menu" and under "help"'),
      undefined,
    ]);
    expect(() => ask('saveWords', change)).toThrow('stands under "menu" and under "help"');
    expect(read('locales/en/words.json')).toBe(before);
    expect(() => ask('saveWords', { ...menu, was: typed(), will: ' \n ' })).toThrow('The text is empty.');
  });

  it('are told where somebody else has changed them meanwhile', () => {
    const was = typed();
    content.edit('locales/en/words.json', '"menu": [', '"menu": ["centre", ');
    expect(() => ask('saveWords', { ...menu, was, will: `${was}\nhome` })).toThrow(
      'Somebody else has changed these words',
    );
  });
});
