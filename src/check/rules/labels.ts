import type { Step } from '../../bundle/bundle.ts';
import { UNSURE } from '../../engine/page.ts';
import { matchKey } from '../../understand/key.ts';
import { commands } from '../../understand/meaning.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { oncePerCheck, oncePerText } from '../once.ts';
import { stepsOf } from '../parts.ts';
import { error, type Spot, valueAt } from '../place.ts';

export const sameLabel: Rule = {
  name: 'same-label',
  finds: 'Two answers of one question with the same words.',
  why: 'Two answers with the same words cannot be told apart by whoever reads or types them.',
  example: '"fee.choices.some" reads the same as "none": "စကား NONE!".',
  check: (content) =>
    stepsOf(content).flatMap(({ flow, step }) =>
      Object.keys(content.bundle.languages).flatMap((lang) =>
        step.keep === 'lang' || step.words ? [] : twins(content, `locales/${lang}/${flow.name}.json`, lang, step),
      ),
    ),
};

export const doubleWord: Rule = {
  name: 'double-word',
  finds: 'A typed word that stands under two commands.',
  why: 'A typed word can mean one thing only; the command that stands first would always win.',
  example: '"Word Help!" stands under "menu" and under "help".',
  check: (content) => Object.keys(content.bundle.languages).flatMap((lang) => doubles(content, lang)),
};

/** "I don't know" first, so that the choice is told, which can be worded differently. */
function twins(content: Checked, file: string, lang: string, step: Step): Finding[] {
  const labels = labelsIn(content);
  const labelOf = (choice: string) =>
    labels.get(choice === UNSURE ? `locales/${lang}/bot.json unsure` : `${file} ${step.name}.choices.${choice}`);
  const seen = new Map<string, string>();
  return [...new Set([...(step.kind === 'ask' ? [UNSURE] : []), ...step.choices])].flatMap((choice) => {
    const label = labelOf(choice);
    const key = label ? keyOf(label) : '';
    const other = seen.get(key);
    if (key && !other) seen.set(key, choice);
    if (!key || !other) return [];
    const message = `"${step.name}.choices.${choice}" reads the same as "${other}": "${label?.text}".`;
    return [error(content, { file, path: [step.name, 'choices', choice] }, message, 'Word one of them differently.')];
  });
}

const keyOf = oncePerText(({ text }) => matchKey(text));

const labelsIn = oncePerCheck(
  ({ leaves }) =>
    new Map(
      leaves
        .filter(({ path, key }) => path[1] === 'choices' || key === 'unsure')
        .map((leaf) => [`${leaf.file} ${leaf.key}`, leaf]),
    ),
);

function doubles(content: Checked, lang: string): Finding[] {
  const file = `locales/${lang}/words.json`;
  const places = [...commands, 'yes', 'no'].flatMap((command) => {
    const words = valueAt(content.sources.get(file), [command]);
    if (!Array.isArray(words)) return [];
    return words.map((word, index) => ({ word: String(word), command, path: [command, index] }));
  });
  const meanings = Map.groupBy(places, ({ word }) => matchKey(word));
  return [...meanings.values()].flatMap((same) => tellDouble(content, file, same));
}

type Typed = { word: string; command: string; path: Spot['path'] };

/** At every place where it stands: which of them is the slip, only staff know. */
function tellDouble(content: Checked, file: string, same: Typed[]): Finding[] {
  const lists = [...new Set(same.map(({ command }) => command))];
  if (lists.length < 2) return [];
  const under = lists.map((command) => `under "${command}"`).join(' and ');
  return same.map(({ word, path }) =>
    error(content, { file, path }, `"${word}" stands ${under}.`, 'Keep it in one of the lists.'),
  );
}
