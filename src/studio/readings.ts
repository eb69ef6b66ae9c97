import { type Review, sealOf, stateOf, type ReviewState, unitsOf } from '../bundle/review.ts';
import { readSource } from '../bundle/read.ts';
import { reviewsSchema } from '../bundle/schemas.ts';
import { sealNow } from '../bundle/sign.ts';
import type { Draft } from './drafts.ts';

/**
 * How far a unit has come in one language. `seal`: of the words as they are now. `read`: who has read it, and what has
 * changed since: the words, their English, or one of the two (`either`) where the record does not tell.
 */
export type ReadBy = {
  state: ReviewState;
  seal: string;
  read?: { by: string; date: string; changed?: 'words' | 'english' | 'either' };
};

export function readingsOf({ bundle, files }: Draft, unit: string): Record<string, ReadBy> {
  const first = Object.keys(bundle.languages)[0] ?? '';
  const source = unitsOf(bundle.texts[first]).get(unit);
  return Object.fromEntries(
    Object.keys(bundle.languages).map((lang): [string, ReadBy] => {
      const state = stateOf(bundle, lang, unit);
      const own = { state, seal: sealNow(bundle, lang, unit) };
      const review = recordsIn(files.find(({ file }) => file === `locales/${lang}/reviews.yaml`)?.text, unit);
      if (!review) return [lang, own];
      const { by, date, from } = review;
      const isEnglish = from !== undefined && from !== sealOf(source, '') && lang !== first;
      const changed = isEnglish ? 'english' : from === undefined ? 'either' : 'words';
      return [lang, { ...own, read: { by, date, ...(state === 'draft' ? { changed } : {}) } }];
    }),
  );
}

function recordsIn(text: string | undefined, unit: string): Review | undefined {
  const source = text === undefined ? undefined : readSource('locales/reviews.yaml', text);
  const records = source && 'value' in source ? reviewsSchema.safeParse(source.value).data : undefined;
  return records && Object.hasOwn(records, unit) ? records[unit] : undefined;
}
