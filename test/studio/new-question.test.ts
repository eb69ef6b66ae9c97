import { describe, expect, it } from 'vitest';
import { studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);

const words = { text: 'Is there a paper?', topic: 'The paper', choices: { yes: 'Yes', no: 'No' } };
const burmese = { text: 'စာချုပ် ရှိလား။', topic: 'စာချုပ်', choices: { yes: 'ရှိတယ်', no: 'မရှိဘူး' } };
const question = {
  flow: 'job',
  step: 'excess',
  name: 'paper',
  answers: ['yes', 'no'],
  words: { en: words, my: burmese },
};
const add = (more: object = {}) => ask('addQuestion', { ...question, ...more });
const canFollow = async (step: string): Promise<boolean> => (await ask('step', { flow: 'job', step })).canFollow;
const { read } = content;

describe('a new question', () => {
  it('stands below its step, and its words beside those of its neighbours in every language', async () => {
    const before = read('flows/job.yaml');
    expect((await add()).wrong).toBeUndefined();
    expect(read('flows/job.yaml')).toBe(before.replace('  verdict:\n', '  paper:\n    ask: [yes, no]\n  verdict:\n'));
    const order = Object.keys(JSON.parse(read('locales/en/job.json')) as object);
    expect(order[order.indexOf('paper') - 1]).toBe('excess');
    expect(JSON.parse(read('locales/my/job.json'))).toMatchObject({ paper: burmese });
  });

  it('takes over where its step led, so that nothing is left out', async () => {
    expect((await add({ step: 'good' })).wrong).toBeUndefined();
    expect(read('flows/job.yaml')).toMatch(/ {2}good:\s+(?:\{\}\n)? {2}paper:\n {4}ask: \[yes, no\]\n {4}next: tips\n/);
  });

  it('comes not after a step that chooses the way itself', async () => {
    expect((await add({ step: 'verdict' })).wrong).toContain('"verdict" chooses itself where each answer leads');
    expect((await add({ step: 'after' })).wrong).toContain('"after" chooses itself');
  });

  it('is offered only where it can come, so that nobody writes it in seven languages for nothing', async () => {
    expect(await Promise.all(['verdict', 'after', 'excess', 'good'].map(canFollow))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ['a name that is there', { name: 'fee' }, 'There is a step "fee" already'],
    ['a name that is none', { name: 'Has Contract' }, 'small English letters'],
    ['one answer', { answers: ['yes'] }, 'two to 8 answers'],
    ['an answer twice', { answers: ['yes', 'yes'] }, 'two to 8 answers'],
    [
      'no short name where open questions are listed',
      { words: { en: words, my: { ...burmese, topic: '' } } },
      'missing in: my',
    ],
    ['a language without words', { words: { en: words } }, 'still missing in: my'],
  ])('is refused with a sentence, and nothing is written: %s', async (_, more, sentence) => {
    const before = [read('flows/job.yaml'), read('locales/en/job.json')];
    expect((await add(more)).wrong).toContain(sentence);
    expect([read('flows/job.yaml'), read('locales/en/job.json')]).toEqual(before);
  });
});
