import type { Bundle } from '../bundle/bundle.ts';
import { heldFor, type Held, tellContacts } from '../engine/contacts.ts';
import { factAge } from '../engine/facts.ts';
import { createSpeech, referencesOf } from '../engine/speech.ts';
import { createTexts } from '../engine/texts.ts';
import { touches } from '../touches/touches.ts';
import type { Entry } from './entry.ts';
import { lastFreshDay } from './freshness.ts';

/** What people would read of an entry, in each language asked for, and what becomes of it. */
export type Opinion = {
  /** Of a fact. */
  age?: 'fresh' | 'old' | 'withheld';
  until?: string;
  /** Of a contact: undefined when people are shown it. */
  held?: Held;
  /** `where`: the text, or what is shown. Only the first few. */
  said: { where: string; words: { lang: string; text: string }[] }[];
  /** How many more texts say it. */
  more: number;
  /** Steps that say it, show it or reckon with it, each with the reason. */
  steps: { where: string; why: string }[];
};

/** So many sentences are shown as they will read: a minimum wage stands in some twenty. */
const SAID = 6;

/** Undefined where there is no such entry, as when its file cannot be read. */
export function opinionOf(bundle: Bundle, entry: Entry, langs: string[], now: number): Opinion | undefined {
  const { kind, id } = entry;
  const touched = touches(bundle, kind, id, []);
  if ('wrong' in touched) return undefined;
  const steps = touched.flatMap(({ kind: what, where, why }) => (what === 'step' ? [{ where, why }] : []));
  const keys = [
    ...new Set(touched.flatMap((one) => (one.kind === 'text' && one.why === 'says it' ? [one.where] : []))),
  ];
  const spoken = langs.filter((lang) => Object.hasOwn(bundle.languages, lang));
  const own = kind === 'contact' ? contactOpinion(bundle, id, spoken, now) : factOpinion(bundle, id, now);
  const named = keys.filter((key) => !key.startsWith('contacts:'));
  const sentences = named.slice(0, SAID).map((where) => ({ where, words: sentencesOf(bundle, where, spoken, now) }));
  return {
    said: [],
    ...own,
    ...(kind === 'fact' ? { said: sentences } : {}),
    more: named.length - sentences.length,
    steps,
  };
}

function factOpinion(bundle: Bundle, id: string, now: number): Pick<Opinion, 'age' | 'until'> {
  const fact = bundle.facts[id];
  if (!fact) return {};
  const until = lastFreshDay(bundle, fact);
  return { age: factAge(bundle, fact, now), ...(until ? { until } : {}) };
}

function contactOpinion(bundle: Bundle, id: string, langs: string[], now: number): Partial<Opinion> {
  const contact = bundle.contacts[id];
  if (!contact) return {};
  const held = heldFor(contact, now);
  const speech = createSpeech(bundle);
  const words = langs.map((lang) => ({ lang, text: tellContacts([contact], speech, lang, now).text }));
  return { said: [{ where: id, words }], ...(held ? { held } : {}) };
}

/** As a person reads it; what only a conversation knows, such as a sum, stands as an ellipsis. */
function sentencesOf(bundle: Bundle, key: string, langs: string[], now: number) {
  const [texts, speech] = [createTexts(bundle), createSpeech(bundle)];
  return langs.map((lang) => {
    const raw = texts.raw(lang, key) ?? '';
    const known = new Set(referencesOf(raw).map((id) => id.split('.')[0]));
    const names = [...raw.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].flatMap(([, name = '']) => (known.has(name) ? [] : [name]));
    return { lang, text: speech.say(lang, key, now, Object.fromEntries(names.map((name) => [name, '…']))) };
  });
}
