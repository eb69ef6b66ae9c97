import type { Bundle, Lexicon } from '../bundle/bundle.ts';
import { allLeaves } from './words.ts';

/** What a bundle consists of, as staff know it. */
export const KINDS = [
  'flows',
  'steps',
  'texts',
  'contacts',
  'facts',
  'flags',
  'countries',
  'holidays',
  'languages',
  'freshness',
  'organisation',
  'reviews',
  'examples',
] as const;
export type Kind = (typeof KINDS)[number];

/** Everything in a bundle, each thing under the name by which staff know it. */
export function thingsOf(bundle: Bundle): Record<Kind, Record<string, unknown>> {
  const { organisation, contacts, facts, flags, countries, holidays, languages, freshness, reviews, lexicons } = bundle;
  const flows = Object.values(bundle.flows);
  const steps = flows.flatMap((flow) => Object.values(flow.steps).map((step) => [`${flow.name}.${step.name}`, step]));
  // Texts of a language that is gone or new are told, too.
  const texts = allLeaves(bundle).map(({ lang, namespace, key, text }) => [`${lang} ${namespace}:${key}`, text]);
  return {
    flows: Object.fromEntries(flows.map(({ name, start, interrupts, order }) => [name, { start, interrupts, order }])),
    steps: Object.fromEntries(steps),
    texts: Object.fromEntries(texts),
    contacts,
    facts,
    flags,
    countries,
    holidays,
    languages,
    freshness,
    organisation,
    reviews: byLanguage(reviews, (units) => units),
    examples: byLanguage(lexicons, listsOf),
  };
}

const listsOf = ({ intents, danger, cries, adverts, glosses }: Lexicon): Record<string, string[]> =>
  byLanguage({ intents, danger, cries, adverts, glosses }, (lists) => lists, '.');

/** One level less: `my job-offer.fee`. */
const byLanguage = <T, U>(
  all: Record<string, T>,
  inside: (one: T) => Record<string, U>,
  between = ' ',
): Record<string, U> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([lang, one]) =>
      Object.entries(inside(one)).map(([name, thing]) => [`${lang}${between}${name}`, thing]),
    ),
  );
