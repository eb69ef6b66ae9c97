import type { Country } from '../bundle/bundle.ts';

/** Degrees; north and east are positive. */
export type Point = { latitude: number; longitude: number };

const KM_A_DEGREE = 111;
/** Farther from every town we know, a point lies in none of our countries, or in the sea. */
const FARTHEST_KM = 250;
/** Another town that is not farther by more than this, or by half, may be on the person's side of a border. */
const BORDER_KM = 15;
const BORDER_TIMES = 1.5;

/** The towns near which a point may lie, nearest first. None, far from all. */
export function townsNear(countries: Record<string, Country>, point: Point): { country: string; town: string }[] {
  const all = Object.entries(countries).flatMap(([country, { towns }]) =>
    Object.entries(towns).map(([town, at]) => ({ country, town, km: kilometres(at, point) })),
  );
  const sorted = all.toSorted((one, other) => one.km - other.km);
  const first = sorted[0]?.km ?? Infinity;
  if (first > FARTHEST_KM) return [];
  const reach = Math.max(first + BORDER_KM, first * BORDER_TIMES);
  return sorted.filter(({ km }) => km <= reach).map(({ country, town }) => ({ country, town }));
}

/**
 * The countries in which a point may lie, likeliest first: those of the towns around it. One, away from borders; two or
 * three near one; none, far from all. It proposes; the person decides.
 */
export const countriesNear = (countries: Record<string, Country>, point: Point): string[] => [
  ...new Set(townsNear(countries, point).map(({ country }) => country)),
];

/** On a flat earth: off by less than one in a hundred over the distances here. */
function kilometres([latitude, longitude]: [number, number], point: Point): number {
  const east = (longitude - point.longitude) * Math.cos((point.latitude * Math.PI) / 180);
  return Math.hypot(latitude - point.latitude, east) * KM_A_DEGREE;
}
