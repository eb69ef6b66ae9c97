import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFallback } from '../../src/engine/engine.ts';
import { oneFlow } from './small.ts';
import { languages, real, textOf, today } from './real.ts';
import { atMenu, atOffer, talk, where } from './talk.ts';

describe('what is not understood', () => {
  test('is asked again, then more kindly, then people are offered: nobody argues with a machine', () => {
    const person = atOffer().tap('no').say('blorp');
    expect(person.words).toContain('Please tap one of the answers');
    expect(where(person)).toBe('job-offer.papers');
    person.say('blorp blorp');
    expect(person.words).toContain('That is not your fault');
    expect(where(person)).toBe('job-offer.papers');
    person.say('blorp');
    expect(where(person)).toBe('people.where');
    expect(where(person.tap('_back'))).toBe('job-offer.papers');
    expect(person.session.answers).toEqual({ paid: 'no' });
  });

  test('begins anew to be counted once something was understood', () => {
    const person = atOffer().say('blorp').say('blorp').say('no').say('blorp');
    expect(person.session.missed).toBe(1);
    expect(person.say('blorp').tap('no').say('blorp').session.missed).toBe(1);
  });

  test('where an amount is asked shows how to write one', () => {
    const person = atOffer().tap('no', 'no', 'no', 'no', 'mm', 'th', 'factory', 'employer', 'can_read', 'day');
    expect(person.say('a lot').words).toContain('5000 baht');
  });

  test('as a first message shows the languages', () => {
    expect(where(talk().say('မင်္ဂလာပါ'))).toBe('welcome.language');
  });

  test('never breaks a turn, and always leaves words and a way to people', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (texts) => {
        const person = atMenu();
        for (const text of texts) {
          expect(person.say(text).words).not.toBe('');
          expect(person.choices.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    ['image', 'I did not open or keep it'],
    ['audio', 'I did not open or keep your recording'],
    ['sticker', 'Please tap an answer'],
    ['video', 'I did not open or keep what you sent'],
    ['new in 2030', 'I did not open or keep what you sent'],
  ])('a %s: it is said so, and the question comes again', (what, says) => {
    const person = atOffer().tap('no').send({ kind: 'media', what });
    expect(person.words).toContain(says);
    expect(where(person)).toBe('job-offer.papers');
  });

  test('from somebody new: the languages are shown', () => {
    expect(where(talk().send({ kind: 'media', what: 'image' }))).toBe('welcome.language');
  });

  test('in a group: everybody is told to write in private, in all languages, and nothing is remembered', () => {
    const { turn } = talk().send({ kind: 'group' });
    expect(turn.session).toEqual({ answers: {} });
    expect(turn.replies).toHaveLength(1);
    for (const lang of languages) expect(turn.replies[0]?.text).toContain(textOf(lang, 'bot:write_privately'));
    expect(turn.replies[0]?.choices).toEqual([]);
  });
});

describe('coming', () => {
  test('for the first time shows the languages; again, the menu', () => {
    expect(where(talk().send({ kind: 'arrive' }))).toBe('welcome.language');
    const again = atOffer('th').tap('no').send({ kind: 'arrive' });
    expect(where(again)).toBe('menu.start');
    expect(again.session).toMatchObject({ lang: 'th', answers: {} });
  });
});

describe('after a deploy under a live session', () => {
  test.each([
    ['a step that is gone', { flow: 'job-offer', step: 'gone' }],
    ['a flow that is gone', { flow: 'gone', step: 'start' }],
  ])('%s leads to the menu, with language and country kept', (_, at) => {
    const session = { lang: 'th', country: 'mm', at, answers: { old: 'yes' } };
    for (const person of [talk({ session }).say('1'), talk({ session }).send({ kind: 'media', what: 'image' })]) {
      expect(where(person)).toBe('menu.start');
      expect(person.session).toMatchObject({ lang: 'th', country: 'mm' });
    }
  });

  test('an interrupted conversation that is gone leads to the menu', () => {
    const suspended = { at: { flow: 'gone', step: 'x' }, answers: {} };
    const session = { lang: 'en', country: 'th', at: { flow: 'emergency', step: 'what_now' }, answers: {}, suspended };
    expect(where(talk({ session }).tapOld('emergency.what_now', 'back'))).toBe('menu.start');
  });

  test('a language that is gone leaves all of them to read', () => {
    expect(talk({ session: { lang: 'xx', answers: {} } }).say('menu').words).toContain('What do you need?');
  });

  test('answers that mean nothing any more are passed over', () => {
    const session = {
      lang: 'en',
      at: { flow: 'job-offer', step: 'family' },
      answers: { gone: 'x', paid: 'old choice' },
    };
    expect(talk({ session }).tapOld('job-offer.family', 'yes').words).toContain('approves no job');
  });
});

describe('a mistake of staff', () => {
  test('a text that a translator forgot is said in the first language: a question without words would be silence', () => {
    const bundle = oneFlow('start: a\nsteps: { a: { ask: [x] } }', { a: { text: 'In English', choices: { x: 'X' } } });
    const person = talk({ bundle, session: { lang: 'th', answers: {} } }).tapOld('test.a', '_open');
    expect(person.words).toBe('In English');
    expect(person.choices[0]?.label).toBe('X');
  });

  test('a circle that never asks ends at the menu, and nobody gets hundreds of bubbles', () => {
    const bundle = oneFlow('start: start\nsteps: { start: { next: other }, other: { next: start } }', {
      start: { text: 'Round' },
      other: { text: 'and round' },
    });
    const person = talk({ bundle, session: { lang: 'en', answers: {} } }).tapOld('menu.start', 'go');
    expect(person.turn.replies.map(({ text }) => text)).toEqual(['Menu']);
    expect(where(person)).toBe('menu.start');
  });

  test('a menu that goes round in a circle, or no menu at all, ends the turn', () => {
    const circle = oneFlow(
      'start: start\nsteps: { start: {} }',
      {},
      { 'flows/menu.yaml': 'start: start\nsteps: { start: { next: start } }' },
    );
    expect(talk({ bundle: circle, session: { lang: 'en', answers: {} } }).say('x').session.at).toBeUndefined();
    const none = oneFlow('start: start\nsteps: { start: {} }', {}, { 'flows/menu.yaml': 'start: a\nsteps: { a: {} }' });
    expect(() => talk({ bundle: none }).say('x').tapOld('gone.gone', 'x')).not.toThrow();
  });

  test('two questions that each depend on the other are passed over, not looked at for ever', () => {
    const bundle = oneFlow(
      'start: a\nsteps: { a: { ask: [x], when: { b: x } }, b: { ask: [x], when: { a: x } }, c: { ask: [x] } }',
      {
        c: { text: 'C?' },
      },
    );
    const person = talk({ bundle, session: { lang: 'en', answers: {} } }).tapOld('test.a', '_open');
    expect(where(person)).toBe('test.c');
  });
});

test.each([...languages, undefined])('when a turn breaks, there are words and somebody to call, in "%s"', (lang) => {
  const replies = createFallback(real)(lang, today);
  const words = replies.map(({ text }) => text).join('\n');
  expect(words).toContain(textOf(lang ?? 'en', 'bot:went_wrong'));
  expect(words).toContain('☎ 191');
  expect(words).not.toMatch(/\{\{|emergency:|card/);
});
