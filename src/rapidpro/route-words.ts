import { matchKey } from '../understand/key.ts';
import type { Route, Words } from './graph.ts';

/** Tests that compare words, and so tell which button is meant. */
const OF_WORDS = [
  'has_any_word',
  'has_all_words',
  'has_phrase',
  'has_only_phrase',
  'has_only_text',
  'has_text_eq',
  'has_beginning',
  'has_category',
];
const OF_NUMBERS = /^has_number/;
/** A name, a date, a place, a number of the person: anything is an answer. */
const OPEN = [
  'has_text',
  'has_value',
  'has_date',
  'has_date_lt',
  'has_date_eq',
  'has_date_gt',
  'has_time',
  'has_email',
  'has_phone',
  'has_state',
  'has_district',
  'has_ward',
  'has_pattern',
  'has_intent',
  'has_top_intent',
  'has_error',
];

const isAll = (route: Route, test: (type: string) => boolean): boolean =>
  route.tests.length > 0 && route.tests.every(({ type }) => test(type));

export const isOpen = (route: Route): boolean => isAll(route, (type) => OPEN.includes(type));
export const isNumber = (route: Route): boolean => isAll(route, (type) => OF_NUMBERS.test(type));

/** What is asked for in an open question that tells who the person is; undefined for other questions. */
export const asksWho = (route: Route): string | undefined =>
  route.tests.map(({ type }) => PRIVATE[type]).find((what) => what !== undefined);
const PRIVATE: Record<string, string> = {
  has_phone: 'a phone number',
  has_email: 'an e-mail address',
  has_date: 'a date',
};

/** The words a person may type for this answer, as they are compared. */
const typedFor = (route: Route): string[] =>
  route.tests
    .filter(({ type }) => OF_WORDS.includes(type))
    .flatMap(({ type, args }) =>
      args.flatMap((arg) => (type === 'has_any_word' ? arg.split(/[\s,]+/) : [arg])).map(matchKey),
    );

const saidIn = (words: Words): string[] => Object.values(words).map(matchKey).filter(Boolean);

/** Which of the buttons leads along this route: it reads like the category, or has a word that is looked for. */
export function buttonFor(route: Route, replies: Words[]): Words | undefined {
  const names = saidIn(route.words);
  const typed = typedFor(route).filter(Boolean);
  const exact = replies.find((reply) => saidIn(reply).some((said) => names.includes(said) || typed.includes(said)));
  return exact ?? replies.find((reply) => saidIn(reply).some((said) => typed.some((word) => hasWords(said, word))));
}

const hasWords = (said: string, word: string): boolean => ` ${said} `.includes(` ${word} `);

/** Whether this way is taken after that answer: its category is named, or its words are those of the answer. */
export function meansAnswer(route: Route, answer: Route): boolean {
  const typed = typedFor(route);
  const words = [...saidIn(answer.words), ...typedFor(answer)];
  return typed.some((word) => words.includes(word));
}

/** The largest number that a test takes; undefined where there is no such limit. */
export function mostOf(route: Route): number | undefined {
  const limits = route.tests.map(({ type, args }) => {
    if (type === 'has_number_between') return Number(args[1]);
    if (type === 'has_number_lte' || type === 'has_number_lt') return Number(args[0]) - (type.endsWith('lt') ? 1 : 0);
    return Number.NaN;
  });
  const most = Math.max(...limits);
  return Number.isInteger(most) && most > 0 ? most : undefined;
}
