import type { Checked, Finding, Rule } from '../content.ts';
import { type Hit, findersIn } from '../forbidden.ts';
import { error, type Spot, warning } from '../place.ts';
import type { Leaf } from '../words.ts';
import { columns } from '../width.ts';

export const forbiddenWord: Rule = {
  name: 'forbidden-word',
  finds: 'Words of content/forbidden: those that approve a job or a person, and those that label people.',
  why: 'Nobody can know that a job is safe; and who reads that people like her are "illegal" stops reading.',
  example: '"good.text" promises what nobody can know: "safe job".',
  check: (content) => eachLanguage(content, forbiddenWords),
};

export const lockScreen: Rule = {
  name: 'lock-screen',
  finds: 'Messages whose beginning names danger, by the words of content/forbidden ("lock_screen").',
  why: 'The beginning is shown on a locked phone, to whoever holds it: an employer, a guard, a husband.',
  example: '"good.text" begins with "sold", which a locked phone shows.',
  check: (content) => eachLanguage(content, openings),
};

type Find = (content: Checked, lang: string, leaves: Leaf[]) => Finding[];

const eachLanguage = (content: Checked, find: Find): Finding[] =>
  Object.keys(content.bundle.languages).flatMap((lang) =>
    find(
      content,
      lang,
      content.leaves.filter((leaf) => leaf.lang === lang && leaf.namespace !== 'words'),
    ),
  );

function forbiddenWords(content: Checked, lang: string, leaves: Leaf[]): Finding[] {
  const finders = findersIn(content, lang);
  if (!finders) return [];
  const { list, forbidden: find } = finders;
  const all = { ...list.approves, ...list.labels };
  return leaves.flatMap((leaf) =>
    find(leaf).map((hit) => {
      const does = Object.hasOwn(list.approves, hit.term) ? 'promises what nobody can know' : 'labels people';
      const { spot, written } = placed(leaf, hit);
      return error(content, spot, `"${leaf.key}" ${does}: "${written}".`, `Write for example: ${all[hit.term]}.`);
    }),
  );
}

/** As it is written in the text, with its capitals. */
function placed({ file, path, text }: Leaf, { written }: Hit): { spot: Spot; written: string } {
  const index = text.toLowerCase().indexOf(written);
  const word = index < 0 ? written : text.slice(index, index + written.length);
  return { spot: { file, path, word }, written: word };
}

/** Columns of a notification on a small phone: one line of LINE's or Messenger's preview. */
const PREVIEW = 40;

function openings(content: Checked, lang: string, leaves: Leaf[]): Finding[] {
  const find = findersIn(content, lang)?.opening;
  if (!find) return [];
  return leaves
    .filter(({ namespace, path }) => content.bundle.flows[namespace] && ['text', 'outcomes'].includes(String(path[1])))
    .flatMap((leaf) => {
      const hit = find(leaf)[0];
      const { spot, written } = placed(leaf, hit ?? { term: '', written: '' });
      if (!hit || columns(leaf.text.slice(0, leaf.text.indexOf(written))) >= PREVIEW) return [];
      const message = `"${leaf.key}" begins with "${written}", which a locked phone shows.`;
      return [
        warning(content, spot, message, 'Begin with something that anybody may read, and say this further down.'),
      ];
    });
}
