import { describe, expect, test } from 'vitest';
import { adverts } from '../conversations/adverts.ts';
import { oneFlow } from './small.ts';
import { languages, real } from './real.ts';
import { atMenu, atOffer, type Talk, talk, where } from './talk.ts';

const keys = ({ turn }: Talk): string[] => turn.replies.map(({ key }) => key);
const bad = adverts.en ?? '';
const calm = 'Garment factory is hiring 40 workers, 372 baht a day, overtime paid, apply at the employment office.';
const fees =
  'We recruit 20 workers for a hotel. Deposit 5,000 baht, the company keeps your passport until the contract ends.';

describe.each(languages)('an advert in "%s"', (lang) => {
  test('with a stop sign shows the sign, its words and numbers to call in the same turn', () => {
    const person = atMenu(lang).say(adverts[lang] ?? '');
    expect(keys(person)).toEqual(['advert:start.text', 'advert:stop.text', 'advert:after.text']);
    expect(person.turn.replies.flatMap(({ phones }) => phones)).not.toEqual([]);
    expect(person.session.advert?.[0]).toBe('scam_compound');
  });

  test('is never shown with a link, a name to write to or a number from it', () => {
    const told = atMenu(lang).say(adverts[lang] ?? '').turn.replies[0]?.text;
    expect(told).not.toMatch(/t\.me|@|0900 000 000|5550 0000|example_boss/);
  });
});

test('no words of an advert are remembered, only the names of its signs', () => {
  const { session } = atMenu().say(bad);
  const names = session.advert ?? [];
  expect(names.every((name) => Object.hasOwn(real.flags, name))).toBe(true);
  expect({ ...session, advert: [] }).toEqual({
    answers: {},
    lang: 'en',
    at: { flow: 'advert', step: 'after' },
    advert: [],
    suspended: { at: { flow: 'menu', step: 'start' }, answers: {} },
  });
});

test('an advert without signs is not called good', () => {
  const person = atMenu().say(calm);
  expect(keys(person)).toEqual(['advert:start.text', 'advert:none.text', 'advert:after.text']);
  expect(person.session.advert).toBeUndefined();
});

describe('the check that follows', () => {
  test('proposes the answers that the advert gives, and takes none by itself', () => {
    const person = atMenu().say(bad).tap('check', 'no', 'no', 'no');
    expect(where(person)).toBe('job-offer.online');
    expect(person.words).toContain('The advert seems to say: “Yes”.');
    expect(person.session.answers).not.toHaveProperty('online');
    expect(person.tap('no').session.answers.online).toBe('no');
  });

  test('proposes at every question that asks about a sign, the gravest first', () => {
    const person = atMenu()
      .say(fees)
      .tap('check', 'no', 'no', 'no', 'no', 'th', 'here', 'shop', 'adult', 'known', 'can_read');
    person.tap('not_told', 'no');
    expect([where(person), person.words]).toEqual(['job-offer.fee', expect.stringContaining('“Deposit, land paper”')]);
    person.tap('nothing');
    expect([where(person), person.words]).toEqual(['job-offer.passport', expect.stringContaining('“They keep it”')]);
  });

  test('says nothing about an advert where none was pasted', () => {
    expect(atOffer().tap('no', 'no', 'no').words).not.toContain('advert');
  });

  test('forgets the advert with its own end', () => {
    const checked = atMenu().say(bad).tap('check', 'no', 'no', 'no', 'yes', 'result');
    expect(checked.session.advert).toBeDefined();
    expect(checked.copy().tap('menu').session.advert).toBeUndefined();
    expect(checked.copy().tap('again').session.advert).toBeUndefined();
  });

  test('keeps the signs while help interrupts it', () => {
    const person = atMenu().say(bad).tap('check').say('help me');
    expect(person.session.advert).toBeDefined();
  });
});

describe('typed elsewhere', () => {
  test('in the middle of the check it comes in between, and "back" leads to the same question', () => {
    const person = atOffer().tap('no', 'no').say(bad);
    expect(where(person)).toBe('advert.after');
    expect(where(person.tap('_back'))).toBe('job-offer.travelling');
    expect(person.tap('no').words).toContain('The advert seems to say');
  });

  test('as the very first message it is answered in the language of its script', () => {
    const person = talk().say(adverts.th ?? '');
    expect(person.session.lang).toBe('th');
    expect(where(person)).toBe('advert.after');
  });

  test('a cry for help in it comes first', () => {
    const person = atMenu().say(`${bad} They locked us in and beat us, please call the police, help me`);
    expect(person.session.at?.flow).not.toBe('advert');
  });

  test('content without this conversation does not miss it', () => {
    const bundle = oneFlow('start: first\nsteps: { first: { ask: [a, b] } }');
    const person = talk({ bundle, session: { lang: 'en', at: { flow: 'test', step: 'first' }, answers: {} } }).send({
      kind: 'text',
      meaning: { key: 'x', advert: { flags: [] } },
    });
    expect(person.session.at?.flow).toBe('test');
  });
});

test('a sign that was taken out of the content since is told no more', () => {
  const meaning = { key: 'x', advert: { flags: [{ name: 'gone', words: ['x'] }] } };
  const person = atMenu().send({ kind: 'text', meaning });
  expect(keys(person)).toContain('advert:none.text');
});
