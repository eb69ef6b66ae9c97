import type { Country } from './bundle.ts';

/** A province or city in which some contacts help. `choice`: how `ask: areas` offers it. `towns`: names in that country. */
export type Area = { choice: string; country: string; name: string; towns: string[] };

/** Beside the areas there is always another place: nobody has to live where somebody helps. */
export const ANOTHER_PLACE = 'other';

/** Areas of all countries, in the order of the file. */
export const areasOf = (countries: Record<string, Pick<Country, 'areas'>>): Area[] =>
  Object.entries(countries).flatMap(([country, { areas }]) =>
    Object.entries(areas).map(([name, towns]) => ({ choice: `${country}_${name}`, country, name, towns })),
  );
