import type { Bundle } from '../bundle/bundle.ts';
import { unitsOf } from '../bundle/review.ts';
import { asObject, asText } from '../channels/json.ts';
import type { Draft } from './drafts.ts';

/** What the pickers offer, and every problem. The first language's file says which other texts there are. */
export function overviewOf({ bundle, problems }: Draft) {
  const first = Object.keys(bundle.languages)[0] ?? '';
  const others = [...unitsOf(bundle.texts[first]).keys()].filter((unit) => !bundle.flows[unit.split('.')[0] ?? '']);
  const typed = Object.keys(bundle.texts[first]?.words ?? {}).map((name) => `words.${name}`);
  return {
    flows: Object.values(bundle.flows).map(({ name, start, order, steps }) => ({
      name,
      start,
      steps: order.map((step) => ({ name: step, kind: steps[step]?.kind ?? 'say' })),
    })),
    others: [...others, ...typed],
    languages: Object.entries(bundle.languages).map(([lang, { endonym }]) => ({ lang, endonym })),
    countries: Object.keys(bundle.countries).map((country) => ({ country, names: namesOf(bundle, country) })),
    problems,
  };
}

/** By language: "my" is Malaysia, and whoever reads the page may take it for Myanmar. */
function namesOf({ texts }: Bundle, country: string): Record<string, string> {
  const named = ([lang, words]: [string, unknown]) => {
    const name = asText(asObject(asObject(asObject(words).places).country)[country]);
    return name === undefined ? [] : [[lang, name] as const];
  };
  return Object.fromEntries(Object.entries(texts).flatMap(named));
}
