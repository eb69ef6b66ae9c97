import type { Checked, Rule } from '../content.ts';
import { own } from '../own.ts';
import { error } from '../place.ts';

const FILE = 'content/countries.yaml';

export const oneSidedNeighbour: Rule = {
  name: 'one-sided-neighbour',
  finds: 'A country that is the neighbour of another, which does not name it back.',
  why: 'Near a border people are shown the numbers of both sides; from one side they would see half of them.',
  example: '"mm.neighbours" lacks "th", which has "mm" as its neighbour.',
  check: (content) =>
    Object.entries(content.bundle.countries).flatMap(([country, { neighbours }]) =>
      neighbours.flatMap((other) => {
        const there = own(content.bundle.countries, other);
        // A misspelt name is told by itself.
        if (
          !there ||
          there.neighbours.includes(country) ||
          there.neighbours.some((one) => !own(content.bundle.countries, one))
        )
          return [];
        const message = `"${other}.neighbours" lacks "${country}", which has "${other}" as its neighbour.`;
        return [error(content, { file: FILE, path: [other, 'neighbours'] }, message, 'Add it, or take the other out.')];
      }),
    ),
};

export const unknownZone: Rule = {
  name: 'unknown-zone',
  finds: 'A time zone that no machine knows.',
  why: 'Whether an office is open now cannot be told without it.',
  example: '"th.zone" is "Asia/Bankok", which is no time zone.',
  check: (content) =>
    Object.entries(content.bundle.countries).flatMap(([country, { zone }]) => {
      if (isZone(zone)) return [];
      const message = `"${country}.zone" is "${zone}", which is no time zone.`;
      return [error(content, { file: FILE, path: [country, 'zone'] }, message, 'Write it as Asia/Bangkok is written.')];
    }),
};

export const removedLanguage: Rule = {
  name: 'removed-language',
  finds: 'A language that has texts and is spoken in one of the countries, and is not on the buttons.',
  why: 'Taken out by mistake, a language is gone for everybody who reads no other.',
  example: 'The language "my" is not in this list; it has texts, and content/countries.yaml names it for "mm".',
  check: (content) => {
    const known = Object.keys(content.bundle.languages);
    const last = known.at(-1);
    if (!last) return [];
    return Object.entries(content.bundle.countries).flatMap(([country, { languages }]) =>
      languages
        .filter((lang) => !known.includes(lang) && hasTexts(content, lang))
        .map((lang) => {
          const says = `The language "${lang}" is not in this list`;
          const message = `${says}; it has texts, and ${FILE} names it for "${country}".`;
          const spot = { file: 'content/languages.yaml', path: [last], at: 'key' as const };
          return error(content, spot, message, `Add "${lang}:", or take it out there and remove its folder.`);
        }),
    );
  },
};

const hasTexts = ({ sources }: Checked, lang: string): boolean =>
  [...sources.keys()].some((file) => file.startsWith(`locales/${lang}/`));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
