import type { Bundle } from '../bundle/bundle.ts';
import { isShown } from '../engine/contacts.ts';
import { factAge } from '../engine/facts.ts';
import { referencesOf } from '../engine/speech.ts';
import { createTexts } from '../engine/texts.ts';
import type { Reply } from '../engine/turn.ts';
import type { Spoken } from './trace.ts';

/**
 * Where a bubble comes from. `keys`: the texts whose words stand in it, its own first; `facts` and `contacts`: those
 * that these texts name, that the step reckons with, or whose number stands there.
 */
export type Behind = {
  text: string;
  lang: string;
  flow: string;
  step: string;
  keys: string[];
  facts: { id: string; age: 'fresh' | 'old' | 'withheld'; date?: string }[];
  contacts: { id: string; shown: boolean; called?: string }[];
};

export function behindOf(bundle: Bundle, reply: Reply, spoken: Spoken[], now: number): Behind {
  const [, flow = '', step = ''] = /^([\w-]+):([\w-]+)\./.exec(reply.key) ?? [];
  const here = spoken.filter(({ key, words }) => key === reply.key || isIn(reply, key, words));
  const named = here.flatMap(({ lang, key }) => referencesOf(rawOf(bundle)(lang, key) ?? ''));
  const reckoned = Object.values(bundle.flows[flow]?.steps[step]?.compute?.with ?? {});
  const ids = [...new Set([...named, ...reckoned, ...reply.phones.map(({ contact }) => contact)])];
  return {
    text: reply.text,
    lang: reply.lang,
    flow,
    step,
    keys: [...new Set([reply.key, ...here.map(({ key }) => key)])],
    facts: ids.flatMap((id) => factBehind(bundle, id, now)),
    contacts: ids.flatMap((id) => contactBehind(bundle, id, now)),
  };
}

/** Labels stand on buttons: a short one may be found in any sentence by chance. */
const LABELS = /\.choices\.|^bot:(?:back|unsure|help_now)$/;

const isIn = ({ text }: Reply, key: string, words: string): boolean =>
  !LABELS.test(key) && words.trim() !== '' && text.includes(words.trim());

const opened = new WeakMap<Bundle, ReturnType<typeof createTexts>>();

function rawOf(bundle: Bundle): (lang: string, key: string) => string | undefined {
  const texts = opened.get(bundle) ?? createTexts(bundle);
  opened.set(bundle, texts);
  return texts.raw;
}

function factBehind(bundle: Bundle, id: string, now: number): Behind['facts'] {
  const fact = Object.hasOwn(bundle.facts, id) ? bundle.facts[id] : undefined;
  if (!fact) return [];
  const date = fact.validFrom ?? fact.source.date;
  return [{ id, age: factAge(bundle, fact, now), ...(date ? { date } : {}) }];
}

function contactBehind(bundle: Bundle, id: string, now: number): Behind['contacts'] {
  const contact = Object.hasOwn(bundle.contacts, id) ? bundle.contacts[id] : undefined;
  if (!contact) return [];
  const called = contact.called?.date;
  return [{ id, shown: isShown(contact, now), ...(called ? { called } : {}) }];
}
