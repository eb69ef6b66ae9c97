import { describe, expect, test } from 'vitest';
import { languages, real } from './real.ts';
import { atMenu, talk } from './talk.ts';

/** Staff have called everybody, and all organisations agreed. */
const everybodyCalled = {
  ...real,
  contacts: Object.fromEntries(
    Object.entries(real.contacts).map(([id, contact]) => {
      const phone = contact.phone === 'unknown' ? '02-000-0000' : contact.phone;
      const done = { date: '2026-11-20', by: 'A. Example' };
      return [id, { ...contact, phone, called: done, agreed: done }];
    }),
  ),
};

describe('a list of numbers', () => {
  test.each(languages)('is a line for each country in "%s" as long as the country is unknown', (lang) => {
    const person = atMenu(lang).tap('people', 'unsure', 'unsure');
    expect(person.turn.replies[0]?.phones.length).toBeGreaterThan(4);
    expect(person.words.length).toBeLessThan(1500);
  });

  test('tells five in full and the others in a line each, when staff have called all of them', () => {
    const person = talk({ bundle: everybodyCalled, session: { lang: 'en', country: 'th', answers: {} } });
    person.tapOld('papers.where', '_open').tap('kept');
    const list = person.turn.replies.find(({ phones }) => phones.length > 0);
    expect(list?.phones.length).toBeGreaterThan(10);
    expect(list?.text.match(/We called this number/g)).toHaveLength(5);
    expect(list?.text.length).toBeLessThan(4500);
  });

  test('of a line each says who does not answer now, because somebody in danger calls the first they see', () => {
    const card = (day: string) =>
      talk({ now: Date.parse(day), session: { lang: 'en', country: 'cn', answers: {} } }).say('help now').words;
    expect(card('2026-11-22T03:00:00Z')).toContain("Women's Federation ☎ 12338 – Closed now.");
    expect(card('2026-11-23T02:00:00Z')).toMatch(/Women's Federation ☎ 12338$/m);
    expect(card('2026-11-22T03:00:00Z')).toMatch(/Police ☎ 110$/m);
  });

  test('of several countries names who may answer now, where somebody does', () => {
    const listed = (day: string) =>
      talk({ now: Date.parse(day), session: { lang: 'en', answers: {} } }).tapOld('people.listed', '_open').words;
    expect(listed('2026-11-22T03:00:00Z')).toContain('China: Legal aid ☎ 12348');
    expect(listed('2026-11-23T02:00:00Z')).toContain("China: Women's Federation ☎ 12338");
  });

  test('for a topic that nobody is there for says so, above whoever may know more', () => {
    const person = talk({ session: { lang: 'en', country: 'la', answers: {} } }).tapOld('wages.start', '_open');
    person.tap('evidence');
    expect(person.words).toContain('We have no number for just this.');
    expect(person.words).not.toContain('Fire service');
  });
});

test('where somebody is, is nothing that had to be checked', () => {
  const person = atMenu('en').tap('job_offer', 'yes', 'unsure', 'unsure', 'unsure', 'result');
  expect(person.words).not.toContain('Where you are');
});
