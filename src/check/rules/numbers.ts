import { firstLanguage } from '../../engine/stage.ts';
import type { Step } from '../../bundle/bundle.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { own } from '../own.ts';
import { warning } from '../place.ts';
import type { Leaf } from '../words.ts';
import { phonesOf, withoutPhones } from './phones.ts';

export const numberInText: Rule = {
  name: 'number-in-text',
  finds:
    'A number that is written in a sentence of the first language, and is no fact; beside a fact also one in words.',
  why: 'An age, a fee or a deadline in a sentence has no source and no date, and stays there when the law changes.',
  example: '"good.text" has the number 7 in it, which is no fact.',
  check: (content) =>
    content.leaves
      .filter((leaf) => (/\d/.test(leaf.text) || NAMES_FACT.test(leaf.text)) && isSentence(content, leaf))
      .flatMap((leaf) => find(content, leaf)),
};

/** Beside a fact a number in words is nearly always part of the rule: "within {{th.last_pay.value}} days, once a month". */
const NAMES_FACT = /\{\{\s*\w+\.\w+\.(?:value|date)\s*\}\}/;
const IN_WORDS =
  /\b(?:(?:once|twice) (?:an?|each|every) \w+|half (?:an?|of|the) \w+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:hour|day|week|month|year|time|percent|pay period)s?)\b/gi;

/**
 * Sentences of conversations. Free are: labels and topics, which have no place for a fact; what shows how to type an
 * answer; and contacts, whose source stands beside them. Other languages are compared with the first by another rule.
 */
function isSentence({ bundle }: Checked, { lang, namespace, path }: Leaf): boolean {
  const [stepName = '', part] = path.map(String);
  const step: Step | undefined = own(own(bundle.flows, namespace)?.steps, stepName);
  const isOfFlow = step !== undefined && part !== 'choices' && part !== 'topic' && step.accept === undefined;
  return lang === firstLanguage(bundle) && (isOfFlow || namespace === 'flags' || namespace === 'risks');
}

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;
/** "2. " before a line of a list, "Lesson 1 of 7:" and "Question 3." at the beginning: they count the texts themselves. */
const COUNTING = [/^\s*\d\d?\.(?=\s)/gm, /^\p{L}+ \d\d?(?: \p{L}+ \d\d?)?(?=[.:])/gu];

function find(content: Checked, { file, path, key, text }: Leaf): Finding[] {
  const plain = COUNTING.reduce((rest, counting) => rest.replace(counting, ' '), text.replace(PLACEHOLDER, ' '));
  const figures = [...withoutPhones(plain, (digits) => phonesOf(content).has(digits)).matchAll(/\d+(?:[.,]\d+)*/g)];
  const words = NAMES_FACT.test(text) ? [...plain.matchAll(IN_WORDS)] : [];
  return [...figures, ...words].map(({ 0: found }) => {
    const message = `"${key}" has the number ${found} in it, which is no fact.`;
    const hint = 'Write it into content/facts, with its source, and name it here: {{th.name.value}}.';
    return warning(content, { file, path, word: found }, message, hint);
  });
}
