import type { Bundle, Contact } from '../bundle/bundle.ts';
import { helpsIn, ranked, serves } from './best.ts';
import { consulates, contactsFor } from './contacts.ts';
import { openness } from './hours.ts';

/** Whom somebody looks for. What is left out does not matter. `speaks`: a language; `open`: now, by the clock there. */
export type Search = {
  country: string;
  area?: string;
  topic?: string;
  speaks?: string;
  whom?: string;
  open?: boolean;
};

/**
 * `fitting`: those of whom all is known. `perhaps`: of whom it is not known whether they speak that language, or are open
 * now. `others`: where nobody fits, who may help or know who can.
 */
export type Found = { fitting: Contact[]; perhaps: Contact[]; others: Contact[] };

/** What people may be shown of the contacts of one country, and nobody else; best first, as in the conversation. */
export function searchDirectory(bundle: Bundle, search: Search, now: number): Found {
  const { country, area, whom, speaks = '' } = search;
  const served = (topics: string[]): Contact[] => {
    const found = topics.flatMap((topic) => [
      ...contactsFor(bundle, country, topic, now),
      ...consulates(bundle, country, topic, speaks, now),
    ]);
    const fits = [...new Set(found)].filter((contact) => serves(contact, whom) && helpsIn(contact, area));
    return ranked(bundle, fits, { area, topic: search.topic ?? '', whom, lang: speaks }, now);
  };
  const all = served(search.topic ? [search.topic] : topicsOf(bundle));
  const judged = all.map((contact) => ({ contact, fits: fit(bundle, contact, search, now) }));
  const those = (fits: Fits) => judged.filter((one) => one.fits === fits).map(({ contact }) => contact);
  const [fitting, perhaps] = [those('yes'), those('perhaps')];
  const others = fitting.length > 0 ? [] : served(['people', 'emergency']).filter((each) => !perhaps.includes(each));
  return { fitting, perhaps, others };
}

/** Every topic that a contact has, in the order of the files. */
const topicsOf = ({ contacts }: Bundle): string[] => [
  ...new Set(Object.values(contacts).flatMap(({ topics }) => topics)),
];

type Fits = 'yes' | 'perhaps' | 'no';

function fit(bundle: Bundle, contact: Contact, { speaks, open }: Search, now: number): Fits {
  const both = [speaks ? spoken(contact, speaks) : 'yes', open ? opened(bundle, contact, now) : 'yes'];
  if (both.includes('no')) return 'no';
  return both.includes('perhaps') ? 'perhaps' : 'yes';
}

function spoken({ speaks }: Contact, lang: string): Fits {
  if (speaks === 'unknown') return 'perhaps';
  return speaks.includes(lang) ? 'yes' : 'no';
}

const OPENED = { open: 'yes', perhaps: 'perhaps', unknown: 'perhaps', holiday: 'no', closed: 'no' } as const;
const opened = (bundle: Bundle, contact: Contact, now: number): Fits => OPENED[openness(bundle, contact, now)];
