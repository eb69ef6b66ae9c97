import { firstLanguage } from '../../engine/stage.ts';
import { firstText } from '../absent.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { error, guess, type Spot } from '../place.ts';
import { oncePerCheck, oncePerText } from '../once.ts';
import { outvoted } from '../outvoted.ts';
import { type Expected, type Leaf, placeholdersIn, referenceIn } from '../words.ts';

export const placeholder: Rule = {
  name: 'placeholder',
  finds: 'A placeholder that is missing, misspelt, loose, or not the same as in the first language.',
  why: 'A placeholder that is missing takes the number or name out of a sentence; a misspelt one is read as it is.',
  example: '"excess.outcomes.above" lacks the placeholder {{excess}}.',
  check: (content) =>
    outvoted(
      content,
      withPlaceholders(content),
      (leaf) => {
        const loose = looseBrace(content, leaf);
        return loose.length > 0 ? loose : compare(content, leaf);
      },
      (leaf) => alone(content, leaf),
    ),
};

export const unknownFact: Rule = {
  name: 'unknown-fact',
  finds: 'A placeholder that names no fact and no contact.',
  why: 'A fact or number that is not there is replaced by "we have no checked number", in the middle of advice.',
  example: '"excess.outcomes.above" names {{th.fees.date}}, which is no fact and no number of a contact.',
  check: (content) =>
    withPlaceholders(content).flatMap((leaf) => {
      // Where there is a first language, the other rule compares with it: the same slip is told once.
      const { lang, namespace, key, text } = leaf;
      const isCompared = lang !== firstLanguage(content.bundle) && firstText(content, namespace, key) !== undefined;
      return isCompared ? [] : placeholdersIn(text).flatMap((name) => reference(content, leaf, name));
    }),
};

/** Typed words have no placeholders; a text that nothing uses is told by another rule. */
const withPlaceholders = oncePerCheck(({ leaves, expected }) => {
  const somewhere = new Set(leaves.filter(hasBrace).map(({ id }) => id));
  return leaves.filter(({ namespace, key, id }) => {
    const text = namespace === 'words' ? undefined : expected.get(namespace)?.get(key);
    return text && (somewhere.has(id) || (text.all && text.vars.length > 0));
  });
});

const hasBrace = oncePerText(({ text }) => /[{}]/.test(text));

function alone(content: Checked, { file, path, key }: Leaf): Finding {
  const message = `"${key}" has other placeholders than all other languages.`;
  return error(content, { file, path }, message, 'Compare it with another language.');
}

function looseBrace(content: Checked, { file, path, key, text }: Leaf): Finding[] {
  const rest = text.replace(/\{\{\s*[^{}]*?\s*\}\}/g, '');
  const brace = /\{+|\}+/.exec(rest)?.[0];
  if (!brace) return [];
  return [
    error(
      content,
      { file, path },
      `"${key}" has a loose "${brace}".`,
      'A placeholder is written with two on each side: {{name}}.',
    ),
  ];
}

function compare(content: Checked, leaf: Leaf): Finding[] {
  const given = placeholdersIn(leaf.text);
  const { allowed, needed } = rulesFor(content, leaf);
  const extra = given.filter((name) => !allowed(name));
  const missing = needed.filter((name) => !given.includes(name));
  return [
    ...extra.map((name) => notAllowed(content, leaf, name, missing)),
    // A misspelt one is told once, where it stands.
    ...missing.slice(extra.length).map((name) => lacks(content, leaf, name)),
  ];
}

const NOTHING: Expected = { needed: false, vars: [], all: false };

/** The first language follows the step; every other one says what the first says, unless that is wrong itself. */
function rulesFor(content: Checked, { lang, namespace, key }: Leaf) {
  const expected = content.expected.get(namespace)?.get(key) ?? NOTHING;
  const isOwn = (name: string) => expected.vars.includes(name) || referenceIn(name) !== undefined;
  const first = lang === firstLanguage(content.bundle) ? undefined : firstText(content, namespace, key);
  const said = placeholdersIn(first ?? '');
  if (first === undefined || !said.every((name) => expected.vars.includes(name) || isKnown(content, name)))
    return { allowed: isOwn, needed: expected.all ? expected.vars : [] };
  const needed = new Set([...(expected.all ? expected.vars : []), ...said]);
  return { allowed: (name: string) => needed.has(name), needed: [...needed] };
}

const isKnown = ({ bundle }: Checked, name: string): boolean => {
  const id = referenceIn(name)?.id ?? '';
  return Object.hasOwn(bundle.facts, id) || Object.hasOwn(bundle.contacts, id);
};

function notAllowed(content: Checked, { file, path, key }: Leaf, name: string, known: string[]): Finding {
  const spot: Spot = { file, path, word: name };
  return error(content, spot, `"${key}" has the placeholder {{${name}}}, which is not known here.`, guess(name, known));
}

function lacks(content: Checked, { file, path, key }: Leaf, name: string): Finding {
  const hint = `Write {{${name}}} where it belongs in the sentence.`;
  return error(content, { file, path }, `"${key}" lacks the placeholder {{${name}}}.`, hint);
}

function reference(content: Checked, { file, path, key }: Leaf, name: string): Finding[] {
  const found = referenceIn(name);
  if (!found) return [];
  const { broken: unread } = content;
  const place = found.id.split('.')[0];
  if (unread.has(`content/facts/${place}.yaml`) || unread.has(`content/contacts/${place}.yaml`)) return [];
  const known = references(content);
  if (known.has(name)) return [];
  const message = `"${key}" names {{${name}}}, which is no fact and no number of a contact.`;
  return [error(content, { file, path, word: name }, message, guess(name, known))];
}

const references = oncePerCheck(
  ({ bundle }) =>
    new Set([
      ...referencesTo(bundle.facts, ['value', 'date']),
      ...referencesTo(bundle.contacts, ['phone', 'name', 'date']),
    ]),
);

const referencesTo = (things: Record<string, unknown>, parts: string[]): string[] =>
  Object.keys(things).flatMap((id) => parts.map((part) => `${id}.${part}`));
