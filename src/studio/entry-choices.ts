import type { Bundle } from '../bundle/bundle.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { GROUPS, OTHERS_SERVED } from '../engine/best.ts';

/** In which languages people's words are wanted. */
export const langsOf = (body: unknown): string[] => asList(asObject(body).langs).flatMap((lang) => asText(lang) ?? []);

/** Names that may be chosen, with the words people read for them in the first language asked for. */
export function choicesOf(bundle: Bundle, body: unknown) {
  const words = bundle.texts[langsOf(body).find((lang) => Object.hasOwn(bundle.texts, lang)) ?? ''] ?? {};
  const places = asObject(words.places);
  const areaNamed = (country: string) => (name: string) =>
    [name, asText(asObject(asObject(places.area)[country])[name]) ?? name] as const;
  const named = (given: unknown) =>
    Object.entries(asObject(given)).map(([name, said]) => [name, asText(said) ?? name] as const);
  return {
    topics: [...new Set(Object.values(bundle.contacts).flatMap(({ topics }) => topics))].toSorted(),
    speaks: named(places.language),
    serves: [...OTHERS_SERVED, ...GROUPS],
    endangers: named(words.risks),
    areas: Object.fromEntries(
      Object.entries(bundle.countries).flatMap(([country, { areas }]) =>
        Object.keys(areas).length > 0 ? [[country, Object.keys(areas).map(areaNamed(country))]] : [],
      ),
    ),
    kinds: Object.keys(bundle.freshness).filter((kind) => kind !== 'contacts'),
  };
}
