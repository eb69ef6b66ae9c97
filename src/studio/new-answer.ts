import type { Bundle } from '../bundle/bundle.ts';
import { asObject, asText } from '../channels/json.ts';
import { tidy } from '../exchange/file.ts';
import { putWords } from '../exchange/json-text.ts';
import { withAnswer } from './answer.ts';
import { readName, stepAsked } from './asked.ts';
import type { Desk } from './on-desk.ts';
import { type Change, saveFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { Wrong } from './wrong.ts';

export const newAnswerQuestions = {
  /** One more answer with its words in every language, all files or none. */
  addAnswer(desk: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { bundle } = desk.drafts.now();
    const { file, flow, step } = stepAsked(bundle, body);
    const { name, go, labels } = readAnswer(bundle, flow.name, body);
    // Where the step borrows its words, the new one stands with those.
    const at = flow.steps[step]?.words ?? { flow: flow.name, step };
    const words = Object.entries(labels).map(([lang, label]): [string, Change] => [
      `locales/${lang}/${at.flow}.json`,
      (text) => putWords(text, { [at.step]: { choices: { [name]: label } } }, undefined),
    ]);
    const answer = { step, name, ...(go ? { go } : {}) };
    return saveFiles(desk, { [file]: (text) => withAnswer(file, text, answer), ...Object.fromEntries(words) });
  },
};

function readAnswer(bundle: Bundle, flow: string, body: unknown) {
  const given = asObject(body);
  const name = readName(given.name, 'an answer', 'no_contract');
  const go = asText(given.go) ?? '';
  const words = asObject(given.labels);
  const labels = Object.fromEntries(
    Object.keys(bundle.languages).map((lang) => [lang, tidy(asText(words[lang]) ?? '')]),
  );
  const missing = Object.keys(labels).filter((lang) => labels[lang] === '');
  if (missing.length > 0)
    throw new Wrong(`The answer has no words yet in: ${missing.join(', ')}. Write them in every language.`);
  return { name, go: go.startsWith(`${flow}.`) ? go.slice(flow.length + 1) : go, labels };
}
