import { ANOTHER_PLACE, areasOf } from '../bundle/areas.ts';
import type { Bundle, Flow, Step, Texts } from '../bundle/bundle.ts';
import type { Path } from '../bundle/read.ts';
import { lineAt, wordsAt } from '../bundle/words-at.ts';
import { UNSURE } from '../engine/page.ts';
import { sums } from '../engine/sums/sums.ts';
import { commands } from '../understand/meaning.ts';
import { phrases } from './phrases.ts';
import { own } from './own.ts';

/**
 * A text that somebody may read. `needed`: in every language; otherwise only where the first language has it.
 * `vars`: the placeholders it may have, besides facts and contacts; `all`: it must have every one of them.
 */
export type Expected = { needed: boolean; vars: string[]; all: boolean };

/** One text of one language. Items of a list are texts of their own. */
export type Leaf = {
  lang: string;
  namespace: string;
  file: string;
  path: Path;
  key: string;
  /** The same in every language: `job-offer:fee.text`. */
  id: string;
  text: string;
};

/** Files of words that belong to no flow. */
export const NAMESPACES = ['flags', 'contacts', 'words', 'risks', 'places', 'page', 'bot'];

/** Which texts this content needs: derived from flows, flags, contacts, countries and what the engine says itself. */
export function expectedTexts(bundle: Bundle): Map<string, Map<string, Expected>> {
  const first = bundle.texts[Object.keys(bundle.languages)[0] ?? ''] ?? {};
  const all = new Map<string, Map<string, Expected>>();
  for (const flow of Object.values(bundle.flows)) all.set(flow.name, new Map());
  for (const flow of Object.values(bundle.flows))
    for (const [key, expected] of flowTexts(flow)) {
      const [namespace = '', path = ''] = key.split(':');
      const known = all.get(namespace)?.get(path);
      if (!known?.needed) all.get(namespace)?.set(path, expected);
    }
  all.set('flags', plain(Object.keys(bundle.flags).flatMap((flag) => [`${flag}.name`, `${flag}.why`])));
  all.set('contacts', plain(Object.keys(bundle.contacts).flatMap((id) => [`${id}.name`, `${id}.for`])));
  all.set('words', plain([...commands, 'yes', 'no']));
  all.set('risks', withFirst(new Map(), first.risks));
  all.set('places', withFirst(new Map([...plain(places(bundle)), ...MONEY]), first.places));
  all.set('page', withFirst(new Map(), first.page));
  all.set('bot', new Map(Object.entries(phrases).map(([key, vars]) => [key, exactly(vars)])));
  return all;
}

/** Every text below `texts`, with its path. */
function leavesOf(texts: Texts, path: (string | number)[] = []): { path: (string | number)[]; text: string }[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const at = [...path, key];
    if (typeof value === 'string') return [{ path: at, text: value }];
    if (Array.isArray(value)) return value.map((text, index) => ({ path: [...at, index], text }));
    return leavesOf(value, at);
  });
}

/** The texts of all languages as leaves; those of a file that has not changed are the same objects. */
export const allLeaves = (bundle: Bundle): Leaf[] =>
  Object.entries(bundle.texts).flatMap(([lang, namespaces]) =>
    Object.entries(namespaces).flatMap(([namespace, texts]) => fileLeaves(lang, namespace, texts)),
  );

const made = new WeakMap<Texts, Leaf[]>();

function fileLeaves(lang: string, namespace: string, texts: Texts): Leaf[] {
  const before = made.get(texts);
  if (before) return before;
  const file = `locales/${lang}/${namespace}.json`;
  const leaves = leavesOf(texts).map(({ path, text }): Leaf => {
    const key = path.join('.');
    return { lang, namespace, path, text, file, key, id: `${namespace}:${key}` };
  });
  made.set(texts, leaves);
  return leaves;
}

/** The placeholders in a text, as they are written between `{{` and `}}`. */
export const placeholdersIn = (text: string): string[] =>
  text.includes('{{')
    ? [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''))]
    : [];

/** `{{th.minimum_wage.date}}`: the id, and what of it is said. Undefined for a placeholder of another kind. */
export function referenceIn(placeholder: string): { id: string; part: string } | undefined {
  const found = /^([^.]+\.[^.]+)\.([^.]+)$/.exec(placeholder);
  return found?.[1] && found[2] ? { id: found[1], part: found[2] } : undefined;
}

const exactly = (vars: string[]): Expected => ({ needed: true, vars, all: true });
const PLAIN: Expected = { needed: true, vars: [], all: false };
const plain = (keys: string[]): Map<string, Expected> => new Map(keys.map((key) => [key, PLAIN]));
const MONEY = [['money', exactly(['amount', 'currency'])]] as const;

/** What the first language has here, all others need: names and phrases that other parts of the house may use. */
function withFirst(known: Map<string, Expected>, first: Texts | undefined): Map<string, Expected> {
  for (const { path, text } of leavesOf(first ?? {})) {
    const key = path.join('.');
    if (!known.has(key)) known.set(key, { needed: true, vars: placeholdersIn(text), all: false });
  }
  return known;
}

/** Other languages and currencies are named by contacts, countries and facts; rules hold those against what is here. */
function places({ countries, languages }: Bundle): string[] {
  return [
    ...Object.keys(countries).map((country) => `country.${country}`),
    ...Object.keys(languages).map((lang) => `language.${lang}`),
    ...areasOf(countries).map(({ country, name }) => `area.${country}.${name}`),
  ];
}

const flowTexts = (flow: Flow): [string, Expected][] =>
  flow.order.flatMap((name) => {
    const step = flow.steps[name];
    return step ? stepTexts(flow, step) : [];
  });

/** By `flow:step.key`: the words of a step may stand with another one. */
function stepTexts(flow: Flow, step: Step): [string, Expected][] {
  const at = (key: string, expected: Expected = PLAIN): [string, Expected] => [
    `${wordsAt(flow, step)}.${key}`,
    expected,
  ];
  const sum = step.compute && own(sums, step.compute.sum);
  const outcome: Expected = { ...PLAIN, vars: sum?.values ?? [] };
  return [
    ...(sum || step.compute ? [] : [at('text', { ...PLAIN, needed: hasToSpeak(step) })]),
    ...(step.kind === 'ask' && step.keep !== 'lang' ? [at('topic')] : []),
    ...(step.keep === 'lang'
      ? []
      : (step.areas ? [ANOTHER_PLACE] : step.choices)
          .filter((choice) => choice !== UNSURE)
          .map((choice) => at(`choices.${choice}`))),
    ...step.list.map((line): [string, Expected] => [lineAt(flow, step, line), PLAIN]),
    ...(sum?.outcomes ?? []).map((name) => at(`outcomes.${name}`, outcome)),
  ];
}

/** Steps that only decide, raise a flag or show something else may be silent; every other one has to say something. */
function hasToSpeak(step: Step): boolean {
  if (step.kind !== 'say' || step.forget || step.count) return true;
  const decides = step.next.some(({ when }) => when) || Object.keys(step.flag).length > 0;
  return !decides && step.show.length === 0 && step.list.length === 0;
}
