import type { Bundle } from './bundle.ts';

/** A bundle as an earlier Waymark may have published it: what came later is not in it. */
type Older = Omit<Bundle, 'reviews' | 'holidays'> & Partial<Pick<Bundle, 'reviews' | 'holidays'>>;

/** With what it lacks, empty: an old bundle is served when the files have errors, and must not stop the counter. */
export function completed(older: Older): Bundle {
  return {
    ...older,
    reviews: older.reviews ?? {},
    holidays: older.holidays ?? {},
    contacts: mapped(older.contacts, (contact) => ({
      ...contact,
      area: contact.area ?? [],
      firstFor: contact.firstFor ?? [],
    })),
    countries: mapped(older.countries, (country) => ({
      ...country,
      // Once a list, without names.
      towns: { ...country.towns },
      areas: country.areas ?? {},
    })),
    languages: mapped(older.languages, (language) => ({ ...language, chain: language.chain ?? [] })),
    lexicons: mapped(older.lexicons, (lexicon) => ({
      ...lexicon,
      cries: lexicon.cries ?? { clear: [], possible: [], calm: [] },
      glosses: lexicon.glosses ?? {},
    })),
  };
}

const mapped = <T>(all: Record<string, T>, complete: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, complete(one)]));
