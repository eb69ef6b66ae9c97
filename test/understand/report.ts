import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import bayes from 'natural/lib/natural/classifiers/index.js';
import type { Bundle, Lexicon } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/bundle/compile.ts';
import { readSources } from '../../src/bundle/read.ts';
import { matchKey } from '../../src/understand/key.ts';
import { createUnderstand, type Understand } from '../../src/understand/meaning.ts';
import { bars, confusion, lineChart } from './drawing.ts';
import { type Judged, judge, languages, type Message, messagesOf, percent, rates } from './measure.ts';

/**
 * `node test/understand/report.ts`: measures on the frozen sets and writes the pictures and the tables of
 * docs/understanding.md anew. Some minutes; says what it does.
 */
const root = join(import.meta.dirname, '..', '..');
const names: Record<string, string> = {
  en: 'English',
  th: 'Thai',
  my: 'Burmese',
  km: 'Khmer',
  lo: 'Lao',
  vi: 'Vietnamese',
  zh: 'Chinese',
};
const tell = (words: string) => process.stderr.write(`${words}\n`);
const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

const { bundle } = compile(readSources(root).sources);

function learnt(given: Bundle): Understand {
  const understand = createUnderstand(given);
  while (understand.learn());
  return understand;
}

tell('Judging every message with all examples …');
const whole = learnt(bundle);
const judged = new Map(languages.map((lang) => [lang, judge(whole, messagesOf(lang))]));
const all = [...judged.values()].flat();

/** Every n-th example only, of each list. */
function thinned(part: number): Bundle {
  const some = (texts: string[]) =>
    texts.filter((_, index) => Math.floor((index + 1) * part) > Math.floor(index * part));
  const lists = <T extends Record<string, string[]>>(given: T): T =>
    Object.fromEntries(Object.entries(given).map(([name, texts]) => [name, some(texts)])) as T;
  const thin = (lexicon: Lexicon): Lexicon => ({
    ...lexicon,
    intents: lists(lexicon.intents),
    cries: lists(lexicon.cries),
  });
  return {
    ...bundle,
    lexicons: Object.fromEntries(Object.entries(bundle.lexicons).map(([lang, lexicon]) => [lang, thin(lexicon)])),
  };
}

const parts = [0.125, 0.25, 0.5, 1];
const curve = parts.map((part) => {
  tell(`Learning from ${part * 100} % of the examples …`);
  const understand = part === 1 ? whole : learnt(thinned(part));
  return languages.map((lang) => rates(judge(understand, messagesOf(lang))));
});

tell('Comparing with a Bayes classifier of words …');
function byBayes(lang: string): number {
  const classifier = new bayes.BayesClassifier();
  const wordsOf = (text: string) => matchKey(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const [intent, texts] of Object.entries(bundle.lexicons[lang]?.intents ?? {}))
    for (const text of texts) classifier.addDocument(wordsOf(text), intent);
  classifier.train();
  const right = messagesOf(lang).filter(({ text, intent }: Message) => {
    const words = wordsOf(text);
    // For words it never saw it names the first label.
    return words.length > 0 && classifier.classify(words) === intent;
  });
  return right.length / messagesOf(lang).length;
}
const others = new Map(languages.map((lang) => [lang, byBayes(lang)]));

const of = (lang: string) => rates(judged.get(lang) ?? []);
const groups = (measured: (lang: string) => number[]) =>
  languages.map((lang) => ({ name: names[lang] ?? lang, parts: measured(lang) }));
const intents = [...new Set(all.map(({ intent }) => intent))].toSorted();
const count = (meant: string, said: string) =>
  all.filter((one: Judged) => one.intent === meant && one.offered[0] === said).length;

const pictures = {
  'understanding-danger': bars(
    'Danger that was heard, by language (in 100 messages)',
    groups((lang) => [of(lang).recall, of(lang).clearRecall]),
    [{ name: 'all danger', aim: 0.97 }, { name: 'clear danger' }],
  ),
  'understanding-intents': bars(
    'What people want, by language (in 100 messages)',
    groups((lang) => [of(lang).first, of(lang).amongThree, others.get(lang) ?? 0]),
    [{ name: 'first', aim: 0.8 }, { name: 'among three', aim: 0.93 }, { name: 'Bayes of words, first' }],
  ),
  'understanding-curve': lineChart(
    'More examples, more understood (mean of seven languages, in 100 messages)',
    parts.map((part) => `${part * 100} % of them`),
    [
      { name: 'danger heard', parts: curve.map((one) => mean(one.map(({ recall }) => recall))) },
      { name: 'right meaning first', parts: curve.map((one) => mean(one.map(({ first }) => first))) },
    ],
  ),
  'understanding-confusion': confusion(
    'What was meant (rows), what was understood first (columns), all languages',
    intents,
    intents.map((meant) => intents.map((said) => count(meant, said))),
  ),
};
for (const [name, svg] of Object.entries(pictures)) writeFileSync(join(root, 'docs', 'pictures', `${name}.svg`), svg);

const row = (lang: string) => {
  const { recall, clearRecall, falseClear, falsePossible, first, amongThree } = of(lang);
  const cells = [recall, clearRecall, falseClear, falsePossible, first, amongThree].map(percent);
  return `| ${names[lang]} | ${cells.join(' | ')} |`;
};
const table = [
  '| language | danger heard | clear danger heard | false *clear* | false *possible* | right meaning first | among three |',
  '|---|---|---|---|---|---|---|',
  ...languages.map(row),
  '| **needed** | **≥ 97 %** |  | **≤ 0.5 %** | **≤ 4 %** | **≥ 80 %** | **≥ 93 %** |',
].join('\n');

const doc = join(root, 'docs', 'understanding.md');
const before = readFileSync(doc, 'utf8');
const after = before.replace(/(<!-- table -->\n)[\s\S]*?(<!-- end of table -->)/, `$1${table}\n$2`);
writeFileSync(doc, after);
process.stdout.write(`${table}\n`);
