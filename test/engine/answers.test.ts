import { describe, expect, test } from 'vitest';
import { writeTap } from '../../src/channels/channel.ts';
import { languages, real } from './real.ts';
import { atMenu, atOffer, talk, where } from './talk.ts';

const numbers: [string, string[]][] = [
  ['plain', ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
  ['Thai', [...'๑๒๓๔๕๖๗๘๙']],
  ['Burmese', [...'၁၂၃၄၅၆၇၈၉']],
  ['Khmer', [...'១២៣៤៥៦៧៨៩']],
  ['Lao', [...'໑໒໓໔໕໖໗໘໙']],
  ['full-width', [...'１２３４５６７８９']],
];

/** At the question where the job is: nine countries, and "I don't know" as the tenth. */
const atDestination = (lang = 'en') => atOffer(lang).tap('no', 'no', 'no', 'no', 'mm');

describe('a question is answered', () => {
  test('by a tap, whose word says where it belongs', () => {
    const person = atDestination().tap('th');
    expect(person.session.answers.destination).toBe('th');
    expect(writeTap(person.choices[0]?.at ?? { flow: '', step: '' }, 'factory')).toBe('job-offer.work.factory');
  });

  test.each(numbers)('by its number in %s digits', (_, digits) => {
    const names = ['here', 'th', 'my', 'cn', 'la', 'kh', 'mm', 'vn', 'other'];
    for (const [index, digit] of digits.entries()) {
      expect(atDestination().say(digit).session.answers.destination).toBe(names[index]);
    }
  });

  test.each(languages)('by any label, typed in "%s", whatever language the person has chosen', (lang) => {
    const labels = atDestination(lang).choices.filter(({ nav }) => !nav);
    expect(labels).toHaveLength(10);
    for (const { label, choice } of labels) {
      expect(atDestination(lang).say(label).session.answers.destination, label).toBe(choice);
      expect(atDestination('th').say(label).session.answers.destination, label).toBe(choice);
    }
  });

  test('by a part that only one label has, and not by one that two have', () => {
    const atWho = () => atDestination().tap('th', 'factory');
    expect(atWho().say('broker').session.answers.offered_by).toBe('broker');
    expect(atWho().say('online').session.answers.offered_by).toBe('stranger');
    // "The employer" alone has it; "a" is in all of them, and two letters are in too many words.
    expect(atWho().say('employer').session.answers.offered_by).toBe('employer');
    expect(atWho().say('a').session.answers.offered_by).toBeUndefined();
    expect(atWho().say('er').session.answers.offered_by).toBeUndefined();
  });

  test.each(languages)('by a word for yes or no in "%s"', (lang) => {
    const words = real.texts[lang]?.words;
    for (const says of ['yes', 'no']) {
      for (const word of words?.[says] as string[]) {
        expect(atOffer(lang).say(word).session.answers.paid, word).toBe(says);
      }
    }
  });

  test.each(languages)('by a word for "I don\'t know" in "%s"', (lang) => {
    for (const word of real.texts[lang]?.words?.unsure as string[]) {
      expect(atOffer(lang).say(word).session.answers.paid, word).toBe('unsure');
    }
  });

  test('by an amount of money, of which the currency is asked when it was not named', () => {
    const atWage = () => atDestination().tap('th', 'factory', 'employer', 'can_read', 'day');
    expect(atWage().say('400 baht').session.answers.wage).toEqual({ amount: 400, currency: 'THB' });
    expect(where(atWage().say('400 baht'))).toBe('job-offer.place');
    expect(where(atWage().say('๔๐๐'))).toBe('job-offer.wage_currency');
    expect(atWage().say('๔๐๐').tap('THB').session.answers).toMatchObject({
      wage: { amount: 400 },
      wage_currency: 'THB',
    });
  });

  test('never by the number of a choice where an amount is asked: "1" is one baht there', () => {
    const atWage = atDestination().tap('th', 'factory', 'employer', 'can_read', 'day');
    expect(atWage.say('1').session.answers.wage).toEqual({ amount: 1 });
  });

  test('not by a number that no choice has', () => {
    for (const typed of ['0', '11', '99', '-1x']) {
      expect(atDestination().say(typed).session.answers.destination, typed).toBeUndefined();
    }
  });
});

test('"no" is never taken for "I don\'t know", of which it is a part in Thai, Lao and Vietnamese', () => {
  for (const word of ['ไม่', 'ບໍ່', 'không']) {
    expect(atOffer().say(word).session.answers.paid, word).toBe('no');
    expect(atDestination().say(word).session.answers.destination, word).toBeUndefined();
  }
});

test('a menu is answered by number and label as well', () => {
  expect(where(atMenu().say('1'))).toBe('job-offer.paid');
  expect(where(atMenu('my').say('၁'))).toBe('job-offer.paid');
  expect(where(atMenu().say('check a job offer'))).toBe('job-offer.paid');
});

test.each(languages)('a language is chosen by number, own name and tap: "%s"', (lang) => {
  const first = () => talk().send({ kind: 'arrive' });
  const endonym = real.languages[lang]?.endonym ?? '';
  const number = String(Object.keys(real.languages).indexOf(lang) + 1);
  for (const person of [first().tap(lang), first().say(endonym), first().say(number)]) {
    expect(person.session.lang).toBe(lang);
    expect(where(person)).toBe('menu.start');
  }
});

test.each(languages)('every label of every question in "%s" is taken for itself', (lang) => {
  for (const flow of Object.values(real.flows)) {
    for (const step of Object.values(flow.steps).filter(({ kind, keep }) => kind === 'ask' && keep !== 'lang')) {
      const session = { lang, at: { flow: flow.name, step: step.name }, answers: {} };
      const asked = talk({ session }).send({ kind: 'media', what: 'image' });
      for (const { label, choice } of asked.choices.filter(({ nav }) => !nav)) {
        const { answers } = talk({ session }).say(label).session;
        expect(answers[step.name], `${flow.name}.${step.name}: ${label}`).toBe(choice);
      }
    }
  }
});
