import { absentEverywhere, absentIn, byMissingName, firstText, type LanguageFile, languageFiles } from '../absent.ts';
import { causeOf } from '../cause.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { keepable } from '../parts.ts';
import { error, type Spot, valueAt, warning } from '../place.ts';
import { isMeant, straysIn } from '../strays.ts';
import { own } from '../own.ts';

export const missingText: Rule = {
  name: 'missing-text',
  finds: 'A text that is needed and is not there, in one language or in all.',
  why: 'What is not translated is read in another language, or as a bare name.',
  example: '"fee.choices.some" is missing.',
  check: (content) =>
    [...content.expected.keys()].flatMap((namespace) => {
      const everywhere = absentEverywhere(content, namespace);
      return [
        ...missingEverywhere(content, namespace, everywhere),
        ...languageFiles(content, namespace).flatMap((file) => missing(content, file, everywhere)),
      ];
    }),
};

export const unknownText: Rule = {
  name: 'unknown-text',
  finds: 'A text under a name that nothing uses.',
  why: 'A text under a name that nothing uses is never read: most often the name is misspelt.',
  example: 'Nothing uses "good".',
  check: (content) =>
    [...content.expected.keys()].flatMap((namespace) => {
      const everywhere = [...absentEverywhere(content, namespace)];
      const files = languageFiles(content, namespace);
      const told = new Set<string>();
      return files.flatMap((file) => strays(content, file, everywhere, told));
    }),
};

export const emptyText: Rule = {
  name: 'empty-text',
  finds: 'A text with nothing in it.',
  why: 'A platform refuses an empty message, and the person sees nothing at all.',
  example: '"good.text" is empty.',
  check: (content) =>
    content.leaves
      .filter(({ text }) => text.trim() === '')
      .map(({ file, path, key }) =>
        error(content, { file, path }, `"${key}" is empty.`, 'Write the text, or take the line out.'),
      ),
};

/** A misspelt name is told where it stands, and not here as well. */
function missing(content: Checked, { file, namespace, lang }: LanguageFile, everywhere: Set<string>): Finding[] {
  const spare = [...straysIn(content, { file, namespace, lang }).keys()];
  const absent = absentIn(content, { file, namespace, lang }).filter((key) => !everywhere.has(key));
  return [...byMissingName(content, file, absent)].flatMap(([name, keys]) => {
    if (spare.some((stray) => isMeant(name, stray))) return [];
    const english = keys[0] === name ? firstText(content, namespace, name) : undefined;
    if (valueAt(content.sources.get(file), name.split('.')) !== undefined)
      return [otherForm(content, file, namespace, name)];
    const { path, below } = neighbourOf(content, file, namespace, name);
    const hint = [below && `Add it below "${below}".`, english && `In ${firstName(content)} it is: "${english}"`];
    const message = `"${name}" is missing${withRest(name, keys)}.`;
    return [error(content, { file, path, at: 'key' }, message, hint.filter(Boolean).join(' ') || undefined)];
  });
}

function otherForm(content: Checked, file: string, namespace: string, name: string): Finding {
  const [form, hint] =
    namespace === 'words' ? ['a list of words', 'Write ["one", "another"].'] : ['one text', 'Write "…", in quotes.'];
  return error(content, { file, path: name.split('.') }, `"${name}" should be ${form}.`, hint);
}

/** The name that stands above a missing one in other languages: there staff have to write. */
function neighbourOf(
  content: Checked,
  file: string,
  namespace: string,
  name: string,
): { path: string[]; below?: string } {
  const path = name.split('.');
  const inside = path.slice(0, -1);
  const namesIn = (where: string) => Object.keys(valueAt(content.sources.get(where), inside) ?? {});
  const lists = languageFiles(content, namespace).map((other) => namesIn(other.file));
  const order = lists.find((names) => names.includes(path.at(-1) ?? '')) ?? [];
  const here = namesIn(file);
  const below = order.slice(0, order.indexOf(path.at(-1) ?? '')).findLast((one) => here.includes(one));
  return below === undefined ? { path } : { path: [...inside, below], below };
}

const firstName = ({ bundle }: Checked): string => Object.values(bundle.languages)[0]?.endonym ?? '';

/** More names than this in one sentence are not read. */
const MOST_NAMES = 6;

function withRest(name: string, keys: string[]): string {
  const rest = keys.map((key) => key.slice(name.length + 1)).filter(Boolean);
  const shown = rest
    .slice(0, MOST_NAMES)
    .map((one) => `"${one}"`)
    .join(', ');
  const more = rest.length > MOST_NAMES ? ` and ${rest.length - MOST_NAMES} more` : '';
  return rest.length > 0 ? `, with ${shown}${more}` : '';
}

function missingEverywhere(content: Checked, namespace: string, everywhere: Set<string>): Finding[] {
  const file = languageFiles(content, namespace)[0];
  if (!file || everywhere.size === 0) return [];
  const spare = [...straysIn(content, file).keys()];
  return [...byMissingName(content, file.file, everywhere)].flatMap(([name, keys]) => {
    if (isNoCountry(content, namespace, name)) return [];
    const stray = spare
      .find((one) => isMeant(name, one))
      ?.split('.')
      .at(-1);
    const hint = stray ? `Did you mean "${stray}"?` : `Add it to locales/*/${namespace}.json.`;
    const message = `"${name}" has no words in any language${withRest(name, keys)}.`;
    return [error(content, causeOf(content, file, name), message, hint)];
  });
}

/** A choice that cannot be kept is told by itself. */
function isNoCountry(content: Checked, namespace: string, name: string): boolean {
  const [stepName = '', part, choice = ''] = name.split('.');
  const step = own(own(content.bundle.flows, namespace)?.steps, stepName);
  return step?.keep === 'country' && part === 'choices' && choice !== '' && !keepable(content).includes(choice);
}

/** Each name once, however many languages have it; one that stands for a missing neighbour is an error. */
function strays(content: Checked, file: LanguageFile, everywhere: string[], told: Set<string>): Finding[] {
  const absent = absentIn(content, file);
  return [...straysIn(content, file)].flatMap(([stray, leaf]) => {
    if (told.has(stray) || everywhere.some((key) => isMeant(key, stray))) return [];
    const spot: Spot = { file: file.file, path: leaf.path.slice(0, stray.split('.').length), at: 'key' };
    const says = `Nothing uses "${stray}"`;
    const meant = [...byMissingName(content, file.file, absent).keys()].find((name) => isMeant(name, stray));
    if (meant)
      return [
        error(content, spot, `${says}, and "${meant}" is missing.`, `Did you mean "${meant.split('.').at(-1)}"?`),
      ];
    told.add(stray);
    return [
      warning(content, spot, `${says}.`, 'Take it out, in all languages, or look how the name is written elsewhere.'),
    ];
  });
}
