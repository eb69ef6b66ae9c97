import { areasOf } from './bundle/areas.ts';
import type { Bundle, Contact } from './bundle/bundle.ts';
import { areasIn } from './engine/areas.ts';
import { GROUPS } from './engine/best.ts';
import { tellContacts } from './engine/contacts.ts';
import { type Search, searchDirectory } from './engine/directory.ts';
import { tellClock, tellOpenness } from './engine/hours.ts';
import { tellOwn } from './engine/organisation.ts';
import { areaKey } from './engine/page.ts';
import type { Speech } from './engine/speech.ts';
import type { DirectoryEntry, DirectoryField, DirectoryPage } from './server/serving.ts';

/** What an address may carry: names from the lists of the page. Anything else counts as not chosen. */
type Query = Record<string, unknown>;

/** The topics people choose from in the conversation, in its order. */
const topicsOf = ({ flows }: Bundle): string[] => flows.people?.steps.about?.choices ?? [];

/** Those who help, for who looks for another person: the same contacts, words and order as in the conversation. */
export function directoryPage(bundle: Bundle, speech: Speech, lang: string, query: Query, now: number): DirectoryPage {
  const say = (key: string, vars?: Record<string, unknown>) => speech.say(lang, key, now, vars);
  const fields = fieldsOf(bundle, say, query, now);
  const search = searchOf(bundle, fields, query);
  return {
    title: say('page:directory.title'),
    intro: [tellOwn(bundle, speech, lang, now), say('page:directory.intro')].filter(Boolean),
    fields,
    open: { label: say('page:directory.open'), chosen: query.open === 'yes' },
    button: say('page:directory.search'),
    groups: search ? groupsOf(bundle, speech, lang, search, now) : [],
    clock: search
      ? say('page:directory.clock', { time: tellClock(bundle, search.country, lang, now) })
      : say('page:directory.choose'),
    languages: Object.entries(bundle.languages).map(([each, { endonym }]) => ({ lang: each, endonym })),
  };
}

type Say = (key: string, vars?: Record<string, unknown>) => string;

function fieldsOf(bundle: Bundle, say: Say, query: Query, now: number): DirectoryField[] {
  const field = (name: string, label: string, choices: [string, string][]): DirectoryField => {
    const chosen = choices.find(([value]) => value === query[name])?.[0] ?? '';
    const all = choices.map(([value, words]) => ({ value, words }));
    return { name, label: say(label), any: say('page:directory.any'), choices: all, chosen };
  };
  const spoken = Object.values(bundle.contacts).flatMap(({ speaks }) => (speaks === 'unknown' ? [] : speaks));
  const named = (names: string[], key: string): [string, string][] => names.map((name) => [name, say(`${key}${name}`)]);
  const countries = Object.keys(bundle.countries);
  const country = countries.find((each) => each === query.country);
  const areas = countries.filter((each) => !country || each === country).flatMap((each) => areasIn(bundle, each, now));
  return [
    field('country', 'page:directory.country', named(countries, 'places:country.')),
    ...(areas.length > 0
      ? [
          field(
            'area',
            'people:area.topic',
            areas.map((area) => [area.choice, say(areaKey(area))]),
          ),
        ]
      : []),
    field('topic', 'people:about.topic', named(topicsOf(bundle), 'people:about.choices.')),
    field('speaks', 'page:directory.speaks', named([...new Set(spoken)], 'places:language.')),
    field(
      'whom',
      'people:whom.topic',
      named(
        GROUPS.filter((group) => canAsk(bundle, group)),
        'people:whom.choices.',
      ),
    ),
  ];
}

/** Groups that have words, since people are asked for them. */
const canAsk = ({ flows }: Bundle, group: string): boolean =>
  flows.people?.steps.whom?.choices.includes(group) ?? false;

/** An area says its country, too. Without a country nobody is looked for: a short number means another office elsewhere. */
function searchOf(bundle: Bundle, fields: DirectoryField[], query: Query): Search | undefined {
  const chosen = Object.fromEntries(fields.map((field) => [field.name, field.chosen]));
  const area = areasOf(bundle.countries).find(({ choice }) => choice === chosen.area);
  const country = chosen.country || area?.country;
  if (!country) return undefined;
  return {
    country,
    ...(area ? { area: area.name } : {}),
    ...(chosen.topic ? { topic: chosen.topic } : {}),
    ...(chosen.speaks ? { speaks: chosen.speaks } : {}),
    ...(chosen.whom ? { whom: chosen.whom } : {}),
    open: query.open === 'yes',
  };
}

function groupsOf(bundle: Bundle, speech: Speech, lang: string, search: Search, now: number): DirectoryPage['groups'] {
  const say: Say = (key, vars) => speech.say(lang, key, now, vars);
  const { fitting, perhaps, others } = searchDirectory(bundle, search, now);
  const country = say(`places:country.${search.country}`);
  const entry = (contact: Contact) => entryOf(bundle, speech, lang, contact, now);
  const group = (heading: string, some: Contact[]) => (some.length > 0 ? [{ heading, entries: some.map(entry) }] : []);
  const nobody = [fitting, perhaps, others].every((some) => some.length === 0);
  return [
    {
      heading: say('page:directory.found', { count: speech.number(lang, fitting.length) }),
      entries: fitting.map(entry),
    },
    ...group(say('page:directory.perhaps'), perhaps),
    ...group(say('bot:no_contact.instead'), others),
    ...(nobody ? [{ heading: say('bot:no_contact.here', { country }), entries: [] }] : []),
  ];
}

function entryOf(bundle: Bundle, speech: Speech, lang: string, contact: Contact, now: number): DirectoryEntry {
  const open = (each: Contact) => tellOpenness(bundle, each, speech, lang, now);
  const { text, phones } = tellContacts([contact], speech, lang, now, open);
  const title = phones[0]?.label ?? contact.id;
  const cost = contact.cost === 'free' ? [] : [speech.say(lang, 'page:directory.cost_unknown', now)];
  return {
    title,
    lines: [...text.split('\n').filter((line) => line !== title), ...cost],
    number: contact.phone,
    source: { ...contact.source, label: speech.say(lang, 'page:directory.source', now) },
  };
}
