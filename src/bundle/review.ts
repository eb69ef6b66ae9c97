import { createHash } from 'node:crypto';
import type { Bundle, Texts } from './bundle.ts';

/** How far a text has come: written, read by a native speaker, released by somebody who answers for it. */
export const reviewStates = ['draft', 'reviewed', 'approved'] as const;
export type ReviewState = (typeof reviewStates)[number];

/**
 * As staff record it in `locales/<lang>/reviews.yaml`. `of` is the seal of what was read, `from` that of the original
 * alone: it tells whose words have changed.
 */
export type Review = {
  state: 'reviewed' | 'approved';
  by: string;
  date: string;
  of: string;
  from?: string | undefined;
};

/**
 * What is reviewed as a whole, with its words: a step with its text and its choices (`job-offer.fee`), a warning sign
 * (`flags.loan_with_interest`), a contact (`contacts.th.police`), a sentence of the bot's own (`bot.unsure`).
 */
export function unitsOf(texts: Record<string, Texts> = {}): Map<string, Texts[string]> {
  const units = new Map<string, Texts[string]>();
  for (const [namespace, words] of Object.entries(texts)) {
    if (namespace === 'words') continue;
    for (const [name, value] of Object.entries(words)) {
      if (namespace !== 'contacts' || typeof value === 'string' || Array.isArray(value))
        units.set(`${namespace}.${name}`, value);
      else for (const [id, one] of Object.entries(value)) units.set(`${namespace}.${name}.${id}`, one);
    }
  }
  return units;
}

/** The first eight hex digits of SHA-256 over the words and what they were translated from: any change breaks it. */
export const sealOf = (source: unknown, own: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([source, own]))
    .digest('hex')
    .slice(0, 8);

/** By language and unit: what is reviewed and has not changed since. Everything else is a draft. */
export type Reviews = Record<string, Record<string, 'reviewed' | 'approved'>>;

export function holdingReviews(
  given: Record<string, Record<string, Review>>,
  texts: Bundle['texts'],
  first: string,
): Reviews {
  const source = unitsOf(texts[first]);
  return Object.fromEntries(
    Object.entries(given).map(([lang, reviews]) => {
      const own = unitsOf(texts[lang]);
      const holding = Object.entries(reviews).filter(
        ([unit, { of }]) => own.has(unit) && of === sealOf(source.get(unit), own.get(unit)),
      );
      return [lang, Object.fromEntries(holding.map(([unit, { state }]) => [unit, state]))];
    }),
  );
}

export const stateOf = (bundle: Bundle, lang: string, unit: string): ReviewState =>
  bundle.reviews[lang]?.[unit] ?? 'draft';

const isEnough = (state: ReviewState, minimum: ReviewState): boolean =>
  reviewStates.indexOf(state) >= reviewStates.indexOf(minimum);

/**
 * Words that stay in the person's language, however far they have come: a foreign emergency card or a warning that
 * cannot be read would harm more. They say themselves that they were not reviewed.
 */
const EXEMPT = /^(?:(?:bot|page|places|risks|contacts|flags|emergency|about|welcome|letters)\.|job-offer\.verdict_)/;

/**
 * The bundle as it may be read: steps below `minimum` are shown in the next language of the person's chain in which they
 * are far enough, saying so. Where none is, the own words stay. The given bundle is not changed; the hash stays.
 */
export function atLeast(bundle: Bundle, minimum: ReviewState): Bundle {
  if (minimum === 'draft') return bundle;
  const texts = Object.fromEntries(
    Object.keys(bundle.languages).map((lang) => [lang, readable(bundle, lang, minimum)]),
  );
  return { ...bundle, texts: { ...bundle.texts, ...texts } };
}

function readable(bundle: Bundle, lang: string, minimum: ReviewState): Record<string, Texts> {
  const own = bundle.texts[lang] ?? {};
  const languages = Object.keys(bundle.languages);
  const chain = [...(bundle.languages[lang]?.chain ?? []), ...languages.slice(0, 1)].filter((other) => other !== lang);
  const show = (namespace: string, name: string, words: Texts[string]): Texts[string] => {
    const unit = `${namespace}.${name}`;
    if (EXEMPT.test(unit) || isEnough(stateOf(bundle, lang, unit), minimum)) return words;
    const other = chain.find((each) => isEnough(stateOf(bundle, each, unit), minimum));
    const instead = other === undefined ? undefined : bundle.texts[other]?.[namespace]?.[name];
    return other === undefined || instead === undefined ? words : said(bundle, lang, other, instead);
  };
  return Object.fromEntries(
    Object.entries(own).map(([namespace, words]) => [
      namespace,
      namespace === 'words'
        ? words
        : Object.fromEntries(Object.entries(words).map(([name, value]) => [name, show(namespace, name, value)])),
    ]),
  );
}

/** In another language, with a sentence in one's own above its text. */
function said(bundle: Bundle, lang: string, other: string, words: Texts[string]): Texts[string] {
  if (typeof words !== 'object' || Array.isArray(words) || typeof words.text !== 'string') return words;
  const own = bundle.texts[lang];
  const note = own?.bot?.other_language;
  const names = own?.places?.language;
  const name = typeof names === 'object' && !Array.isArray(names) ? names[other] : undefined;
  if (typeof note !== 'string' || typeof name !== 'string') return words;
  return { ...words, text: `${note.replaceAll('{{language}}', name)}\n${words.text}` };
}
