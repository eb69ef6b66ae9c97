import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { atLeast, holdingReviews, sealOf, unitsOf } from '../../src/bundle/review.ts';
import { talk } from '../engine/talk.ts';
import { real } from '../engine/real.ts';

const unit = 'menu.start';
const wordsOf = (lang: string, name = unit) => unitsOf(real.texts[lang]).get(name);
const reviewed = (reviews: Bundle['reviews']): Bundle => ({ ...real, reviews });
const textOf = (bundle: Bundle, lang: string): unknown => unitsOf(bundle.texts[lang]).get(unit);

describe('units of review', () => {
  test('are steps with their choices, signs, contacts and single sentences; typed words are none', () => {
    const units = [...unitsOf(real.texts.my).keys()];
    expect(units).toContain('job-offer.fee');
    expect(units).toContain('contacts.th.police');
    expect(units).toContain('bot.unsure');
    expect(units.some((name) => name.startsWith('words.'))).toBe(false);
  });
});

describe('a review', () => {
  const read = (of: string) =>
    holdingReviews({ my: { [unit]: { state: 'reviewed', by: 'A', date: '2026-11-22', of } } }, real.texts, 'en');

  test('holds while neither the words nor their original were changed', () => {
    expect(read(sealOf(wordsOf('en'), wordsOf('my'))).my).toEqual({ [unit]: 'reviewed' });
    expect(read(sealOf('another original', wordsOf('my'))).my).toEqual({});
    expect(read(sealOf(wordsOf('en'), 'other words')).my).toEqual({});
  });
});

describe('MINIMUM_REVIEW', () => {
  test('of "draft" changes nothing', () => expect(atLeast(real, 'draft')).toBe(real));

  test('shows a draft in the next language that is far enough, and says so in the own one', () => {
    const bundle = atLeast(reviewed({ en: { [unit]: 'reviewed' } }), 'reviewed');
    const shown = JSON.stringify(textOf(bundle, 'th'));
    expect(shown).toContain('I am a program');
    expect(shown).toContain('ส่วนนี้เป็นภาษาอังกฤษ');
  });

  test('leaves what is far enough, and shows nothing less than was asked for', () => {
    const some = reviewed({ en: { [unit]: 'approved' }, th: { [unit]: 'reviewed' } });
    expect(textOf(atLeast(some, 'reviewed'), 'th')).toEqual(textOf(real, 'th'));
    expect(JSON.stringify(textOf(atLeast(some, 'approved'), 'th'))).toContain('I am a program');
  });

  test('keeps a draft that is reviewed nowhere: words are better than none', () =>
    expect(textOf(atLeast(real, 'approved'), 'my')).toEqual(textOf(real, 'my')));

  test('goes along the chain of a language before the first of all', () => {
    const bundle = atLeast(
      {
        ...reviewed({ en: { [unit]: 'reviewed' }, th: { [unit]: 'reviewed' } }),
        languages: { ...real.languages, lo: { endonym: 'ລາວ', draft: true, chain: ['th'] } },
      },
      'reviewed',
    );
    expect(JSON.stringify(textOf(bundle, 'lo'))).toContain('เราเป็นโปรแกรม');
  });

  test('never takes the emergency card, the verdict or consent out of the person’s language', () => {
    const bundle = atLeast(
      reviewed({
        en: { 'emergency.where': 'approved', 'about.sure': 'approved', 'job-offer.verdict_stop': 'approved' },
      }),
      'approved',
    );
    for (const name of ['emergency.where', 'about.sure', 'job-offer.verdict_stop'])
      expect(unitsOf(bundle.texts.km).get(name)).toEqual(wordsOf('km', name));
  });

  test('is seen by people', () => {
    const bundle = atLeast(reviewed({ en: { [unit]: 'reviewed' } }), 'reviewed');
    const it = talk({ bundle, session: { lang: 'vi', at: { flow: 'menu', step: 'start' }, answers: {} } });
    expect(it.send({ kind: 'arrive' }).words).toContain('I am a program');
  });
});

test('languages that are prepared are offered to nobody, and have no words yet', () => {
  expect(Object.keys(real.languages)).toEqual(['en', 'th', 'my', 'km', 'lo', 'vi', 'zh']);
  expect(real.texts.shn).toBeUndefined();
});
