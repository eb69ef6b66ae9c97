import { describe, expect, test } from 'vitest';
import { languages, real, textOf } from './real.ts';
import { atMenu } from './talk.ts';

/** Where an ambulance may be shown it is told; where none may be shown, whoever comes in an emergency. */
const FIRST: Record<string, string> = {
  th: '1669',
  la: '1195',
  kh: '117',
  vn: '111',
  cn: '110',
  my: '03-8000 8000',
};

const hurtNear = (lang: string, country?: string): string => {
  const person = atMenu(lang).tap('emergency');
  if (country) person.tap(country, 'elsewhere');
  return person.tap('border', 'happening', 'hurt').words;
};
const nameOf = (lang: string, country: string): string => textOf(lang, `places:country.${country}`);
const borders = Object.entries(real.countries).map(([country, { neighbours }]) => ({
  country,
  sides: [country, ...neighbours],
}));

describe.each(borders)('somebody hurt near a border of "$country"', ({ country, sides }) => {
  test.each(languages)('is told in "%s" whom to call on each side, and nobody of another country', (lang) => {
    const words = hurtNear(lang, country);
    for (const [side, phone] of Object.entries(FIRST)) {
      const told = words.split('\n').some((line) => line.includes(nameOf(lang, side)) && line.endsWith(`☎ ${phone}`));
      expect(told, `${side} in ${lang}`).toBe(sides.includes(side));
    }
    expect(words.includes('1323'), 'a line for the mind is no help to somebody who bleeds').toBe(false);
  });

  test.each(languages)('reads in "%s" the warning before the first number', (lang) => {
    const words = hurtNear(lang, country);
    expect(words.indexOf('⚠')).toBeGreaterThan(-1);
    expect(words.indexOf('⚠')).toBeLessThan(words.indexOf('☎'));
  });
});

test.each(languages)('who says "near a border" and no country reads in "%s" the number of every country', (lang) => {
  const words = hurtNear(lang);
  for (const phone of Object.values(FIRST)) expect(words).toContain(`☎ ${phone}`);
  expect(words).toContain(nameOf(lang, 'mm'));
});
