import { describe, expect, test } from 'vitest';
import { countriesNear } from '../../src/engine/whereabouts.ts';
import { real } from './real.ts';
import { talk } from './talk.ts';

const near = (latitude: number, longitude: number) => countriesNear(real.countries, { latitude, longitude });

describe('the country of a location', () => {
  test.each([
    ['Bangkok', 13.76, 100.5, 'th'],
    ['a farm in Isan', 16.1, 103.1, 'th'],
    ['Yangon', 16.8, 96.15, 'mm'],
    ['Mandalay', 21.9, 96.0, 'mm'],
    ['Phnom Penh', 11.55, 104.9, 'kh'],
    ['Vang Vieng', 18.95, 102.45, 'la'],
    ['Ho Chi Minh City', 10.8, 106.65, 'vn'],
    ['Hanoi', 21.0, 105.8, 'vn'],
    ['Kunming', 25.0, 102.7, 'cn'],
    ['Kuala Lumpur', 3.1, 101.7, 'my'],
    ['Penang', 5.4, 100.3, 'my'],
  ])('%s', (_name, latitude, longitude, country) => expect(near(latitude, longitude)).toEqual([country]));

  test.each([
    ['Mae Sot and Myawaddy', 16.7, 98.54, ['mm', 'th']],
    ['Mae Sai and Tachileik', 20.44, 99.88, ['mm', 'th']],
    ['Poipet and Aranyaprathet', 13.67, 102.55, ['kh', 'th']],
    ['Ruili and Muse', 24.0, 97.88, ['cn', 'mm']],
    ['Bavet and Moc Bai', 11.08, 106.18, ['kh', 'vn']],
    ['Boten and Mohan', 21.19, 101.68, ['cn', 'la']],
    ['Sadao and Bukit Kayu Hitam', 6.55, 100.42, ['my', 'th']],
  ])('%s: a border, so both sides', (_name, latitude, longitude, countries) =>
    expect(near(latitude, longitude).toSorted()).toEqual(countries),
  );

  test('the Golden Triangle has three sides', () => expect(near(20.35, 100.08).toSorted()).toEqual(['la', 'mm', 'th']));

  test.each([
    ['the open sea', 5, 90],
    ['Europe', 48.2, 16.4],
    ['nowhere', 0, 0],
  ])('%s: none of ours', (_name, latitude, longitude) => expect(near(latitude, longitude)).toEqual([]));
});

describe('a location that somebody sends', () => {
  const maeSot = { kind: 'location', latitude: 16.71, longitude: 98.56 } as const;

  test('names the countries, offers them first, and waits for the person to say which', () => {
    const it = talk({ session: { lang: 'en', at: { flow: 'people', step: 'where' }, answers: {} } }).send(maeSot);
    expect(it.words).toContain('Thailand, Myanmar');
    expect(it.choices.slice(0, 2).map(({ choice }) => choice)).toEqual(['th', 'mm']);
    expect(it.session.country).toBeUndefined();
  });

  test('is kept nowhere in the session', () => {
    const it = talk({ session: { lang: 'en', at: { flow: 'menu', step: 'start' }, answers: {} } }).send(maeSot);
    expect(JSON.stringify(it.session)).not.toMatch(/16\.7|98\.5/);
  });

  test('under the emergency card asks where again, even when a country was known', () => {
    const session = { lang: 'en', country: 'la', at: { flow: 'emergency', step: 'what_now' }, answers: {} };
    const it = talk({ session }).send(maeSot);
    expect(it.session.at).toEqual({ flow: 'emergency', step: 'where' });
    expect(it.choices[0]?.choice).toBe('th');
  });

  test('far away still leads to the question, and says that it was not kept', () => {
    const session = { lang: 'en', at: { flow: 'menu', step: 'start' }, answers: {} };
    const it = talk({ session }).send({ kind: 'location', latitude: 48.2, longitude: 16.4 });
    expect(it.words).toContain('I did not keep it');
    expect(it.session.at).toEqual({ flow: 'people', step: 'where' });
  });
});

describe('what cannot be read', () => {
  const menu = { lang: 'en', at: { flow: 'menu', step: 'start' }, answers: {} };
  test.each([
    ['image', 'type the words here'],
    ['audio', 'type a few words'],
    ['sticker', 'Thank you'],
    ['video', 'did not open or keep'],
  ])('%s gets an answer of its own', (what, says) =>
    expect(talk({ session: menu }).send({ kind: 'media', what }).words).toContain(says),
  );
});
