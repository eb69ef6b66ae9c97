import { expect, test } from 'vitest';
import type { Bundle } from '../../src/bundle/bundle.ts';
import { completed } from '../../src/bundle/older.ts';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { real } from '../engine/real.ts';
import { talk } from '../engine/talk.ts';

/** As it was published before reviews, towns, chains and whole messages were there. */
function older(): Bundle {
  const bundle = JSON.parse(JSON.stringify(real)) as Record<string, Record<string, Record<string, unknown>>>;
  delete bundle.reviews;
  for (const country of Object.values(bundle.countries ?? {})) delete country.towns;
  for (const language of Object.values(bundle.languages ?? {})) delete language.chain;
  for (const lexicon of Object.values(bundle.lexicons ?? {})) {
    delete lexicon.cries;
    lexicon.intents = {};
  }
  return bundle as unknown as Bundle;
}

test('a bundle of an earlier Waymark is served: its people get answers, and learning from it does not fail', () => {
  const bundle = completed(older());
  const understand = createUnderstand(bundle);
  while (understand.learn());
  expect(understand('help me').command ?? understand('help me').danger).toBeDefined();
  const menu = { lang: 'en', at: { flow: 'menu', step: 'start' }, answers: {} };
  const it = talk({ bundle, session: menu }).send({ kind: 'location', latitude: 16.7, longitude: 98.5 });
  expect(it.choices.length).toBeGreaterThan(3);
});

test('a bundle of today is left as it is', () => expect(completed(real)).toEqual(real));
