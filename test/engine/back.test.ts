import { describe, expect, test } from 'vitest';
import { atMenu, atOffer, talk, where } from './talk.ts';

describe('"back"', () => {
  test('takes the last answer away and asks that question again', () => {
    const person = atOffer().tap('no', 'yes', '_back');
    expect(where(person)).toBe('job-offer.papers');
    expect(person.session.answers).toEqual({ paid: 'no' });
    expect(where(person.say('back'))).toBe('job-offer.paid');
    expect(person.session.answers).toEqual({});
  });

  test('takes a kept country away, too, so that a wrong tap there can be mended', () => {
    const person = atOffer().tap('no', 'no', 'no', 'no', 'mm');
    expect(person.session.country).toBe('mm');
    person.tap('_back');
    expect(where(person)).toBe('job-offer.country');
    expect(person.session.country).toBeUndefined();
    expect(person.tap('kh').session.country).toBe('kh');
  });

  test('out of an interruption in which the country was changed and taken back leaves the first one', () => {
    const person = atOffer().tap('no', 'no', 'no', 'no', 'mm').say('help').tap('unsure', 'elsewhere', 'th', '_back');
    expect(person.session.country).toBeUndefined();
    expect(where(person.tap('_back'))).toBe('job-offer.destination');
    expect(person.session.country).toBe('mm');
  });

  test('before the first answer leads out of the conversation', () => {
    expect(where(atOffer().say('back'))).toBe('menu.start');
    expect(where(atMenu().say('back'))).toBe('menu.start');
  });

  test('before the first answer of an interruption leads to what was interrupted', () => {
    const person = atOffer().tap('no', '_open').say('back');
    expect(where(person)).toBe('job-offer.papers');
    expect(person.session.answers).toEqual({ paid: 'no' });
  });

  test('is the first message of somebody: the languages are shown, nothing breaks', () => {
    expect(talk().say('back').words).not.toBe('');
  });

  test('all the way from the result leads through every answered question once, in reverse', () => {
    const person = atOffer().tap('no', 'no', 'no', 'yes', 'result');
    const asked: string[] = [];
    for (let n = 0; n < 10 && where(person) !== 'menu.start'; n++) asked.push(where(person.say('back')));
    expect(asked).toEqual([
      'job-offer.online',
      'job-offer.travelling',
      'job-offer.papers',
      'job-offer.paid',
      'menu.start',
    ]);
  });

  test('takes away what was answered, and with it what followed from it', () => {
    const once = atOffer().tap('yes', 'no', 'no', 'no');
    const twice = atOffer().tap('yes', '_back', 'yes', 'no', 'no', 'no');
    expect(twice.tap('result').words).toBe(once.tap('result').words);
  });
});
