import { describe, expect, test } from 'vitest';
import { writeTap } from '../../src/channels/channel.ts';
import { languages, real, typedWords } from './real.ts';
import { atMenu, atOffer, talk, where } from './talk.ts';

const numbers: [string, string][] = [
  ['plain', '123456789'],
  ['Thai', '๑๒๓๔๕๖๗๘๙'],
  ['Burmese', '၁၂၃၄၅၆၇၈၉'],
  ['Khmer', '១២៣៤៥៦៧៨៩'],
  ['Lao', '໑໒໓໔໕໖໗໘໙'],
  ['full-width', '１２３４５６７８９'],
];

/** At the question where the job is: nine countries, and "I don't know" as the tenth. */
const atDestination = (lang = 'en') => atOffer(lang).tap('no', 'no', 'no', 'no', 'mm');

/** At the question how much the pay for a day is. */
const atWage = () => atDestination().tap('th', 'shop', 'adult', 'employer', 'can_read', 'day');

/** Who offers the job, as typed. */
const offeredBy = (word: string) => atDestination().tap('th', 'shop', 'adult').say(word).session.answers.offered_by;

describe('a question is answered', () => {
  test('by a tap, whose word says where it belongs', () => {
    const person = atDestination().tap('th');
    expect(person.session.answers.destination).toBe('th');
    expect(writeTap(person.choices[0]?.at ?? { flow: '', step: '' }, 'factory')).toBe('job-offer.work.factory');
  });

  test.each(numbers)('by its number in %s digits', (_, digits) => {
    const names = ['here', 'th', 'my', 'cn', 'la', 'kh', 'mm', 'vn', 'other'];
    const answered = digits.split('').map((digit) => atDestination().say(digit).session.answers.destination);
    expect(answered).toEqual(names);
  });

  test.each(languages)('by any label, typed in "%s", whatever language the person has chosen', (lang) => {
    const labels = atDestination(lang).choices.filter(({ nav }) => !nav);
    expect(labels).toHaveLength(10);
    for (const { label, choice } of labels) {
      expect(atDestination(lang).say(label).session.answers.destination).toBe(choice);
      expect(atDestination('th').say(label).session.answers.destination).toBe(choice);
    }
  });

  test('by a part that only one label has, and not by one that two have', () => {
    expect(['broker', 'online', 'employer'].map(offeredBy)).toEqual(['broker', 'stranger', 'employer']);
    // "a" is in all of them, and two letters are in too many words.
    expect(['a', 'er', 'com'].map(offeredBy)).toEqual([undefined, undefined, 'agency']);
  });

  test.each(languages)('by a word for yes or no in "%s"', (lang) => {
    for (const says of ['yes', 'no']) {
      const answered = typedWords(lang, says).map((word) => atOffer(lang).say(word).session.answers.paid);
      expect(new Set(answered)).toEqual(new Set([says]));
    }
  });

  test.each(languages)('by a word for "I don\'t know" in "%s"', (lang) => {
    const answered = typedWords(lang, 'unsure').map((word) => atOffer(lang).say(word).session.answers.paid);
    expect(new Set(answered)).toEqual(new Set(['unsure']));
  });

  test('by an amount of money, of which the currency is asked when it was not named', () => {
    expect(atWage().say('400 baht').session.answers.wage).toEqual({ amount: 400, currency: 'THB' });
    expect(where(atWage().say('400 baht'))).toBe('job-offer.place');
    expect(where(atWage().say('๔๐๐'))).toBe('job-offer.wage_currency');
    expect(atWage().say('๔๐๐').tap('THB').session.answers).toMatchObject({
      wage: { amount: 400 },
      wage_currency: 'THB',
    });
  });

  test('never by the number of a choice where an amount is asked: "1" is one baht there', () => {
    expect(atWage().say('1').session.answers.wage).toEqual({ amount: 1 });
  });

  test('not by a number that no choice has', () => {
    const answered = ['0', '11', '99', '-1x'].map((typed) => atDestination().say(typed).session.answers.destination);
    expect(answered).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test('"no" is never taken for "I don\'t know", of which it is a part in Thai, Lao and Vietnamese', () => {
  for (const word of ['ไม่', 'ບໍ່', 'không']) {
    expect(atOffer().say(word).session.answers.paid).toBe('no');
    expect(atDestination().say(word).session.answers.destination).toBeUndefined();
  }
});

test('a menu is answered by number and label as well', () => {
  expect(where(atMenu().say('1'))).toBe('job-offer.paid');
  expect(where(atMenu('my').say('၁'))).toBe('job-offer.paid');
  expect(where(atMenu().say('check a job offer'))).toBe('job-offer.paid');
});

const coming = () => talk().send({ kind: 'arrive' });

test.each(languages)('a language is chosen by number, own name and tap: "%s"', (lang) => {
  const endonym = real.languages[lang]?.endonym ?? '';
  const number = String(Object.keys(real.languages).indexOf(lang) + 1);
  for (const person of [coming().tap(lang), coming().say(endonym), coming().say(number)]) {
    expect(person.session.lang).toBe(lang);
    expect(where(person)).toBe('menu.start');
  }
});

test.each(languages)('every label of every question in "%s" is taken for itself', (lang) => {
  const mistaken: string[] = [];
  for (const { flow, step } of questions) {
    const session = { lang, at: { flow: flow.name, step: step.name }, answers: {} };
    const asked = talk({ session }).send({ kind: 'media', what: 'image' });
    for (const { label, choice } of asked.choices.filter(({ nav }) => !nav)) {
      const [typed, tapped] = [
        talk({ session }).say(label),
        talk({ session }).tapOld(`${flow.name}.${step.name}`, choice),
      ];
      // Where an answer leads into another conversation, it is forgotten at once.
      const isTaken = typed.session.answers[step.name] === choice || typed.words === tapped.words;
      if (!isTaken) mistaken.push(`${step.name}: ${label}`);
    }
  }
  expect(mistaken).toEqual([]);
});

const questions = Object.values(real.flows).flatMap((flow) =>
  Object.values(flow.steps)
    .filter(({ kind, keep }) => kind === 'ask' && keep !== 'lang')
    .map((step) => ({ flow, step })),
);
