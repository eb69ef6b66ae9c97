import type { Bundle } from '../bundle/bundle.ts';
import type { Money } from '../understand/meaning.ts';
import { isShown } from './contacts.ts';
import { factAge } from './facts.ts';
import { localeOf } from './locales.ts';
import { createTexts } from './texts.ts';

/** Says texts in a person's language, with facts, dates and money in their places. */
export type Speech = {
  /** `key` as in texts.ts. A text that needs a fact we may not show now becomes a safe sentence. */
  say(lang: string, key: string, now: number, vars?: Record<string, unknown>): string;
  has(lang: string, key: string): boolean;
  /** The text names no fact and no contact: it is the same on every day. */
  isFixed(lang: string, key: string): boolean;
  money(lang: string, money: Money): string;
  /** With at most two digits behind the mark: 1.5 times. */
  number(lang: string, number: number): string;
  /** An ISO day or month in words, Gregorian, with the digits 0-9; `short` fits a button. */
  date(lang: string, when: string, style?: 'short'): string;
  languages: string[];
};

export function createSpeech(bundle: Bundle): Speech {
  const texts = createTexts(bundle);
  const needed = new Map<string, string[]>();
  const locales = Object.fromEntries(Object.keys(bundle.languages).map((lang) => [lang, localeOf(bundle, lang)]));
  const locale = (lang: string) => locales[lang] ?? localeOf(bundle, lang);
  const date = (lang: string, when: string, style?: 'short') =>
    dateFormat(locale(lang), when.length === MONTH_LENGTH ? 'month' : (style ?? 'long')).format(new Date(when));
  const ofToday = createToday();
  const speech: Speech = {
    has: texts.has,
    isFixed: (lang, key) => referencesOf(texts.raw(lang, key) ?? '').length === 0,
    languages: Object.keys(bundle.languages),
    date,
    money: (lang, { amount, currency }) =>
      texts
        .say(lang, 'places:money', {
          amount: numberFormat(locale(lang), 0).format(amount),
          currency: currency ? texts.say(lang, `places:currency.${currency}`) : '',
        })
        .trim(),
    number: (lang, number) => numberFormat(locale(lang), 2).format(number),
    say(lang, key, now, vars) {
      const ids = needed.get(`${lang} ${key}`) ?? referencesOf(texts.raw(lang, key) ?? '');
      needed.set(`${lang} ${key}`, ids);
      if (ids.length === 0) return texts.say(lang, key, vars);
      const tell = () => {
        const facts = factVars(bundle, speech, lang, ids, now);
        return facts ? texts.say(lang, key, { ...vars, ...facts }) : texts.say(lang, 'bot:fact_missing');
      };
      return vars ? tell() : ofToday(`${lang} ${key}`, now, tell);
    },
  };
  return speech;
}

const DAY_MS = 86_400_000;

/** Facts begin, end and age by whole days (UTC): what is said of them is the same until midnight. */
function createToday(): (key: string, now: number, tell: () => string) => string {
  const said = new Map<string, string>();
  let today = 0;
  return (key, now, tell) => {
    const day = Math.floor(now / DAY_MS);
    if (day !== today) said.clear();
    today = day;
    const known = said.get(key) ?? tell();
    said.set(key, known);
    return known;
  };
}

/** The facts and contacts a text refers to: `{{th.minimum_wage.date}}` → `th.minimum_wage`. */
export function referencesOf(text: string): string[] {
  const found = [...text.matchAll(/\{\{\s*([a-z]+\.[a-z0-9_]+)\.(?:value|date|phone|name)\s*\}\}/g)];
  return [...new Set(found.map((match) => match[1] ?? ''))];
}

/** What i18next puts in their places, or undefined when one of them may not be shown now. */
function factVars(
  bundle: Bundle,
  speech: Speech,
  lang: string,
  ids: string[],
  now: number,
): Record<string, unknown> | undefined {
  const vars: Record<string, Record<string, unknown>> = {};
  for (const id of ids) {
    const [place = '', name = ''] = id.split('.');
    const said = factWords(bundle, speech, lang, id, now) ?? contactWords(bundle, speech, lang, id, now);
    if (!said) return undefined;
    (vars[place] ??= {})[name] = said;
  }
  return vars;
}

function factWords(bundle: Bundle, speech: Speech, lang: string, id: string, now: number) {
  const fact = bundle.facts[id];
  const age = fact && factAge(bundle, fact, now);
  if (!fact || age === 'withheld') return undefined;
  const day = fact.validFrom ?? fact.source.date;
  const value =
    typeof fact.value === 'number' && fact.unit?.length === 3
      ? speech.money(lang, { amount: fact.value, currency: fact.unit })
      : fact.value;
  const key = age === 'old' ? 'bot:may_have_changed' : 'bot:as_of';
  return { value: String(value ?? ''), date: day ? speech.say(lang, key, now, { date: speech.date(lang, day) }) : '' };
}

function contactWords(bundle: Bundle, speech: Speech, lang: string, id: string, now: number) {
  const contact = bundle.contacts[id];
  if (!contact || !isShown(contact, now)) return undefined;
  const { phone, press, source, called } = contact;
  const day = called?.date ?? source.date;
  return {
    name: speech.say(lang, `contacts:${id}.name`, now),
    phone: press ? speech.say(lang, 'bot:contact.press', now, { phone, key: press }) : phone,
    date: day ? speech.say(lang, 'bot:as_of', now, { date: speech.date(lang, day) }) : '',
  };
}

/** An ISO month, `2026-03`. */
const MONTH_LENGTH = 7;

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  long: { dateStyle: 'long' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const dateFormats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: string, style: string): Intl.DateTimeFormat {
  const known = dateFormats.get(`${locale} ${style}`);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' });
  dateFormats.set(`${locale} ${style}`, made);
  return made;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const known = numberFormats.get(`${locale} ${digits}`);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
  numberFormats.set(`${locale} ${digits}`, made);
  return made;
}
