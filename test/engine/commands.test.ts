import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/understand/meaning.ts';
import { languages, real } from './real.ts';
import { atOffer, talk, where } from './talk.ts';

const leadsTo: [Exclude<Command, 'unsure' | 'back'>, RegExp][] = [
  ['menu', /^menu\.start$/],
  ['help', /^people\.where$/],
  ['emergency', /^emergency\.where$/],
  ['delete', /^about\.sure$/],
];

const words = (lang: string, command: string): string[] => real.texts[lang]?.words?.[command] as string[];

describe.each(languages)('in "%s"', (lang) => {
  test.each(leadsTo)('every word for "%s" works in the middle of a conversation', (command, place) => {
    for (const word of words(lang, command)) expect(where(atOffer(lang).tap('no').say(word)), word).toMatch(place);
  });

  test.each(leadsTo)(
    'every word for "%s" works as the very first message, and is answered in that language',
    (command, place) => {
      for (const word of words(lang, command)) {
        const person = talk().say(word);
        expect(where(person), word).toMatch(place);
        // A word that two languages share, such as "sos", is the first one's.
        expect(words(person.session.lang ?? '', command), word).toContain(word);
      }
    },
  );

  test('every word for changing the language shows all languages, or chooses the one that it names', () => {
    for (const word of words(lang, 'language')) {
      const person = atOffer(lang).tap('no').say(word);
      if (where(person) === 'welcome.language') expect(person.choices.length).toBeGreaterThanOrEqual(7);
      else expect(person.session.lang, word).toBe(lang);
    }
  });

  test('every word for "back" goes back', () => {
    for (const word of words(lang, 'back'))
      expect(where(atOffer(lang).tap('no').say(word)), word).toBe('job-offer.paid');
  });

  test('"help" is offered on every question, and "back" once there is something to go back to', () => {
    const person = atOffer(lang);
    expect(person.choices.map(({ choice }) => choice)).toEqual(['no', 'yes', 'unsure', '_open']);
    expect(person.tap('no').choices.map(({ choice }) => choice)).toEqual(['no', 'yes', 'unsure', '_open', '_back']);
  });
});

test('an emergency comes before every label: a word for danger is never an answer to something else', () => {
  for (const flow of Object.values(real.flows)) {
    for (const step of Object.values(flow.steps).filter(({ kind }) => kind !== 'say')) {
      for (const word of ['sos', 'ช่วยด้วย', '救命', 'ကယ်ပါ']) {
        const person = talk({ session: { lang: 'en', at: { flow: flow.name, step: step.name }, answers: {} } });
        expect(person.say(word).session.at?.flow, `${word} at ${flow.name}.${step.name}`).toBe('emergency');
      }
    }
  }
});

describe('erasing', () => {
  test('asks once, and then forgets language, country, answers and what waits to be sent', () => {
    const person = atOffer('th').tap('no', 'no', 'no', 'no', 'mm').say('delete my data');
    expect(person.turn.forget).toBeUndefined();
    expect(person.tap('delete').turn).toMatchObject({ forget: true, session: { answers: {} } });
    expect(Object.keys(person.session)).toEqual(['answers']);
    expect(person.turn.replies.at(-1)?.lang).toBe('th');
  });

  test('can be thought better of', () => {
    const person = atOffer('th').say('delete my data').tap('keep');
    expect(person.turn.forget).toBeUndefined();
    expect(where(person)).toBe('menu.start');
    expect(person.session.lang).toBe('th');
  });

  test('leaves somebody who comes again as new', () => {
    const person = atOffer('th').say('delete my data').tap('delete').say('hello');
    expect(where(person)).toBe('welcome.language');
    expect(person.session.country).toBeUndefined();
  });

  test('happens at once, and without a word, when somebody blocks or leaves the bot', () => {
    const { turn } = atOffer().tap('no').send({ kind: 'leave' });
    expect(turn).toEqual({ session: { answers: {} }, replies: [], forget: true });
  });
});
