import { SPECIAL_LISTS } from '../../understand/advert.ts';
import { listsIn } from '../../understand/signs.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, guess } from '../place.ts';

const FOLDER = 'content/adverts/';

export const unknownSign: Rule = {
  name: 'unknown-sign',
  finds: 'A list of content/adverts that is no red flag, and that no phrase asks for.',
  why: 'Words under a misspelt name are never looked for: the advert that has them would read "nothing found".',
  example: '"papers_kpet" is no flag of content/red-flags.yaml, and no phrase asks for this list.',
  check(content) {
    if (content.broken.has('content/red-flags.yaml')) return [];
    const known = [...Object.keys(content.bundle.flags), ...SPECIAL_LISTS, ...phrasesIn(content).flatMap(askedBy)];
    return listsOf(content).flatMap(({ file, name }) => {
      if (known.includes(name)) return [];
      const message = `"${name}" is no flag of content/red-flags.yaml, and no phrase asks for this list.`;
      return [error(content, { file, path: [name] }, message, guess(name, known))];
    });
  },
};

export const unknownList: Rule = {
  name: 'unknown-list',
  finds: 'A phrase of content/adverts that asks for a list which is in none of these files.',
  why: 'Such a phrase is never found, and its sign is never told.',
  example: '"[online_wrok] + [border_place]" asks for the list "online_wrok", which is not there.',
  check(content) {
    const known = listsOf(content).map(({ name }) => name);
    // A list may stand in a file that could not be read.
    if ([...content.broken].some((file) => file.startsWith(FOLDER))) return [];
    return phrasesIn(content).flatMap((spot) =>
      askedBy(spot)
        .filter((name) => !known.includes(name))
        .map((name): Finding => {
          const message = `"${spot.phrase}" asks for the list "${name}", which is not there.`;
          return error(content, { file: spot.file, path: spot.path }, message, guess(name, known));
        }),
    );
  },
};

type List = { file: string; name: string; phrases: string[] };
type PhraseSpot = { file: string; path: [string, number]; phrase: string };

const listsOf = ({ sources, broken }: Checked): List[] =>
  [...sources].flatMap(([file, { value }]) => {
    if (!file.startsWith(FOLDER) || broken.has(file)) return [];
    return Object.entries(value as Record<string, string[]>).map(([name, phrases]) => ({ file, name, phrases }));
  });

const phrasesIn = (content: Checked): PhraseSpot[] =>
  listsOf(content).flatMap(({ file, name, phrases }) =>
    phrases.map((phrase, index) => ({ file, path: [name, index], phrase })),
  );

const askedBy = ({ phrase }: PhraseSpot): string[] => phrase.split(' + ').flatMap((part) => listsIn(part) ?? []);
