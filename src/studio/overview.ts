import { unitsOf } from '../bundle/review.ts';
import type { Draft } from './drafts.ts';

/** What the pickers offer, and every problem. The first language's file says which other texts there are. */
export function overviewOf({ bundle, problems }: Draft) {
  const first = Object.keys(bundle.languages)[0] ?? '';
  const others = [...unitsOf(bundle.texts[first]).keys()].filter((unit) => !bundle.flows[unit.split('.')[0] ?? '']);
  return {
    flows: Object.values(bundle.flows).map(({ name, start, order, steps }) => ({
      name,
      start,
      steps: order.map((step) => ({ name: step, kind: steps[step]?.kind ?? 'say' })),
    })),
    others,
    languages: Object.entries(bundle.languages).map(([lang, { endonym }]) => ({ lang, endonym })),
    countries: [...Object.keys(bundle.countries), 'other'],
    problems,
  };
}
