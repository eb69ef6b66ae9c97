import type { Bundle, Flow, Step, Texts } from '../bundle/bundle.ts';
import { wordsOfFlow } from '../bundle/words-at.ts';
import { type Arrow, arrowsFrom, textAt } from './arrows.ts';
import { tellConditions } from './condition.ts';
import { quoted, shorten } from './label.ts';

/** What Mermaid draws as it is set on GitHub and elsewhere: https://mermaid.js.org/config/schema-docs/config.html */
const MOST_LETTERS = 50_000;
const MOST_ARROWS = 500;

/** `text`: a Mermaid flowchart. `tooLarge`: in words, what of it is more than Mermaid draws. */
export type Drawn = { text: string; tooLarge?: string };

/** One conversation as a Mermaid flowchart, with its words in one language. */
export function drawMermaid(bundle: Bundle, flow: Flow, lang: string): Drawn {
  const words = wordsOfFlow(bundle, flow, lang);
  const steps = flow.order.flatMap((name) => flow.steps[name] ?? []);
  const arrows = steps.flatMap((step) => arrowsFrom(flow, step, words));
  const ids = idsFor(flow, arrows);
  const start = ids.get(flow.start);
  const lines = [
    'flowchart TD',
    ...(start ? [`  begin((" ")) --> ${start}`] : []),
    ...steps.map((step) => `  ${ids.get(step.name)}${box(step, words)}`),
    ...[...ids].filter(([to]) => !flow.steps[to]).map(([to, id]) => `  ${id}${otherBox(to)}`),
    ...arrows.map((arrow) => `  ${ids.get(arrow.from)} ${lineOf(arrow)} ${ids.get(arrow.to)}`),
  ];
  const text = `${lines.join('\n')}\n`;
  const tooLarge = whyTooLarge(text, arrows.length);
  return { text, ...(tooLarge ? { tooLarge } : {}) };
}

/** Names of our own: a box called "end" would break the drawing. */
function idsFor(flow: Flow, arrows: Arrow[]): Map<string, string> {
  const outside = new Set(arrows.map(({ to }) => to).filter((to) => !flow.steps[to]));
  return new Map([
    ...flow.order.map((name, index) => [name, `s${index + 1}`] as const),
    ...[...outside].map((name, index) => [name, `x${index + 1}`] as const),
  ]);
}

function whyTooLarge(text: string, arrows: number): string | undefined {
  if (text.length > MOST_LETTERS) return `${text.length} letters; Mermaid and GitHub draw ${MOST_LETTERS}`;
  return arrows > MOST_ARROWS ? `${arrows} arrows; Mermaid and GitHub draw ${MOST_ARROWS}` : undefined;
}

const lineOf = ({ label, over }: Arrow): string => `${over ? '-.->' : '-->'}${label ? `|${quoted([label])}|` : ''}`;

const otherBox = (to: string): string =>
  to === 'return' ? `([${quoted(['back to where it was'])}])` : `[[${quoted([to])}]]`;

/** Questions are six-sided, what only decides is a diamond, what shows contacts is a cylinder. */
function box(step: Step, words: Texts): string {
  const [open, close] = shapeOf(step, words);
  return `${open}${quoted(linesOf(step, words))}${close}`;
}

function shapeOf(step: Step, words: Texts): [string, string] {
  if (step.kind !== 'say') return ['{{', '}}'];
  if (step.next.some(({ when }) => when) && textAt(words, [step.name, 'text']) === undefined) return ['{', '}'];
  return step.show.some(isContacts) ? ['[(', ')]'] : ['[', ']'];
}

const isContacts = (what: string): boolean => what.startsWith('contacts/');

function linesOf({ name, when, show, compute, list, flag, forget }: Step, words: Texts): string[] {
  const signs = Object.entries(flag).map(([answer, flags]) => `⚑ ${answer}: ${flags.join(', ')}`);
  return [
    name,
    when ? `if ${tellConditions(when)}` : '',
    textAt(words, [name, 'text']) ?? '',
    compute ? `= ${compute.sum}` : '',
    ...show.map((what) => (isContacts(what) ? `☎ ${what.slice('contacts/'.length)}` : `+ ${what}`)),
    list.length > 0 ? `+ ${list.length} lines` : '',
    ...signs,
    forget ? 'everything is erased' : '',
  ].map((line) => shorten(line));
}
