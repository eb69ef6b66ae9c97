import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src/bundle/bundle.ts';
import { readAsked } from '../../src/engine/asked.ts';
import { bestFor, urgentFirst } from '../../src/engine/best.ts';
import { real, today } from './real.ts';
import { talk } from './talk.ts';

const [some] = Object.values(real.contacts).filter(({ id }) => id === 'th.police');
if (!some) throw new Error('The police of Thailand are gone.');
const desk = (name: string, more: Partial<Contact> = {}): Contact => ({
  ...some,
  id: `th.${name}`,
  name,
  topics: ['legal'],
  hours: 'unknown',
  speaks: 'unknown',
  ...more,
});
const office: Contact['hours'] = { days: 'weekdays', from: '08:30', to: '16:30' };

/** Names in the order in which they are told, on Sunday the 22nd of November. */
function ranked(contacts: Contact[], whom?: string, lang = 'my', now = today): string[] {
  const bundle = { ...real, contacts: Object.fromEntries(contacts.map((contact) => [contact.id, contact])) };
  return bestFor(bundle, { country: 'th', topic: 'legal', whom, lang }, now).contacts.map(({ name }) => name);
}

describe('those who help are told', () => {
  test('open now first, then not known, then closed: a number that does not answer costs courage', () => {
    const contacts = [desk('closed', { hours: office }), desk('unknown'), desk('open', { hours: 'always' })];
    expect(ranked(contacts)).toEqual(['open', 'unknown', 'closed']);
  });

  test('a public holiday is closed, and a day that nobody has looked up stands behind one that is surely open', () => {
    const contacts = [desk('office', { hours: office }), desk('unknown'), desk('open', { hours: 'always' })];
    const tuesday = Date.parse('2026-12-08T10:00:00+07:00');
    const names = (now: number) => ranked(contacts, undefined, 'my', now);
    expect(names(tuesday)).toEqual(['office', 'open', 'unknown']);
    expect(names(Date.parse('2026-12-10T10:00:00+07:00'))).toEqual(['open', 'unknown', 'office']);
    expect(names(Date.parse('2031-12-09T10:00:00+07:00'))).toEqual(['open', 'office', 'unknown']);
  });

  test('then by who speaks the language, then by who is there for such people, then as in the file', () => {
    const contacts = [desk('any'), desk('women', { serves: ['women'] }), desk('mine', { speaks: ['my'] })];
    expect(ranked(contacts, 'women')).toEqual(['mine', 'women', 'any']);
    expect(ranked(contacts)).toEqual(['mine', 'any', 'women']);
  });

  test('without desks that are only for others', () => {
    const contacts = [
      desk('any'),
      desk('women', { serves: ['women', 'children'] }),
      desk('young', { serves: ['children', 'young_people'] }),
    ];
    expect(ranked(contacts, 'men')).toEqual(['any']);
    expect(ranked(contacts, 'women')).toEqual(['women', 'any']);
    expect(ranked(contacts, 'children')).toEqual(['women', 'young', 'any']);
    for (const open of ['lgbti', 'sex_workers', 'anybody', undefined])
      expect(ranked(contacts, open).toSorted()).toEqual(['any', 'women', 'young']);
  });

  test('with the offices of their own state only where just that was asked for', () => {
    const wanted = { country: 'th', lang: 'vi' };
    const told = (topic: string, local = false) =>
      bestFor(real, { ...wanted, topic, local }, today).contacts.map(({ id }) => id);
    expect(told('embassy')).toContain('vn.consular');
    expect(told('embassy', true)).not.toContain('vn.consular');
    expect(told('labour')).not.toContain('vn.consular');
  });
});

describe('what stands first for a topic', () => {
  const ambulance = desk('ambulance', { topics: ['health'], firstFor: ['health'], hours: 'unknown' });
  const talking = desk('talking', { topics: ['health'], hours: 'always' });
  const police = desk('police', { topics: ['emergency'] });
  const first = (contacts: Contact[]) => {
    const bundle = { ...real, contacts: Object.fromEntries([ambulance, ...contacts].map((one) => [one.id, one])) };
    const served = contacts.filter(({ topics }) => topics.includes('health'));
    return urgentFirst(bundle, served, 'health', () => [police]).map(({ name }) => name);
  };

  test('stands there whatever the hour, and wherever it stands in the file', () => {
    expect(first([talking, ambulance])).toEqual(['ambulance', 'talking']);
  });

  test('is the number for an emergency where it cannot be shown: a line for talking stops no blood', () => {
    expect(first([talking])).toEqual(['police', 'talking']);
    expect(first([])).toEqual(['police']);
  });
});

describe('who gets no answer', () => {
  const somebody = (country: string) => talk({ session: { lang: 'en', country, answers: {} } }).say('help');

  test('is always told somebody else, or that there is nobody and what can be done', () => {
    for (const country of Object.keys(real.countries)) {
      const person = somebody(country).tap('labour');
      const numbers: string[] = [];
      for (const step of ['no_answer', 'no_answer', 'again']) {
        const now = person.turn.replies.flatMap(({ phones }) => phones.map(({ contact }) => contact));
        expect(now.length > 0 || /no number that we can show|nobody else to show/.test(person.words)).toBe(true);
        expect(numbers.filter((id) => now.includes(id))).toEqual([]);
        numbers.push(...now);
        // Where nobody can be shown, nobody is asked whether somebody answered.
        if (!person.choices.some(({ choice }) => choice === step)) break;
        person.tap(step);
      }
    }
  });

  test('reads at most three at a time', () => {
    const phones = somebody('th')
      .tap('violence', 'anybody')
      .turn.replies.flatMap((reply) => reply.phones);
    expect(phones).toHaveLength(3);
  });
});

test('what stands behind "contacts/" is read word by word', () => {
  expect(readAsked('contacts/people')).toEqual({ topic: 'people', short: false });
  expect(readAsked('contacts/emergency/short')).toEqual({ topic: 'emergency', short: true });
  expect(readAsked('contacts/<about>/<whom>/next')).toEqual({
    topic: '<about>',
    topicStep: 'about',
    whomStep: 'whom',
    short: false,
    part: 'next',
  });
  expect(readAsked('contacts/people/constructor')).toMatchObject({ strange: 'constructor' });
});
