import type { Contact } from '../../bundle/bundle.ts';
import { GROUPS, OTHERS_SERVED } from '../../engine/best.ts';
import { NO_PHONE } from '../../engine/contacts.ts';
import { firstLanguage } from '../../engine/stage.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { eachContact } from '../each.ts';
import { error, guess, valueAt, warning } from '../place.ts';

export const unquotedNumber: Rule = {
  name: 'unquoted-number',
  finds: 'A phone number or a key to press without quotes.',
  why: 'Other programs read an unquoted 0841 as a number and drop its zero.',
  example: '"police.phone" stands without quotes.',
  check: (content) => eachContact(content, (contact, file, name) => unquoted(content, contact, file, name)),
};

export const doubleNumber: Rule = {
  name: 'double-number',
  finds: 'The same number twice in one country and topic.',
  why: 'The same number twice in one list costs somebody a second call to the same desk.',
  example: '"helpline" has the same number as "th.police", and both are shown for "people".',
  check: (content) => eachContact(content, (contact, file, name) => doubled(content, contact, file, name)),
};

export const unknownCountry: Rule = {
  name: 'unknown-country',
  finds: 'A file of contacts for a country that is not in content/countries.yaml.',
  why: 'Contacts of a country that is not in countries.yaml are shown to nobody.',
  example: '"tj" is no country of content/countries.yaml.',
  check: (content) => {
    const { sources, bundle, broken } = content;
    const known = Object.keys(bundle.countries);
    if (broken.has('content/countries.yaml')) return [];
    return [...sources.keys()].flatMap((file) => {
      const country = /^content\/contacts\/([^/.]+)\./.exec(file)?.[1];
      if (!country || known.includes(country)) return [];
      return [
        error(
          content,
          { file, path: [] },
          `"${country}" is no country of content/countries.yaml.`,
          guess(country, known),
        ),
      ];
    });
  },
};

export const unknownRisk: Rule = {
  name: 'unknown-risk',
  finds: 'A name in "endangers" that has no words in risks.json.',
  why: 'The warning that stands before a number would be a bare name.',
  example: '"police.endangers" names "paper_checked", which is not a risk of risks.json.',
  check: (content) => {
    const known = namesIn(content, 'risks', []);
    return known.length === 0 ? [] : eachName(content, 'endangers', known, 'not a risk of risks.json');
  },
};

export const unknownSpoken: Rule = {
  name: 'unknown-spoken',
  finds: 'A language in "speaks" that has no name in places.json.',
  why: 'People choose whom to call by the language that is spoken there.',
  example: '"police.speaks" names "em", which is not a language of places.json.',
  check: (content) => {
    const known = namesIn(content, 'places', ['language']);
    return known.length === 0 ? [] : eachName(content, 'speaks', known, 'not a language of places.json');
  },
};

export const firstForOther: Rule = {
  name: 'first-for-other',
  finds: 'A topic in "first_for" that is not among the topics of the contact.',
  why: 'It would stand before all others for something it is never shown for, and the ambulance behind them.',
  example: '"police.first_for" names "peeple", which is not one of its topics.',
  check: (content) =>
    eachContact(content, ({ firstFor, topics }, file, name) =>
      firstFor.flatMap((topic, index) => {
        if (topics.includes(topic)) return [];
        const message = `"${name}.first_for" names "${topic}", which is not one of its topics.`;
        return [error(content, { file, path: [name, 'first_for', index] }, message, guess(topic, topics))];
      }),
    ),
};

export const unknownServed: Rule = {
  name: 'unknown-served',
  finds: 'A name in "serves" that is not known here.',
  why: 'A misspelt group hides a desk from the very people it is for.',
  example: '"police.serves" names "woman", which is nobody that is known here.',
  check: (content) => eachName(content, 'serves', [...GROUPS, ...OTHERS_SERVED], 'nobody that is known here'),
};

function unquoted(content: Checked, contact: Contact, file: string, name: string): Finding[] {
  const source = content.sources.get(file);
  const paths = [['phone'], ['press'], ['abroad'], ...contact.more.map((_, index) => ['more', index])];
  return paths.flatMap((part) => {
    const path = [name, ...part];
    const written = valueAt(source, path);
    if (!source || typeof written !== 'string' || written === NO_PHONE || source.quoted(path)) return [];
    return [
      error(content, { file, path }, `"${name}.${part[0]}" stands without quotes.`, `Write "${written}", in quotes.`),
    ];
  });
}

function doubled(content: Checked, contact: Contact, file: string, name: string): Finding[] {
  const all = Object.values(content.bundle.contacts);
  const twin = all.slice(0, all.indexOf(contact)).find((other) => isSame(other, contact));
  if (!twin) return [];
  const topic = twin.topics.find((one) => contact.topics.includes(one));
  const message = `"${name}" has the same number as "${twin.id}", and both are shown for "${topic}".`;
  return [warning(content, { file, path: [name, 'phone'] }, message, 'Join them, or take the topic from one of them.')];
}

const isSame = (one: Contact, other: Contact): boolean =>
  one.country === other.country &&
  one.phone !== NO_PHONE &&
  one.phone.replace(/\D/g, '') === other.phone.replace(/\D/g, '') &&
  one.press === other.press &&
  one.topics.some((topic) => other.topics.includes(topic));

const eachName = (
  content: Checked,
  word: 'endangers' | 'speaks' | 'serves',
  known: string[],
  what: string,
): Finding[] =>
  eachContact(content, (contact, file, name) =>
    (contact[word] === 'unknown' ? [] : contact[word]).flatMap((one, index) => {
      if (known.includes(one)) return [];
      const message = `"${name}.${word}" names "${one}", which is ${what}.`;
      return [error(content, { file, path: [name, word, index] }, message, guess(one, known))];
    }),
  );

/** Names that the first language has words for. */
function namesIn({ sources, bundle }: Checked, namespace: string, path: string[]): string[] {
  const words = valueAt(sources.get(`locales/${firstLanguage(bundle)}/${namespace}.json`), path);
  return words && typeof words === 'object' ? Object.keys(words) : [];
}
