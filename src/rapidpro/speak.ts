import type { Texts } from '../bundle/bundle.ts';
import { TO_WRITE } from '../check/rules/unwritten.ts';
import type { KnownWords } from '../starters/known-words.ts';
import { matchKey } from '../understand/key.ts';
import { clean } from './clean.ts';
import type { Words } from './graph.ts';
import type { Figures, Note } from './notes.ts';
import { UNKNOWN } from './read-current.ts';
import { isRemark, type Remark, type Step } from './steps.ts';

/** `own`: the language of the flow; `languages`: those of this bot, the first first. `unsure`: "I don't know" in each. */
export type Speaking = {
  own: string | undefined;
  languages: string[];
  known: KnownWords;
  unsure: Record<string, string>;
};

type Tell = (kind: Note['kind'], node: string, says: string) => void;

/** The words of all steps in one language. What RapidPro does not say there carries the mark "✎". */
export function speak(
  steps: Step[],
  lang: string,
  speaking: Speaking,
  figures: Figures,
  tell: Tell,
): Record<string, Texts> {
  return Object.fromEntries(
    steps
      .map((step) => {
        const say = (words: Words | Remark) =>
          say1(words, lang, speaking, (cleaned) => report(cleaned, step.node, tell));
        const texts: Texts = step.kind === 'decide' ? {} : { text: say(step.words) };
        if (step.kind === 'ask' || step.kind === 'number')
          texts.topic = `${TO_WRITE} ${clean(step.topic).text || step.name}`;
        if (step.choices.length > 0) texts.choices = labels(step, lang, speaking, say, tell);
        count(step, lang, speaking, figures);
        return [step.name, texts] as const;
      })
      .filter(([, texts]) => Object.keys(texts).length > 0),
  );
}

function say1(
  words: Words | Remark,
  lang: string,
  { own, languages, known }: Speaking,
  seen: (cleaned: ReturnType<typeof clean>) => void,
): string {
  const first = languages[0] ?? lang;
  if (isRemark(words)) return known(words.remark, lang) ?? `${TO_WRITE} ${words.remark}`;
  const at = (one: string): string | undefined => (Object.hasOwn(words, one) ? words[one] : undefined);
  // A flow that does not say its language is taken for one in the first language here.
  const isOwn = lang === (own ?? first);
  const said = at(lang) ?? (isOwn ? at(UNKNOWN) : undefined);
  const original = at(first) ?? at(own ?? UNKNOWN) ?? Object.values(words)[0] ?? '';
  const cleaned = clean(said ?? original);
  if (said !== undefined) seen(cleaned);
  const text = cleaned.text || '…';
  if (said !== undefined) return text === '…' ? `${TO_WRITE} ${text}` : text;
  return known(text, lang) ?? `${TO_WRITE} ${text}`;
}

function report({ variables, numbers, links }: ReturnType<typeof clean>, node: string, tell: Tell): void {
  for (const variable of variables) tell('variable', node, variable);
  for (const number of numbers) tell('number', node, number);
  for (const link of links) tell('link', node, link);
}

/** What a Messenger button shows, in UTF-16 units. */
const LABEL = 20;

function labels(
  step: Step,
  lang: string,
  { unsure }: Speaking,
  say: (words: Words | Remark) => string,
  tell: Tell,
): Record<string, string> {
  const used = new Set(step.kind === 'ask' ? [matchKey(unsure[lang] ?? '')] : []);
  return Object.fromEntries(
    step.choices.map(({ name, words }) => {
      const whole = say(words).replace(/\s+/g, ' ');
      const label = unlike(used, fit(whole, LABEL));
      if (!whole.startsWith(TO_WRITE) && label !== whole)
        tell('changed', step.node, `the answer “${whole}” is “${label}” now: a button has ${LABEL} characters`);
      return [name, label];
    }),
  );
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function fit(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Two answers that read the same cannot be told apart: the second gets a number. */
function unlike(used: Set<string>, label: string): string {
  const options = [
    label,
    ...Array.from({ length: used.size + 1 }, (_, index) => `${fit(label, LABEL - 3)} ${index + 2}`),
  ];
  const free = options.find((one) => matchKey(one) !== '' && !used.has(matchKey(one))) ?? label;
  used.add(matchKey(free));
  return free;
}

function count({ words, choices }: Step, lang: string, { own, languages }: Speaking, figures: Figures): void {
  if (lang === (own ?? languages[0])) return;
  for (const one of [words, ...choices.map((choice) => choice.words)])
    if (!isRemark(one) && Object.hasOwn(one, lang)) figures.translations.taken += 1;
}
