import { sealOf, stateOf, type Review, unitsOf } from '../bundle/review.ts';
import { reviewsSchema } from '../bundle/schemas.ts';
import { allLeaves, type Leaf, placeholdersIn } from '../check/words.ts';
import { isLabel, LABEL, READABLE, TEXT } from '../check/rules/limits.ts';
import { contextOf } from './context.ts';
import { type Given, type Row, tidy } from './file.ts';
import type { Opened } from './open.ts';

/** Every text that the first language has, in the order of its files, with how far it has come in the other. */
export function rowsOf(opened: Opened): Row[] {
  const { bundle, first, lang } = opened;
  const leaves = Map.groupBy(allLeaves(bundle), (leaf) => leaf.lang);
  const own = new Map(oneEach(leaves.get(lang) ?? []).map((leaf) => [leaf.id, leaf.text]));
  const changed = createMarks(opened);
  return oneEach(leaves.get(first) ?? []).map((leaf) => {
    const { namespace, id, text } = leaf;
    const path = leaf.path.map(String);
    const translation = own.get(id) ?? '';
    const unit = unitOf(namespace, path);
    return {
      key: id,
      namespace,
      path,
      isList: leaf.isList,
      context: contextOf(bundle, bundle.texts[first] ?? {}, namespace, path),
      english: text,
      translation,
      state: translation === '' ? 'missing' : stateOf(bundle, lang, unit),
      limit: limitOf(leaf),
      keep: namespace === 'words' ? [] : placeholdersIn(text).map((name) => `{{${name}}}`),
      mark: translation === '' ? '' : changed(unit),
      version: versionOf(text, translation),
    };
  });
}

/** Marks the texts whose English is not what an earlier file has. `since`: its name. */
export function markChanged(rows: Row[], since: string, earlier: Given[]): Row[] {
  const was = new Map(earlier.map(({ key, english }) => [key, english]));
  return rows.map((row) => {
    const english = was.get(row.key);
    if (english !== undefined && tidy(english) === tidy(row.english)) return row;
    const says =
      english === undefined
        ? `New since ${since}.`
        : `The English has changed since ${since}. There it was: "${english}"`;
    return { ...row, mark: [row.mark, says].filter(Boolean).join(' ') };
  });
}

/** Changes with the English and with the translation, as a file has them. */
export const versionOf = (english: string, translation: string): string => sealOf(tidy(english), tidy(translation));

/** What is reviewed together: see `unitsOf`. */
export const unitOf = (namespace: string, path: string[]): string =>
  [namespace, ...path.slice(0, namespace === 'contacts' && path.length > 2 ? 2 : 1)].join('.');

type Whole = Leaf & { isList: boolean };

/** Lists as one text, an item a line. */
function oneEach(leaves: Leaf[]): Whole[] {
  const isItem = ({ path }: Leaf) => typeof path.at(-1) === 'number';
  const name = (leaf: Leaf) => (isItem(leaf) ? leaf.id.slice(0, leaf.id.lastIndexOf('.')) : leaf.id);
  return [...Map.groupBy(leaves, name)].flatMap(([id, items]) => {
    const [leaf] = items;
    if (!leaf) return [];
    const isList = isItem(leaf);
    const path = isList ? leaf.path.slice(0, -1) : leaf.path;
    return [{ ...leaf, id, path, key: path.join('.'), isList, text: items.map(({ text }) => text).join('\n') }];
  });
}

function limitOf(leaf: Whole): string {
  if (leaf.isList) return 'one word or phrase a line';
  if (isLabel(leaf)) return `${LABEL} characters`;
  return `${READABLE} characters are read, ${TEXT} are the most`;
}

/** What has changed since somebody read it. A review older than `from` does not say which of the two. */
function createMarks({ bundle, sources, first, lang }: Opened): (unit: string) => string {
  const file = `locales/${lang}/reviews.yaml`;
  const reviews: Record<string, Review> =
    reviewsSchema.safeParse(sources.find((one) => one.file === file)?.value).data ?? {};
  const source = unitsOf(bundle.texts[first]);
  return (unit) => {
    const review = Object.hasOwn(reviews, unit) ? reviews[unit] : undefined;
    if (!review || stateOf(bundle, lang, unit) !== 'draft') return '';
    const { by, date, from } = review;
    const english = 'The English has changed';
    const which =
      from === undefined ? `${english}, or the translation,` : from === sealOf(source.get(unit), '') ? '' : english;
    return which && `${which} since ${by} read it on ${date}.`;
  };
}
