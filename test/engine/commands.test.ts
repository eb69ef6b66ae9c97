import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/understand/meaning.ts';
import { languages, real, typedWords } from './real.ts';
import { atOffer, talk, where } from './talk.ts';

const leadsTo: [Command, string][] = [
  ['menu', 'menu.start'],
  ['help', 'people.where'],
  ['emergency', 'emergency.where'],
  ['delete', 'about.sure'],
];

/** Where each word leads in the middle of a conversation. */
const led = (lang: string, command: string): string[] =>
  typedWords(lang, command).map((word) => where(atOffer(lang).tap('no').say(word)));

describe.each(languages)('in "%s"', (lang) => {
  test.each(leadsTo)('every word for "%s" works in the middle of a conversation', (command, place) => {
    expect(new Set(led(lang, command))).toEqual(new Set([place]));
  });

  test.each(leadsTo)('every word for "%s" works as the very first message, and sets the language', (command, place) => {
    for (const word of typedWords(lang, command)) {
      const person = talk().say(word);
      expect(where(person)).toBe(place);
      // A word that two languages share, such as "sos", is the first one's.
      expect(typedWords(person.session.lang ?? '', command)).toContain(word);
    }
  });

  test('every word for changing the language shows all languages, or speaks the one that it names', () => {
    const places = typedWords(lang, 'language').map((word) => {
      const person = atOffer(lang).tap('no').say(word);
      return person.turn.replies[0]?.key === 'bot:language_set' ? 'welcome.language' : where(person);
    });
    expect(new Set(places)).toEqual(new Set(['welcome.language']));
  });

  test('every word for "back" goes back', () => {
    expect(new Set(led(lang, 'back'))).toEqual(new Set(['job-offer.paid']));
  });

  test('"help" is offered on every question, and "back" once there is something to go back to', () => {
    const person = atOffer(lang);
    expect(person.choices.map(({ choice }) => choice)).toEqual(['no', 'yes', 'unsure', '_open']);
    expect(person.tap('no').choices.map(({ choice }) => choice)).toEqual(['no', 'yes', 'unsure', '_open', '_back']);
  });
});

test('an emergency comes before every label: a word for danger is never an answer to something else', () => {
  const steps = Object.values(real.flows).flatMap((flow) =>
    Object.values(flow.steps).map((step) => ({ flow: flow.name, step: step.name })),
  );
  const words = languages.flatMap((lang) => typedWords(lang, 'emergency'));
  const people = steps.flatMap((at) =>
    words.map((word) => talk({ session: { lang: 'en', at, answers: {} } }).say(word)),
  );
  expect(new Set(people.map(({ session }) => session.at?.flow))).toEqual(new Set(['emergency']));
});

test('an emergency comes before a label with the same word, which a translator may write tomorrow', () => {
  const bundle = structuredClone(real);
  const paid = bundle.texts.en?.['job-offer']?.paid;
  if (typeof paid === 'object' && !Array.isArray(paid)) paid.choices = { no: 'SOS', yes: 'Yes' };
  const person = atOffer('en', { bundle });
  expect(person.choices[0]?.label).toBe('SOS');
  expect(where(person.say('sos'))).toBe('emergency.where');
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
