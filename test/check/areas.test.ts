import { describe, expect, it } from 'vitest';
import { checkFiles, told } from './small.ts';
import { smallContent } from './small-content.ts';

const COUNTRIES = 'content/countries.yaml';
const CONTACTS = 'content/contacts/th.yaml';
const PEOPLE = 'flows/people.yaml';

/** What is found in a content in which the police of Thailand help in one province alone, and people are asked for it. */
function found(...edits: [file: string, from: string, to: string][]): string[] {
  const files = smallContent();
  const all: typeof edits = [
    [
      COUNTRIES,
      'neighbours: [mm] }',
      'neighbours: [mm], towns: { mae_sot: [16.7, 98.5] }, areas: { tak: [mae_sot] } }',
    ],
    [CONTACTS, 'topics: [people]', 'topics: [people]\n  area: tak'],
    [PEOPLE, '  listed:', '  area:\n    ask: areas\n  listed:'],
    ...['en', 'my'].flatMap((lang): typeof edits => {
      const word = lang === 'en' ? 'Word' : 'စကား';
      const area = { text: `${word} place?`, topic: `${word} place`, choices: { other: `${word} other` } };
      return [
        [`locales/${lang}/people.json`, '{', `{ "area": ${JSON.stringify(area)},`],
        [`locales/${lang}/places.json`, '{', `{ "area": { "th": { "tak": "${word} tak" } },`],
      ];
    }),
    ...edits,
  ];
  for (const [file, from, to] of all) {
    const changed = (files[file] ?? '').replace(from, to);
    if (changed === files[file]) throw new Error(`${file} has no ${from} to replace`);
    files[file] = changed;
  }
  return checkFiles(files).problems.map(told);
}

describe('the checker, on provinces', () => {
  it('is content with a question for the areas, whose labels stand in places.json', () => {
    expect(found()).toEqual([]);
  });

  it('tells an area that the country does not have, because its desk would be told last', () => {
    expect(found([CONTACTS, 'area: tak', 'area: [tal]'])).toContain(
      `${CONTACTS}:4:10 error [unknown-area] "police.area" names "tal", which is no area of "th" in content/countries.yaml. → Did you mean "tak"?`,
    );
  });

  it('tells a town that is not there, because nobody who types it would be understood', () => {
    expect(found([COUNTRIES, 'tak: [mae_sot]', 'tak: [mae_sod]'])).toEqual([
      expect.stringContaining(
        'error [unknown-town] "th.areas.tak" names "mae_sod", which is no town of "th". → Did you mean "mae_sot"?',
      ),
    ]);
  });

  it('tells an area without a name, where it is declared', () => {
    const all = found(['locales/my/places.json', '"tak": "စကား tak"', '']);
    expect(all).toEqual([expect.stringMatching(/locales\/my\/places.json.* error \[missing-text\] "area.th.tak"/)]);
  });

  it('tells a name that is cut on a button', () => {
    const all = found(['locales/en/places.json', 'Word tak', 'Word Tak near the river Moei']);
    expect(all).toContainEqual(expect.stringMatching(/\[long-label\] "area.th.tak" is 28 long/));
  });

  it('tells a question for the area without one for the country above it', () => {
    expect(
      found(
        [PEOPLE, '    ask: areas\n  listed:', '    ask: [other]\n  listed:'],
        [PEOPLE, '  where:', '  first:\n    ask: areas\n  where:'],
      ),
    ).toContain(
      `${PEOPLE}:6:10 error [area-without-country] "first" asks for the area, and no question above it keeps the country. → Ask for it above, with "keep: country".`,
    );
  });
});
