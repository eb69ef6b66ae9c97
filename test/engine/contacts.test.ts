import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src/bundle/bundle.ts';
import { isShown, NO_PHONE, tellContacts, tellShortly } from '../../src/engine/contacts.ts';
import { createSpeech } from '../../src/engine/speech.ts';
import { DAY, languages, real, today } from './real.ts';
import { talk } from './talk.ts';

const speech = createSpeech(real);
const all = Object.values(real.contacts);
const [some] = all.filter(({ id }) => id === 'th.police');
if (!some) throw new Error('The police of Thailand are gone.');
const noted = { date: '2026-11-01', by: 'A' };
const contact = (more: Partial<Contact>): Contact => ({ ...some, ...more });
const official = (date: string, isOfficial = true) => ({ ...some.source, date, official: isOfficial });
const ago = (days: number): string => new Date(today - days * DAY).toISOString().slice(0, 10);

describe('a number', () => {
  test.each<[string, Partial<Contact>, boolean]>([
    ['of the state with high confidence', { confidence: 'high' }, true],
    ['of an international body with high confidence', { kind: 'international', confidence: 'high' }, true],
    [
      'of medium confidence, official and under two years old',
      { confidence: 'medium', source: official(ago(729)) },
      true,
    ],
    ['of medium confidence, official and two years old', { confidence: 'medium', source: official(ago(730)) }, false],
    ['of medium confidence, not official', { confidence: 'medium', source: official(ago(1), false) }, false],
    ['of low confidence', { confidence: 'low', source: official(ago(1)) }, false],
    ['that nobody has verified', { confidence: 'unverified', source: official(ago(1)) }, false],
    ['of low confidence, but called by staff', { confidence: 'low', called: noted }, true],
    ['of an organisation, however sure', { kind: 'organisation', confidence: 'high' }, false],
    ['of an organisation that was called but has not agreed', { kind: 'organisation', called: noted }, false],
    ['of an organisation that has agreed but was not called', { kind: 'organisation', agreed: noted }, false],
    ['of an organisation that was called and has agreed', { kind: 'organisation', called: noted, agreed: noted }, true],
    ['that is still to be found, whatever else is written down', { phone: NO_PHONE, called: noted }, false],
    ['of a military government, however sure', { endangers: ['military'], confidence: 'high' }, false],
    [
      'of a military government, called by staff who know what they do',
      { endangers: ['military'], called: noted },
      true,
    ],
  ])('%s', (_, more, shown) => {
    const { called, agreed, ...plain } = contact({});
    expect(called ?? agreed).toBeUndefined();
    expect(isShown({ ...plain, ...more }, today)).toBe(shown);
  });

  test('is held today for every organisation and for all of Myanmar: nobody has called them yet', () => {
    const held = all.filter((each) => !isShown(each, today));
    for (const each of all.filter(({ kind, country }) => kind === 'organisation' || country === 'mm')) {
      expect(held.map(({ id }) => id)).toContain(each.id);
    }
  });
});

describe.each(languages)('in "%s"', (lang) => {
  test.each(all)('$id: what may be dangerous stands before the number, the country beside it', (each) => {
    for (const one of [each, { ...each, called: noted }]) {
      for (const tell of [tellContacts, tellShortly]) {
        const { text, phones } = tell([one], speech, lang, today);
        const number = text.indexOf(`☎ ${one.phone}`);
        const country = speech.say(lang, `places:country.${one.country}`, today);
        expect(number).toBeGreaterThan(0);
        for (const risk of one.endangers.filter((name) => tell === tellContacts || name !== 'none_known')) {
          const said = text.indexOf(speech.say(lang, `risks:${risk}`, today));
          expect(said).toBeGreaterThanOrEqual(0);
          expect(said).toBeLessThan(number);
        }
        const line = text.slice(0, number).split('\n').filter(Boolean).at(-1);
        expect(line).toContain(country);
        expect(phones).toEqual([{ label: expect.stringContaining(country), number: one.phone, contact: one.id }]);
        expect(text).not.toMatch(/\{\{|undefined|contacts:|risks:|places:/);
      }
    }
  });

  test('all of them together: each number has its own country beside it and every danger before it', () => {
    for (const [country] of Object.entries(real.countries)) {
      const contacts = all.filter((each) => each.country === country);
      const { text } = tellShortly(contacts, speech, lang, today);
      const lines = text.split('\n');
      const sign = speech.say(lang, 'bot:contact.warning', today, { risk: '' }).trim();
      for (const each of contacts) {
        const at = lines.findIndex((line) => line.includes(speech.say(lang, `contacts:${each.id}.name`, today)));
        expect(lines[at]).toContain(each.phone);
        expect(lines[at]).toContain(speech.say(lang, `places:country.${country}`, today));
        const warning = lines.slice(0, at).findLast((line) => line.startsWith(sign)) ?? '';
        for (const risk of each.endangers) expect(warning).toContain(speech.say(lang, `risks:${risk}`, today));
      }
    }
  });

  test('whether somebody has called is always said, with the day', () => {
    expect(tellContacts([contact({ called: noted })], speech, lang, today).text).toContain('2026');
    expect(tellContacts([some], speech, lang, today).text).toMatch(/2025/);
  });
});

/** What somebody in this country reads. */
const listed = (country: string, bundle = real): string =>
  talk({ bundle, session: { lang: 'en', country, answers: {} } })
    .say('help')
    .tap('unsure').words;

describe('people who can help', () => {
  test('are only those whose number may be shown', () => {
    for (const country of Object.keys(real.countries)) {
      for (const each of all.filter((one) => !isShown(one, today) && one.country === country)) {
        expect(listed(country)).not.toContain(`☎ ${each.phone}\n`);
      }
    }
  });

  test('in Myanmar: none, and instead of an empty list what else can be done', () => {
    expect(listed('mm')).toContain('we have no number that we can show you safely');
    expect(listed('mm')).not.toContain('These people can help');
    expect(listed('mm')).not.toContain('☎');
  });

  test('begin with the organisation that runs the bot, wherever the person is', () => {
    const bundle = { ...real, organisation: { name: 'Us', contact: '02 123 4567' } };
    for (const country of [...Object.keys(real.countries), 'other']) {
      expect(listed(country, bundle)).toMatch(
        /^(These people can help[^\n]*\n\n)?This service is run by Us\. You can reach a person there: 02 123 4567/,
      );
    }
    const unknown = talk({ bundle, session: { lang: 'en', answers: {} } })
      .say('help')
      .tap('unsure', 'unsure').words;
    expect(unknown).toContain('02 123 4567');
  });
});
