import type { Bundle } from './bundle.ts';
import { type Review, sealOf, unitsOf } from './review.ts';

/** Who has read which words, and for what they hold them. */
export type Reading = { unit: string; state: Review['state']; by: string; now: number };

/** The seal of what somebody reads who reads this unit in this language now. */
export function sealNow({ texts, languages }: Pick<Bundle, 'texts' | 'languages'>, lang: string, unit: string): string {
  const first = Object.keys(languages)[0] ?? '';
  return sealOf(unitsOf(texts[first]).get(unit), unitsOf(texts[lang]).get(unit));
}

/**
 * The text of `locales/<lang>/reviews.yaml` with this reading in it, in place of an earlier one. `text`: as it was; empty
 * where nobody has read anything yet.
 */
export function signed(text: string, bundle: Bundle, lang: string, { unit, state, by, now }: Reading): string {
  const first = Object.keys(bundle.languages)[0] ?? '';
  const [of, from] = [sealNow(bundle, lang, unit), sealOf(unitsOf(bundle.texts[first]).get(unit), '')];
  const date = new Date(now).toISOString().slice(0, 10);
  const line = `${unit}: { state: ${state}, by: ${JSON.stringify(by)}, date: ${date}, of: "${of}", from: "${from}" }`;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const old = text.trim() === '' ? HEAD : text.trimEnd().split(/\r?\n/);
  return [...old.filter((each) => !each.startsWith(`${unit}:`)), line, ''].join(end);
}

const HEAD = [
  '# yaml-language-server: $schema=../../schemas/reviews.json',
  '# Who has read which words, written by "npm run review". Words that were changed since count as drafts again.',
];
