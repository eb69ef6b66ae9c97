import { firstLanguage } from '../engine/stage.ts';
import type { Checked, Finding } from './content.ts';
import type { Leaf } from './words.ts';

/** From so many languages on, that all of them differ from the first can hardly be a slip in each. */
const MANY = 3;

/**
 * What is found in each text beside that of the first language. Where all others differ from it, the first is at fault:
 * that is told there, once, with `tell`.
 */
export function outvoted(
  { bundle }: Checked,
  leaves: Leaf[],
  find: (leaf: Leaf) => Finding[],
  tell: (first: Leaf) => Finding,
): Finding[] {
  const first = firstLanguage(bundle);
  const texts = Map.groupBy(leaves, ({ id }) => id);
  return [...texts.values()].flatMap((same) => {
    const own = same.find(({ lang }) => lang === first);
    const ours = own ? find(own) : [];
    const others = same.filter((leaf) => leaf !== own).map(find);
    const isOdd = others.length >= MANY && others.every(({ length }) => length > 0);
    if (!own || !isOdd) return [...ours, ...others.flat()];
    return ours.length > 0 ? ours : [tell(own)];
  });
}
