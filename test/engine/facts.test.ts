import { describe, expect, test } from 'vitest';
import { factAge } from '../../src/engine/facts.ts';
import { createSpeech } from '../../src/engine/speech.ts';
import { DAY } from './real.ts';
import { small } from './small.ts';
import { talk } from './talk.ts';

const on = (day: string): number => Date.parse(day);
const source = 'source: { title: Somebody, url: https://example.org/, date: 2026-01-10 }';

const bundle = small({
  'content/facts/th.yaml': `
fee: { kind: law, value: 500, unit: THB, confidence: high, ${source} }
crossing: { kind: border, value: open, confidence: medium, ${source} }
rumour: { kind: law, value: 1, confidence: low, ${source} }
guess: { kind: law, value: 1, confidence: unverified, ${source} }
coming: { kind: law, value: 1, confidence: high, valid_from: 2026-07-01, ${source} }
ending: { kind: law, value: 1, confidence: high, valid_until: 2026-03-31, ${source} }
undated: { kind: law, value: 1, confidence: high, source: { title: Somebody, url: https://example.org/ } }
unruled: { kind: weather, value: 1, confidence: high, ${source} }`,
  'locales/en/bot.json': JSON.stringify({
    as_of: 'as of {{date}}',
    may_have_changed: 'as of {{date}}; this may have changed',
    fact_missing: 'No checked number.',
    unsure: 'I do not know',
    help_now: 'Help',
    back: 'Back',
  }),
  'locales/en/places.json': JSON.stringify({ money: '{{amount}} {{currency}}', currency: { THB: 'baht' } }),
  'locales/en/said.json': JSON.stringify({
    fee: 'The fee is {{th.fee.value}} ({{th.fee.date}}).',
    crossing: 'The border is {{th.crossing.value}} ({{th.crossing.date}}).',
    both: '{{th.fee.value}} and {{th.crossing.value}}',
    gone: 'It was {{th.gone.value}}.',
  }),
});
const say = (key: string, day: string): string => createSpeech(bundle).say('en', `said:${key}`, on(day));

describe('a fact', () => {
  test.each([
    ['of today', 'fee', '2026-01-10', 'fresh'],
    ['on the last day of its year', 'fee', '2027-01-10', 'fresh'],
    ['one day older', 'fee', '2027-01-11', 'old'],
    ['about a border, after two weeks', 'crossing', '2026-01-24', 'fresh'],
    ['about a border, one day later', 'crossing', '2026-01-25', 'withheld'],
    ['that is only said', 'rumour', '2026-01-10', 'withheld'],
    ['that nobody has verified', 'guess', '2026-01-10', 'withheld'],
    ['before it is valid', 'coming', '2026-06-30', 'withheld'],
    ['from the day it is valid', 'coming', '2026-07-01', 'fresh'],
    ['a year after it became valid, not after its source spoke', 'coming', '2027-06-30', 'fresh'],
    ['on its last day', 'ending', '2026-03-31', 'fresh'],
    ['the day after its last', 'ending', '2026-04-01', 'withheld'],
    ['whose source has no date', 'undated', '2026-01-10', 'old'],
    ['of a kind without a rule', 'unruled', '2026-01-10', 'old'],
  ])('%s', (_, name, day, age) => {
    const fact = bundle.facts[`th.${name}`];
    expect(fact && factAge(bundle, fact, on(day))).toBe(age);
  });

  test('stays valid until midnight of its last day', () => {
    const fact = bundle.facts['th.ending'];
    expect(fact && factAge(bundle, fact, on('2026-04-01') - 1)).toBe('fresh');
    expect(DAY).toBe(86_400_000);
  });
});

describe('a text with a fact in it', () => {
  test('says the value and since when', () => {
    expect(say('fee', '2026-02-01')).toBe('The fee is 500 baht (as of January 10, 2026).');
  });

  test('says so when it may have changed', () => {
    expect(say('fee', '2027-06-01')).toBe('The fee is 500 baht (as of January 10, 2026; this may have changed).');
  });

  test('becomes a safe sentence as a whole when one of its facts may not be shown: half a rule is a wrong rule', () => {
    expect(say('crossing', '2026-06-01')).toBe('No checked number.');
    expect(say('both', '2026-06-01')).toBe('No checked number.');
    expect(say('both', '2026-01-12')).toBe('500 baht and open');
  });

  test('becomes a safe sentence when the fact is gone', () => {
    expect(say('gone', '2026-01-10')).toBe('No checked number.');
  });

  test('is not remembered for another day', () => {
    const speech = createSpeech(bundle);
    expect(speech.say('en', 'said:crossing', on('2026-01-12'))).toContain('open');
    expect(speech.say('en', 'said:crossing', on('2026-06-01'))).toBe('No checked number.');
  });
});

/** What is said of a fee in Thailand on that day. */
function toldOn(day: string): string {
  const answers = { destination: 'th', fee: 'deposit' };
  const session = { lang: 'en', country: 'kh', at: { flow: 'job-offer', step: 'amount' }, answers };
  return talk({ now: on(day), session }).say('500 baht').words;
}

test('the real check of an offer says of an old law that it may have changed', () => {
  expect(toldOn('2026-11-22')).toContain('(as of October 10, 2026)');
  expect(toldOn('2027-11-22')).toContain('(as of October 10, 2026; this may have changed)');
});
