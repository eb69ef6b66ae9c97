import { describe, expect, test } from 'vitest';
import type { Bundle, Contact } from '../../src/bundle/bundle.ts';
import { tellContacts } from '../../src/engine/contacts.ts';
import { type Open, openness, tellOpenness } from '../../src/engine/hours.ts';
import { createSpeech } from '../../src/engine/speech.ts';
import { languages, real } from './real.ts';

const [police] = Object.values(real.contacts).filter(({ id }) => id === 'th.police');
if (!police) throw new Error('The police of Thailand are gone.');
const desk = (hours: Contact['hours']): Contact => ({ ...police, hours });
const source = { title: 'Gazette', url: 'https://example.org/' };
const year = { from: '2026-01-01', until: '2026-12-31', days: { '2026-11-24': 'A feast' }, source };
const bundle: Bundle = { ...real, holidays: { th: [year] } };
const office: Contact['hours'] = { days: 'weekdays', from: '08:30', to: '16:30' };
const daily: Contact['hours'] = { ...office, days: 'every_day' };
const noon: Contact['hours'] = { ...office, pause: { from: '11:30', to: '14:30' } };
const at = (time: string): number => Date.parse(`${time}:00+07:00`);

describe('a desk', () => {
  test.each<[Open, string, string, Contact['hours']]>([
    ['open', 'on a weekday within its hours', '2026-11-23T08:30', office],
    ['closed', 'a minute before', '2026-11-23T08:29', office],
    ['closed', 'at the minute at which it closes', '2026-11-23T16:30', office],
    ['open', 'a minute before its break at noon', '2026-11-23T11:29', noon],
    ['closed', 'in its break at noon', '2026-11-23T11:30', noon],
    ['open', 'at the minute at which the break ends', '2026-11-23T14:30', noon],
    ['closed', 'on a Sunday', '2026-11-22T10:00', office],
    ['open', 'on a Sunday when it opens every day', '2026-11-22T10:00', daily],
    ['open', 'in the night, when it is open day and night', '2026-11-22T03:00', 'always'],
    ['unknown', 'when nobody knows its hours', '2026-11-23T10:00', 'unknown'],
    ['holiday', 'on a public holiday', '2026-11-24T10:00', office],
    ['holiday', 'on a public holiday, also before it would open: it will not', '2026-11-24T06:00', office],
    ['open', 'on a public holiday when it opens every day', '2026-11-24T10:00', daily],
    ['open', 'on a public holiday when it is open day and night', '2026-11-24T10:00', 'always'],
    ['perhaps', 'in a year of which nobody has looked up the holidays', '2027-03-03T10:00', office],
    ['closed', 'at night in such a year', '2027-03-03T20:00', office],
    ['holiday', 'by the calendar of its place, not by that of Greenwich', '2026-11-24T00:30', office],
  ])('is %s %s', (open, _, time, hours) => {
    expect(openness(bundle, desk(hours), at(time))).toBe(open);
  });

  test('of a country without a list is perhaps open: that is not known to be a working day', () => {
    expect(openness({ ...bundle, holidays: {} }, desk(office), at('2026-11-23T10:00'))).toBe('perhaps');
  });
});

test.each(languages)('in "%s" a break at noon is told with the hours, so that nobody calls in vain', (lang) => {
  const { text } = tellContacts([desk(noon)], createSpeech(bundle), lang, at('2026-11-23T12:00'));
  expect(text).toContain('08:30–11:30, 14:30–16:30');
});

test.each(languages)('in "%s" each of it has words of its own', (lang) => {
  const speech = createSpeech(bundle);
  const times = ['2026-11-23T10:00', '2026-11-24T10:00', '2026-11-22T10:00', '2027-03-03T10:00'];
  const said = times.map((time) => tellOpenness(bundle, desk(office), speech, lang, at(time)));
  expect(new Set(said).size).toBe(4);
  expect(said.every((words) => words.length > 4 && !words.includes('bot:'))).toBe(true);
  expect(tellOpenness(bundle, desk('always'), speech, lang, at('2026-11-24T10:00'))).toBe('');
});
