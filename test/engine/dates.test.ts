import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/engine/turn.ts';
import type { Result } from '../../src/engine/sums/sum.ts';
import { runSum } from '../../src/engine/sums/sums.ts';
import { languages, real, textOf } from './real.ts';
import { oneFlow } from './small.ts';
import { talk } from './talk.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const bundle = oneFlow(
  `start: since
steps:
  since: { accept: date, next: { any_date: known } }
  not_known: { next: after }
  known: {}
  after: { offer: [on], next: { on: menu.start } }`,
  {
    since: { text: 'Since when?' },
    known: { text: 'Known.' },
    not_known: { text: 'Not known.' },
    after: { text: 'Then?' },
  },
  {
    'locales/en/bot.json': JSON.stringify({
      ask_date_again: 'For example: {{example}}.',
      ask_month_too: 'The month, too: {{example}}.',
      date_impossible: 'Cannot be: {{example}}.',
      which_date: 'Which?',
    }),
  },
);
const asked = () => talk({ bundle, now: NOW, session: { lang: 'en', answers: {} } }).tapOld('test.since', '_open');

describe('a question for a day', () => {
  test.each([
    ['15/3/2567', '2024-03-15'],
    ['last month', '2026-10'],
  ])('keeps of %j the day or month alone, since nobody needs the words', (typed, date) => {
    const person = asked().say(typed);
    expect(person.session.answers).toEqual({ since: { date } });
    expect(person.words).toContain('Known.');
  });

  test('asks back with a button for each day that may be meant, and keeps nothing of them until one is tapped', () => {
    const person = asked().say('3/4/2024');
    expect(person.words).toBe('Which?');
    expect(person.session.answers).toEqual({});
    expect(person.choices.map(({ choice }) => choice)).toEqual(['2024-04-03', '2024-03-04', 'unsure', '_open']);
    expect(person.choices[0]?.label).toBe('Apr 3, 2024');
    expect(person.tap('2024-03-04').session.answers).toEqual({ since: { date: '2024-03-04' } });
  });

  test('understands what stands on such a button, for those whose buttons do not work', () => {
    expect(asked().say('3/4/2024').say('Apr 3, 2024').session.answers).toEqual({ since: { date: '2024-04-03' } });
  });

  test.each([
    ['2024', 'The month, too: September 2026.'],
    ['next month', 'Cannot be: September 15, 2026.'],
    ['blue', 'For example: September 15, 2026.'],
  ])('says of %j what would be understood, by an example that is past', (typed, words) => {
    const person = asked().say(typed);
    expect(person.words).toContain(words);
    expect(person.session.at?.step).toBe('since');
  });

  test.each(['2999-01-01', '2024-02-31', '1850-01', 'constructor'])(
    'takes no button from outside that was never offered: %s',
    (choice) => {
      expect(asked().tapOld('test.since', choice).session.answers).toEqual({});
    },
  );

  test('is an answer of its kind in conditions', () => {
    expect(asked().tap('unsure').words).toContain('Not known.');
  });
});

test('a cry is heard before the day in it', () => {
  const asking = { lang: 'en', at: { flow: 'wages', step: 'since' }, answers: { per: 'month' } };
  const person = talk({ now: NOW, session: asking }).say('they have locked me in since 3 months please save me');
  expect(person.session.at?.flow).not.toBe('wages');
  expect(person.session.suspended?.answers).toEqual({ per: 'month' });
});

test.each([
  'ตั้งแต่เดือนมีนาคม',
  'since 15 March 2024',
  'မတ်လကတည်းက',
  'từ tháng ba',
  '从三月开始',
  'តាំងពីខែមីនា',
  'ຕັ້ງແຕ່ເດືອນມີນາ',
])('a day with nothing beside it is no cry, however it sounds: %s', (typed) => {
  const asking = { lang: 'en', at: { flow: 'wages', step: 'since' }, answers: { per: 'month' } };
  const { answers } = talk({ now: NOW, session: asking }).say(typed).session;
  expect(JSON.stringify(answers.since)).toMatch(/"20\d\d-03/);
});

test('and one that is not clear is asked back, not taken for a cry', () => {
  const asking = { lang: 'en', at: { flow: 'wages', step: 'since' }, answers: { per: 'month' } };
  const person = talk({ now: NOW, session: asking }).say('ตั้งแต่วันที่ 3/4/2024');
  expect(person.choices.map(({ choice }) => choice).slice(0, 2)).toEqual(['2024-04-03', '2024-03-04']);
});

test('nor is an amount an answer where the message is a clear cry', () => {
  const asking = { lang: 'en', at: { flow: 'wages', step: 'pay' }, answers: { per: 'month' } };
  const person = talk({ now: NOW, session: asking }).say('they will kill me if I do not pay 5000 baht');
  expect(person.session.at?.flow).toBe('emergency');
});

const run = (step: string, answers: Record<string, Answer>, flow = 'wages'): Result => {
  const compute = real.flows[flow]?.steps[step];
  if (!compute) throw new Error(`No step ${flow}.${step}.`);
  return runSum(real, compute, { answers }, NOW);
};
const date = (when: string): Answer => ({ date: when });
const thb = (amount: number) => ({ amount, currency: 'THB' });

/** Days are counted as the calendar has them; the law behind the pay is told with unpaid_wages. */
const spans: [string, Answer, Answer | undefined, Result][] = [
  [
    'a day and today',
    date('2026-09-12'),
    'today',
    { outcome: 'months', values: { from: { date: '2026-09-12' }, to: { date: '2026-11-22' }, months: 2, days: 11 } },
  ],
  [
    'whole months, the first and the last in full',
    date('2026-03'),
    date('2026-06'),
    { outcome: 'months', values: { from: { date: '2026-03-01' }, to: { date: '2026-06-30' }, months: 4, days: 0 } },
  ],
  [
    'this month, which is not over',
    date('2026-11'),
    date('2026-11'),
    { outcome: 'days', values: { from: { date: '2026-11-01' }, to: { date: '2026-11-22' }, months: 0, days: 22 } },
  ],
  [
    'one day',
    date('2026-11-22'),
    'today',
    { outcome: 'days', values: { from: { date: '2026-11-22' }, to: { date: '2026-11-22' }, months: 0, days: 1 } },
  ],
  [
    'the wrong way round',
    date('2026-06'),
    date('2026-03'),
    { outcome: 'backwards', values: { from: { date: '2026-06-01' }, to: { date: '2026-03-31' } } },
  ],
  ['no second day', date('2026-06'), 'unsure', { outcome: 'unclear', values: {} }],
];

describe('the time that was not paid', () => {
  test.each(spans)('%s', (_, since, until, result) => {
    expect(run('time', { since, ...(until ? { until } : {}) })).toEqual(result);
  });

  test('is what is owed when all of it was not paid, and nobody counts it again', () => {
    const answers = { per: 'month', pay: thb(9000), since: date('2026-03'), until: date('2026-06'), received: thb(0) };
    expect(run('unpaid_between', answers)).toMatchObject({
      outcome: 'owed_months',
      values: { months: 4, odd_days: 0, owed: thb(36_000) },
    });
    expect(run('unpaid_between', { ...answers, received: thb(36_000) }).outcome).toBe('nothing');
    expect(run('unpaid_between', { ...answers, since: date('2026-10') }).outcome).toBe('unclear');
  });

  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
  const iso = (of: Date) => of.toISOString().slice(0, 10);

  test('never counts more days than there are, and never fewer than all but the days months differ by', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [one, other].map(iso).toSorted() as [string, string];
        const { values } = run('time', { since: date(from), until: date(to) });
        const all = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
        const [months, days] = [Number(values.months), Number(values.days)];
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(30);
        expect(months * 28 + days).toBeLessThanOrEqual(all);
        expect(months * 31 + days).toBeGreaterThanOrEqual(all);
      }),
    );
  });
});

describe('how long somebody has not been heard of', () => {
  test.each<[string, string, number]>([
    ['2026-11-22', 'just_now', 0],
    ['2026-11-20', 'just_now', 2],
    ['2026-11-19', 'days', 3],
    ['2026-10-23', 'days', 30],
    ['2026-10-22', 'long', 31],
    // All of this month may be meant.
    ['2026-11', 'just_now', 0],
    ['2026-10', 'days', 22],
  ])('%s is %s', (last, outcome, days) => {
    expect(run('heard', { last_heard: date(last) }, 'someone')).toEqual({
      outcome,
      values: { last: date(last), days },
    });
  });

  test('may stay open', () => {
    expect(run('heard', { last_heard: 'unsure' }, 'someone').outcome).toBe('unclear');
  });
});

describe.each(languages)('in %s', (lang) => {
  test('whoever was never paid since a month gets the sum of it, and somebody to ask', () => {
    const person = talk({ now: NOW, session: { lang, country: 'th', answers: {} } }).tapOld('wages.work_in', '_open');
    person.tap('thailand', 'other', 'month').say('9000').say('3/2026').say('6/2026');
    expect(person.words).toContain(textOf(lang, 'wages:soon.text'));
    expect(person.tap('yes').session.at?.step).toBe('place');
    expect(person.tap('other').say('0').words).toMatch(/36[.,]000/);
  });
});
