import type { Bundle, Flow } from '../bundle/bundle.ts';
import { asList, asObject, asText } from '../channels/json.ts';
import { valueAt } from '../check/place.ts';
import { tidy } from '../exchange/file.ts';
import { putWords } from '../exchange/json-text.ts';
import { readName, stepAsked } from './asked.ts';
import { editable, withValues } from './editable.ts';
import type { Desk } from './on-desk.ts';
import { type Change, saveFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { stepLines } from './step-lines.ts';
import { Wrong } from './wrong.ts';

/** A new question right after another step. `words`: by language, `choices` by the name of the answer. */
type NewQuestion = { after: string; name: string; answers: string[]; words: Record<string, Words> };
type Words = { text: string; topic?: string; choices: Record<string, string> };

/** Messenger and LINE show 13 buttons; help, back and "I don't know" stand on every question, and two may come. */
const MOST_ANSWERS = 8;

export const newQuestionQuestions = {
  /** Flow and words in every language are written together, or nothing is. */
  addQuestion(desk: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { bundle } = desk.drafts.now();
    const { flow, file } = stepAsked(bundle, body);
    const asked = readNew(bundle, body);
    const order = Object.fromEntries(orderWith(flow.order, asked).map((name) => [name, {}]));
    const words = Object.entries(asked.words).map(([lang, one]): [string, Change] => [
      `locales/${lang}/${flow.name}.json`,
      (text) => putWords(text, { [asked.name]: one }, order),
    ]);
    return saveFiles(desk, { [file]: (text) => withQuestion(file, text, asked), ...Object.fromEntries(words) });
  },
};

const orderWith = (order: string[], { after, name }: NewQuestion): string[] =>
  order.flatMap((step) => (step === after ? [step, name] : [step]));

function readNew(bundle: Bundle, body: unknown): NewQuestion {
  const given = asObject(body);
  const { flow, step: after } = stepAsked(bundle, body);
  const name = readName(given.name, 'a question', 'has_contract');
  if (flow.steps[name]) throw new Wrong(`There is a step "${name}" already. Give yours another name.`);
  const answers = asList(given.answers).map((answer) => readName(answer, 'an answer', 'not_yet'));
  if (answers.length < 2 || answers.length > MOST_ANSWERS || new Set(answers).size < answers.length)
    throw new Wrong(`A question has two to ${MOST_ANSWERS} answers, each with a name of its own, such as: yes, no`);
  const all = asObject(given.words);
  const isListed = listsUnchecked(flow);
  const words = Object.keys(bundle.languages).map(
    (lang) => [lang, readWords(asObject(all[lang]), answers, isListed)] as const,
  );
  const missing = words.filter(([, one]) => [one.text, one.topic, ...Object.values(one.choices)].includes(''));
  if (missing.length > 0)
    throw new Wrong(
      `Words are still missing in: ${missing.map(([lang]) => lang).join(', ')}. Write the question and each answer in every language.`,
    );
  return { after, name, answers, words: Object.fromEntries(words) };
}

/** `topic` is how the question is named where what was not asked is listed. */
const readWords = ({ text, topic, choices }: Record<string, unknown>, answers: string[], isListed: boolean): Words => ({
  text: tidy(asText(text) ?? ''),
  ...(isListed ? { topic: tidy(asText(topic) ?? '') } : {}),
  choices: Object.fromEntries(answers.map((name) => [name, tidy(asText(asObject(choices)[name]) ?? '')])),
});

/** Whether the conversation lists questions that were not answered: each of its questions needs a short name then. */
export const listsUnchecked = ({ steps }: Flow): boolean =>
  Object.values(steps).some(({ show }) => show.includes('unchecked'));

/** The flow with the question below the step. Where that step led somewhere, the question leads there now. */
function withQuestion(file: string, text: string, { after, name, answers }: NewQuestion): string {
  if (!takesQuestion(file, text, after))
    throw new Wrong(
      `"${after}" chooses itself where each answer leads, so nothing comes right after it. Choose a step that just goes on, or the first one of a way.`,
    );
  const next = asText(writtenOf(file, text, after).next);
  const freed =
    next === undefined ? text : withValues(file, text, [{ path: ['steps', after, 'next'], value: undefined }]);
  const lines = stepLines(editable(file, freed), after);
  const own = [`${name}:`, `  ask: [${answers.join(', ')}]`, ...(next === undefined ? [] : [`  next: ${next}`])];
  const written = own.map((line) => `${lines.end}${lines.indent}${line}`).join('');
  return freed.slice(0, lines.to) + written + freed.slice(lines.to);
}

/** Whether a question can come right after a step: not where each answer leads elsewhere. */
export function takesQuestion(file: string, text: string, step: string): boolean {
  const { offer, forget, next } = writtenOf(file, text, step);
  return !offer && !forget && (next === undefined || typeof next === 'string');
}

const writtenOf = (file: string, text: string, step: string) =>
  asObject(valueAt(editable(file, text), ['steps', step]));
