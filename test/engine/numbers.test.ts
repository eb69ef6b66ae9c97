import { describe, expect, test } from 'vitest';
import { languages, real, textOf } from './real.ts';
import { oneFlow } from './small.ts';
import { talk } from './talk.ts';

const words = {
  days: { text: 'How many days?' },
  none: { text: 'None.' },
  some: { text: 'Some.' },
  after: { text: 'After?' },
};
const bundle = oneFlow(
  `start: days
steps:
  days: { accept: number, most: 31, next: { zero: none } }
  some: { when: { days: above_zero } }
  after: { offer: [on], next: { on: menu.start } }
  none: { next: after }`,
  words,
  {
    'locales/en/bot.json': JSON.stringify({
      ask_number_again: 'Only a number.',
      number_impossible: 'From 0 to {{most}}.',
      ask_kindly: 'Kindly.',
    }),
  },
);
const asked = () => talk({ bundle, session: { lang: 'en', answers: {} } }).tapOld('test.days', '_open');

describe('a question for a number', () => {
  test.each([
    ['plain', '12'],
    ['Thai', '๑๒'],
    ['Lao', '໑໒'],
    ['Burmese', '၁၂'],
    ['Khmer', '១២'],
    ['full-width', '１２'],
  ])('takes %s digits', (_, typed) => {
    const person = asked().say(typed);
    expect(person.session.answers.days).toBe(12);
    expect(person.words).toContain('Some.');
  });

  test('leads on by whether there are any', () => {
    expect(asked().say('0').words).toContain('None.');
    expect(asked().tap('unsure').words).not.toMatch(/None|Some/);
  });

  test.each(['32', '-5', '123456789', '1,000'])('asks once more, and says what can be, for %j', (typed) => {
    const person = asked().say(typed);
    expect(person.words).toContain('From 0 to 31.');
    expect(person.session.answers.days).toBeUndefined();
    expect(person.session.at).toEqual({ flow: 'test', step: 'days' });
  });

  test.each(['3 months', '1.5', 'many'])('does not guess what %j means', (typed) => {
    const person = asked().say(typed);
    expect(person.words).toContain('Only a number.');
    expect(person.session.answers.days).toBeUndefined();
  });

  test('leads to people after three messages that say nothing', () => {
    expect(asked().say('many').say('99').say('-1').words).toContain('Kindly.');
  });
});

describe('one page to show', () => {
  const page = (lang: string) =>
    talk({ session: { lang, country: 'th', answers: {} } })
      .tapOld('wages.start', 'count')
      .tap('thailand', 'other', 'day')
      .say('300')
      .say('12')
      .tap('tak')
      .say('1000')
      .tap('no', 'left', 'page');

  test.each(languages)('tells every answer and sum in "%s", and once more in Thai', (lang) => {
    const { replies } = page(lang).turn;
    const pages = replies.map(({ text }) => text).filter((text) => text.includes('2,600') || text.includes('2.600'));
    expect(pages).toHaveLength(lang === 'th' ? 1 : 2);
    expect(pages.at(-1)).toContain(textOf('th', 'bot:summary'));
    expect(pages.at(-1)).toContain('300 บาท');
    expect(pages[0]).toContain(textOf(lang, 'wages:days.topic'));
  });

  test('has nothing of what was not asked: no extra hours, no pay for being sent away', () => {
    const topics = ['work_hours', 'rest_hours', 'served'].map((step) => textOf('en', `wages:${step}.topic`));
    for (const topic of topics) expect(page('en').words).not.toContain(topic);
  });
});

describe('no figure is named', () => {
  const asks = (...taps: string[]) =>
    talk({ session: { lang: 'en', country: 'th', answers: {} } })
      .tapOld('wages.start', 'count')
      .tap(...taps);

  test.each([
    [['elsewhere']],
    [['thailand', 'home']],
    [['thailand', 'sea']],
    [['thailand', 'farm']],
    [['thailand', 'unsure']],
  ])('where other rules may count: %j', (taps) => {
    const person = asks(...taps);
    expect(person.words).not.toContain('=');
    expect(person.turn.replies.flatMap(({ phones }) => phones).length).toBeGreaterThan(0);
    expect(real.flows.wages?.steps[person.session.at?.step ?? '']?.kind).toBe('offer');
  });
});
