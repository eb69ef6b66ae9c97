import { firstLanguage } from '../../engine/stage.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, guess, type Spot, valueAt } from '../place.ts';

export const unknownPlace: Rule = {
  name: 'unknown-place',
  finds: 'A neighbour, language or currency of a country that is not there.',
  why: 'Neighbours, languages and currencies of a country are looked up by name; a wrong one shows nothing.',
  example: '"th.neighbours" names "mn", which is not in this file.',
  check: (content) => Object.keys(content.bundle.countries).flatMap((country) => find(content, country)),
};

export const unknownFreshness: Rule = {
  name: 'unknown-freshness',
  finds: 'A kind of fact that is not in content/freshness.yaml.',
  why: 'A fact of a kind without a limit never gets too old, whatever happens to the law.',
  example: 'The kind "lav" of "fee" is not in content/freshness.yaml.',
  check: (content) => {
    const known = Object.keys(content.bundle.freshness);
    if (content.broken.has('content/freshness.yaml')) return [];
    return Object.values(content.bundle.facts).flatMap(({ id, kind }) => {
      const [country = '', name = ''] = id.split('.');
      if (known.includes(kind)) return [];
      const message = `The kind "${kind}" of "${name}" is not in content/freshness.yaml.`;
      return [
        error(content, { file: `content/facts/${country}.yaml`, path: [name, 'kind'] }, message, guess(kind, known)),
      ];
    });
  },
};

const FILE = 'content/countries.yaml';

function find(content: Checked, name: string): Finding[] {
  const { bundle, sources } = content;
  const country = bundle.countries[name];
  const currencies = valueAt(sources.get(`locales/${firstLanguage(bundle)}/places.json`), ['currency']);
  const known = {
    neighbours: Object.keys(bundle.countries),
    languages: Object.keys(bundle.languages),
    currency: Object.keys(currencies ?? {}),
  };
  const look = (word: keyof typeof known, value: string, path: Spot['path'], where: string): Finding[] => {
    if (known[word].length === 0 || known[word].includes(value)) return [];
    const message = `"${name}.${word}" names "${value}", which is not in ${where}.`;
    return [error(content, { file: FILE, path }, message, guess(value, known[word]))];
  };
  return [
    ...(country?.neighbours ?? []).flatMap((one, index) =>
      look('neighbours', one, [name, 'neighbours', index], 'this file'),
    ),
    ...(country?.languages ?? []).flatMap((one, index) =>
      look('languages', one, [name, 'languages', index], 'content/languages.yaml'),
    ),
    ...(country ? look('currency', country.currency, [name, 'currency'], 'the currencies of places.json') : []),
  ];
}
