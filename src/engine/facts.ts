import type { Bundle, Fact } from '../bundle/bundle.ts';

const DAY_MS = 86_400_000;

/**
 * May a fact be shown now? `withheld`: not valid now, of low confidence, or too old for its kind; `old`: shown, saying
 * that it may have changed. Age counts from the day from which it is valid or on which its source spoke.
 */
export function factAge(bundle: Bundle, fact: Fact, now: number): 'fresh' | 'old' | 'withheld' {
  if (fact.confidence === 'low' || fact.confidence === 'unverified') return 'withheld';
  if (fact.validFrom && now < Date.parse(fact.validFrom)) return 'withheld';
  if (fact.validUntil && now >= Date.parse(fact.validUntil) + DAY_MS) return 'withheld';
  const limit = bundle.freshness[fact.kind];
  const spoke = latest(fact.validFrom, fact.source.date, fact.checked?.date);
  if (!limit || spoke === undefined) return 'old';
  if (now - spoke <= limit.days * DAY_MS) return 'fresh';
  return limit.when_old === 'withhold' ? 'withheld' : 'old';
}

function latest(...days: (string | undefined)[]): number | undefined {
  const times = days.filter((day) => day !== undefined).map((day) => Date.parse(day));
  return times.length > 0 ? Math.max(...times) : undefined;
}
