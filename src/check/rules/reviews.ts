import { sealOf, unitsOf } from '../../bundle/review.ts';
import { reviewsSchema } from '../../bundle/schemas.ts';
import type { Checked, Rule } from '../content.ts';
import { error, guess, type Spot, warning } from '../place.ts';

export const unknownReview: Rule = {
  name: 'unknown-review',
  finds: 'A review of something that has no words.',
  why: 'Whoever renames a step must bring its review along, or its words count as never read.',
  example: '"job.fees" is reviewed, and there is nothing of that name in locales/my.',
  check: (content) =>
    reviewsIn(content).flatMap(({ lang, unit, spot }) => {
      const units = unitsOf(content.bundle.texts[lang]);
      if (units.has(unit)) return [];
      const message = `"${unit}" is reviewed, and there is nothing of that name in locales/${lang}.`;
      return [error(content, spot, message, guess(unit, units.keys()))];
    }),
};

export const changedSinceReview: Rule = {
  name: 'changed-since-review',
  finds: 'Words that were changed after somebody had reviewed them, or whose original was.',
  why: 'What nobody has read in its present form counts as a draft again.',
  example: '"job.fee" was changed after A. Example had read it: it counts as a draft again.',
  check: (content) =>
    reviewsIn(content).flatMap(({ lang, unit, spot, by, of }) => {
      const own = unitsOf(content.bundle.texts[lang]).get(unit);
      const source = unitsOf(content.bundle.texts[firstOf(content)]).get(unit);
      if (own === undefined || of === sealOf(source, own)) return [];
      const message = `"${unit}" was changed after ${by} had read it: it counts as a draft again.`;
      return [warning(content, spot, message, `Read it again: npm run review -- ${lang} ${unit}`)];
    }),
};

const firstOf = ({ bundle }: Checked): string => Object.keys(bundle.languages)[0] ?? '';

type Found = { lang: string; unit: string; spot: Spot; by: string; of: string };

function reviewsIn({ sources, bundle }: Checked): Found[] {
  return [...sources].flatMap(([file, source]) => {
    const lang = /^locales\/([^/]+)\/reviews\.yaml$/.exec(file)?.[1];
    const read = lang && Object.hasOwn(bundle.languages, lang) ? reviewsSchema.safeParse(source.value) : undefined;
    if (!lang || !read?.success) return [];
    return Object.entries(read.data).map(([unit, { by, of }]) => ({
      lang,
      unit,
      by,
      of,
      spot: { file, path: [unit], at: 'key' } as const,
    }));
  });
}
