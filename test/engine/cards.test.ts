import { describe, expect, test } from 'vitest';
import { payChange } from '../../src/engine/sums/pay-change.ts';
import type { Inputs } from '../../src/engine/sums/sum.ts';
import { readCard, writeCard } from '../../src/understand/card.ts';
import { talk } from './talk.ts';

const start = (flow: string) => ({ lang: 'en', country: 'th', at: { flow, step: 'start' }, answers: {} });
const open = (flow: string) => talk({ session: start('menu') }).tapOld(`${flow}.start`, '_open');

/** Up to the card: a factory, 12,000 baht a month, eight hours, everything as it should be. */
const toTheCard = () =>
  open('promise')
    .tap('factory', 'month')
    .say('12,000 baht')
    .tap('eight', 'weekly', 'free', 'free', 'nothing', 'me', 'yes');

const cardIn = (words: string): string => /#.*#/.exec(words)?.[0] ?? '';

describe('the promise card', () => {
  test('says what was promised, in words and in one line for a program', () => {
    const it = toTheCard();
    expect(it.words).toContain('Pay: 12,000 baht');
    expect(cardIn(it.words)).toBe(
      '#work=factory,per=month,wage=12000THB,hours=eight,rest=weekly,room=free,food=free,cut=nothing,passport=me,leave=yes#',
    );
  });

  test('names no service: an agent or an employer may read it', () =>
    expect(toTheCard().words).not.toMatch(/waymark/i));

  test('leaves out what nobody knows', () => {
    const it = open('promise').tap(
      ...['work', 'per', 'hours', 'rest', 'room', 'food', 'cut', 'passport', 'leave'].map(() => 'unsure'),
    );
    expect(cardIn(it.words)).toBe('');
  });

  test('is forgotten with the conversation: the session holds nothing of it afterwards', () => {
    const it = toTheCard().tap('menu');
    expect(it.session.answers).toEqual({});
  });
});

describe('a card that comes back', () => {
  const pasted = `Fwd: my card\n• Pay: 12,000 baht\n${cardIn(toTheCard().words)}`;

  test('answers what was promised, so that only what is there now is asked', () => {
    const it = talk({ session: start('menu') }).say(pasted);
    expect(it.session.at).toEqual({ flow: 'compare', step: 'same_work' });
    it.tap('yes');
    expect(it.session.at?.step).toBe('now_per');
    expect(it.session.answers.promised_wage).toEqual({ amount: 12_000, currency: 'THB' });
  });

  test('is compared with what is there, and every difference for the worse is named at its question', () => {
    const it = talk({ session: start('menu') }).say(pasted);
    expect(it.tap('no').words).toContain('The work is another one');
    expect(it.tap('month').say('9000 baht').words).toContain('3,000 baht less');
    expect(it.tap('more').words).toContain('longer');
    expect(it.tap('none').words).toContain('fewer days off');
    expect(it.tap('paid').words).toContain('The room is not');
    expect(it.tap('none').words).toContain('The food is not');
    expect(it.tap('some').words).toContain('taken from your pay');
    expect(it.tap('others', 'no').words).toContain('Your papers belong to you');
  });

  test('and so is what is as it was promised', () => {
    const it = talk({ session: start('menu') })
      .say(pasted)
      .tap('yes', 'month')
      .say('12000 baht');
    expect(it.words).toContain('12,000 baht were promised, and you get 12,000 baht');
    for (const choice of ['eight', 'weekly', 'free', 'free', 'nothing', 'me'])
      expect(it.tap(choice).turn.replies).toHaveLength(1);
    expect(it.tap('yes').words).toContain('each difference for the worse');
    expect(it.words).not.toContain('Your papers belong to you');
  });

  test('is taken in the middle of anything, and asks what it does not say', () => {
    const it = talk({ session: start('job-offer') }).say('#per=day#');
    expect(it.session.at).toEqual({ flow: 'compare', step: 'same_work' });
    it.tap('yes');
    expect(it.session.at?.step).toBe('promised_wage');
  });

  test.each(['#wage=1e9#', '#wage=-5THB#', '#per=year#', '#constructor=yes,__proto__=no#', '#wage=99999999999999#'])(
    'that was made by hand (%s) puts nothing into the session but answers to its questions',
    (line) => {
      const { answers } = talk({ session: start('menu') }).say(line).session;
      expect(answers).toEqual({});
    },
  );

  test('is read as it was written', () => {
    const card = { work: 'factory', wage: '12000.50THB' };
    expect(readCard(`x ${writeCard(card)} y`)).toEqual(card);
    expect(readCard('no card here, #hashtag only')).toBeUndefined();
  });
});

describe('the pay that is given beside the pay that was promised', () => {
  const get = (promised: unknown, given: unknown, per = 'month'): Inputs =>
    ({
      money: (name: string) => (name === 'promised' ? promised : given),
      choice: (name: string) => (name === 'given_per' ? per : 'month'),
      number: () => undefined,
      date: () => undefined,
      today: '2026-11-22',
      fact: () => undefined,
    }) as Inputs;
  const THB = (amount: number) => ({ amount, currency: 'THB' });

  test.each([
    [THB(12_000), THB(9000), 'less'],
    [THB(9000), THB(9000), 'same'],
    [THB(9000), THB(9001), 'more'],
    [THB(9000), { amount: 9000 }, 'same'],
    [THB(9000), { amount: 9000, currency: 'MMK' }, 'unclear'],
    [undefined, THB(9000), 'unclear'],
  ])('%o and %o: %s', (promised, given, outcome) => expect(payChange.run(get(promised, given)).outcome).toBe(outcome));

  test('is not compared over different times', () =>
    expect(payChange.run(get(THB(9000), THB(400), 'day')).outcome).toBe('unclear'));
});
