import type { Bundle } from '../bundle/bundle.ts';
import { type Advert, createAdverts } from './advert.ts';
import { type Card, readCard } from './card.ts';
import { createPhraseDanger, type Danger, weigh } from './danger.ts';
import { matchKey } from './key.ts';
import { proposeLanguage } from './language.ts';
import { createLessons, type Kept } from './lessons.ts';
import { readMoney, readNumber } from './numbers.ts';

import { createSlips } from './slips.ts';
import { isZawgyi, readBurmese } from './zawgyi.ts';

/** An amount of money as typed; `currency` is an ISO 4217 code, absent when none was named. */
export type Money = { amount: number; currency?: string };

/** What a typed message says, whoever typed it and wherever they are in a conversation. */
export type Meaning = {
  /** The matching key of the whole message. */
  key: string;
  command?: Command;
  /** The language in which the command was typed, or whose own name the message is. */
  lang?: string;
  /** How much danger it speaks of; absent when none. */
  danger?: Exclude<Danger, 'none'>;
  /** The language its script shows; it proposes, the person decides. */
  proposed?: string;
  /** What it may be about, likeliest first; only ever offered. */
  suggestions?: string[];
  /** A word for yes or no, in whatever language. */
  says?: 'yes' | 'no';
  /** The message is one whole number, in whatever digits; below zero where a minus was typed. */
  number?: number;
  money?: Money;
  /** Burmese in the letters of old phones; or a word that asks how they should be written. */
  letters?: 'zawgyi' | 'ask';
  /** It brings a card along: see engine/cards.ts. */
  card?: Card;
  /** It is a job advert or a recruiter's message; never one that speaks of danger. */
  advert?: Advert;
};

export const commands = ['emergency', 'menu', 'help', 'back', 'unsure', 'language', 'delete'] as const;
export type Command = (typeof commands)[number];

/** Commands that are understood with a slip of the finger, too: whoever is afraid types badly. */
const FORGIVING = new Set(['emergency', 'help', 'menu']);

/** Longest message that is looked at, in UTF-16 units: nobody types more in need, and a flood must cost nothing. */
export const LONGEST_MESSAGE = 2000;

/** `learn` learns from the examples for a few milliseconds; false when nothing is left. Until then phrases decide alone. */
export type Understand = { (text: string): Meaning; learn(): boolean };

/** Prepares a bundle's typed words once; `kept`: what was learnt from its examples before. The returned function is pure and never throws. */
export function createUnderstand(bundle: Bundle, kept?: Kept): Understand {
  const words = readWords(bundle);
  const slips = createSlips([...words].filter(([, { command }]) => FORGIVING.has(command ?? '')).map(([word]) => word));
  const currencies = readCurrencies(bundle);
  const phraseDanger = createPhraseDanger(Object.values(bundle.lexicons));
  const lessons = createLessons(bundle.lexicons, kept);
  const adverts = createAdverts(bundle);
  const hear = (text: string, key: string): Partial<Meaning> => {
    const heard = lessons.hear(text, key);
    const danger = weigh(phraseDanger(key), heard.danger);
    const proposed = proposeLanguage(text);
    const advert = danger === 'none' ? adverts.read(text) : undefined;
    return {
      ...(proposed ? { proposed } : {}),
      ...(danger === 'none' ? {} : { danger }),
      ...(heard.suggestions.length > 0 ? { suggestions: heard.suggestions } : {}),
      ...(advert ? { advert } : {}),
    };
  };
  const readOne = (text: string): Meaning => {
    const key = matchKey(text);
    const number = readNumber(key, text);
    const money = readMoney(key, currencies);
    const word = words.get(key) ?? words.get(slips(key) ?? '');
    const plain = { key, ...word, ...(number === undefined ? {} : { number }), ...(money ? { money } : {}) };
    return word || number !== undefined ? plain : { ...plain, ...hear(text, key) };
  };
  // Burmese that may be either encoding is read both ways: the reading that says something counts.
  const understand = (text: string): Meaning => {
    const readings = readBurmese(text.slice(0, LONGEST_MESSAGE)).map(readOne);
    const meaning = readings.find(({ command }) => command) ??
      readings.find(saysSomething) ??
      readings[0] ?? { key: '' };
    const letters = LETTERS.has(meaning.key) ? 'ask' : isZawgyi(text) ? 'zawgyi' : undefined;
    const card = readCard(text);
    return { ...meaning, ...(letters ? { letters } : {}), ...(card ? { card } : {}) };
  };
  return Object.assign(understand, { learn: lessons.next });
}

/** The names of the two kinds of Burmese letters: who types one wants to choose. */
const LETTERS = new Set(['zawgyi', 'zg', 'unicode', 'ဇော်ဂျီ', 'ယူနီကုဒ်'].map(matchKey));

const saysSomething = ({ command, lang, says, danger, money, advert }: Meaning): boolean =>
  Boolean(command ?? lang ?? says ?? danger ?? money ?? advert);

type Word = Pick<Meaning, 'command' | 'lang' | 'says'>;

/** Commands of every language, and each language's own name. Where two languages share a word, the first keeps it. */
function readWords(bundle: Bundle): Map<string, Word> {
  const words = new Map<string, Word>();
  const learn = (word: string, meant: Word) => {
    const key = matchKey(word);
    if (key && !words.has(key)) words.set(key, meant);
  };
  for (const [lang, { endonym }] of Object.entries(bundle.languages)) learn(endonym, { lang });
  for (const command of commands) {
    for (const lang of Object.keys(bundle.languages)) {
      for (const word of wordList(bundle, lang, command)) learn(word, { command, lang });
    }
  }
  for (const says of ['yes', 'no'] as const) {
    for (const lang of Object.keys(bundle.languages))
      for (const word of wordList(bundle, lang, says)) learn(word, { says });
  }
  return words;
}

function wordList(bundle: Bundle, lang: string, name: string): string[] {
  const list = bundle.texts[lang]?.words?.[name];
  return Array.isArray(list) ? list : [];
}

/** Currency words by matching key: the code itself and its name in every language. Longer words come first. */
function readCurrencies(bundle: Bundle): [string, string][] {
  const found = new Map<string, string>();
  for (const lang of Object.keys(bundle.languages)) {
    const names = bundle.texts[lang]?.places?.currency;
    if (typeof names !== 'object' || Array.isArray(names)) continue;
    for (const [code, name] of Object.entries(names)) {
      found.set(matchKey(code), code);
      if (typeof name === 'string') found.set(matchKey(name), code);
    }
  }
  return [...found].toSorted(([a], [b]) => b.length - a.length);
}
