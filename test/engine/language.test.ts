import { describe, expect, test } from 'vitest';
import { languages, real, textOf } from './real.ts';
import { atOffer, talk, where } from './talk.ts';

const others = languages.filter((lang) => lang !== 'en');
const endonym = (lang: string): string => real.languages[lang]?.endonym ?? '';

describe.each(others)('changing to "%s" in the middle of a conversation', (lang) => {
  const question = atOffer(lang).tap('no').turn.replies.at(-1);

  test('by its name asks the same question in it, with the answers kept', () => {
    const person = atOffer().tap('yes').say(endonym(lang));
    expect(person.turn.replies.at(-1)).toEqual(question);
    expect(person.session).toMatchObject({ lang, answers: { paid: 'yes' } });
  });

  test('by the list of languages asks the same question in it, with the answers kept', () => {
    const person = atOffer().tap('yes').say('language').tap(lang);
    expect(person.turn.replies.at(-1)).toEqual(question);
    expect(person.session).toMatchObject({ lang, answers: { paid: 'yes' } });
    expect(person.session.suspended).toBeUndefined();
  });

  test('says so in it', () => {
    expect(atOffer().say(endonym(lang)).words).toContain(textOf(lang, 'bot:language_set'));
  });
});

describe('changing the language', () => {
  test('in an emergency leads back into the emergency, and from there to where it began', () => {
    const person = atOffer().tap('no', '_open', 'th').say('language').tap('my');
    expect(where(person)).toBe('emergency.what_now');
    expect(where(person.tap('back'))).toBe('job-offer.papers');
    expect(person.session).toMatchObject({ lang: 'my', answers: { paid: 'no' } });
  });

  test('in the list of people leads back to the people', () => {
    const person = atOffer().tap('no').say('help').tap('th', 'unsure').say('language').tap('my');
    expect(where(person)).toBe('people.after');
    expect(where(person.tap('_back', '_back', '_back'))).toBe('job-offer.papers');
  });

  test('again and again keeps what waits short', () => {
    const person = atOffer().tap('no');
    for (let n = 0; n < 50; n++) person.say('sos').say('help').say('language');
    expect(JSON.stringify(person.session).length).toBeLessThan(500);
    for (let n = 0; n < 5 && person.session.at?.flow !== 'job-offer'; n++) person.say('back');
    expect(where(person)).toBe('job-offer.papers');
    expect(person.session.answers).toEqual({ paid: 'no' });
  });

  test('works before anything else was said', () => {
    expect(talk().say('ไทย').session).toMatchObject({ lang: 'th', at: { flow: 'menu', step: 'start' } });
    expect(talk().say('ภาษาไทย').session.lang).toBe('th');
  });

  test('asks for the language in all languages, each by its own name', () => {
    const person = atOffer('my').say('language');
    expect(person.choices.filter(({ nav }) => !nav).map(({ label }) => label)).toEqual(
      Object.values(real.languages).map((each) => each.endonym),
    );
    for (const lang of languages) expect(person.words).toContain(textOf(lang, 'welcome:language.text'));
  });
});
