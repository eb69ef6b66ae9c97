import type { Bundle } from '../bundle/bundle.ts';
import { readSource } from '../bundle/read.ts';
import { asObject, asText } from '../channels/json.ts';
import { tidy } from '../exchange/file.ts';
import { putWords } from '../exchange/json-text.ts';
import { touches, type Touched } from '../touches/touches.ts';
import { withAnswer } from './answer.ts';
import { flowOf, nameIn } from './asked.ts';
import type { Drafts } from './drafts.ts';
import { previewOf } from './preview.ts';
import { listsUnchecked, takesQuestion } from './new-question.ts';
import type { Desk } from './questions.ts';
import { type Change, newProblems, refuseConflict, saveFile, saveFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { mustBeStep, shownStep, stepLines, withStep } from './step-lines.ts';
import { toldOf } from './telling.ts';
import { Wrong } from './wrong.ts';

/** What the page asks while somebody changes a step of a conversation, and what depends on a thing. */
export const stepQuestions = {
  /** The lines of a step, and the steps that lead to it: whoever changes it should know. */
  step({ drafts }: Desk, body: unknown, by: Staff) {
    const { version, bundle, files } = drafts.now();
    const { file, flow, step } = stepIn(bundle, body);
    const text = files.find((each) => each.file === file)?.text ?? '';
    const leading = asList(touches(bundle, 'step', `${flow}.${step}`, []));
    const from = leading.filter(({ kind, why }) => kind === 'step' && why === 'leads to it').map(({ where }) => where);
    const { kind, choices } = bundle.flows[flow]?.steps[step] ?? { kind: 'say', choices: [] };
    const mayWrite = by.roles.includes('editor');
    const question = { isListed: listsUnchecked(flowOf(bundle, flow)), canFollow: takesQuestion(file, text, step) };
    return { version, file, flow, step, text: linesOf(file, text, step), from, kind, choices, mayWrite, ...question };
  },
  /** What the step would say with lines that are not saved. Nothing is written. */
  showStep({ drafts }: Desk, body: unknown) {
    const { file, flow, step, changed, bundle } = tryIn(drafts, body);
    const [lang = ''] = Object.keys(bundle.languages);
    const shown = { file, lang, unit: `${flow}.${step}`, namespace: flow, path: [step, 'text'], was: '', will: '' };
    return { preview: previewOf(drafts.compiled(changed), shown) };
  },
  /** What the checker says of them. */
  tryStep({ drafts }: Desk, body: unknown) {
    const { flow, step, changed } = tryIn(drafts, body);
    const { problems } = drafts.tried(changed);
    const fresh = newProblems(drafts.now().problems, problems);
    const old = problems.filter((one) => one.flow === flow && one.step === step && !fresh.includes(one));
    return { problems: [...fresh, ...old] };
  },
  saveStep(desk: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { file, step, was, will } = stepIn(desk.drafts.now().bundle, body);
    mustBeStep(will, step);
    return saveFile(desk, file, stepChange(file, step, was, will));
  },
  removeStep(desk: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { file, step, was } = stepIn(desk.drafts.now().bundle, body);
    return saveFile(desk, file, stepChange(file, step, was, ''));
  },
  /** One more answer with its words in every language, all files or none. */
  addAnswer(desk: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { bundle } = desk.drafts.now();
    const { file, flow, step } = stepIn(bundle, body);
    const { name, go, labels } = readAnswer(bundle, flow, body);
    const words = Object.entries(labels).map(([lang, label]): [string, Change] => [
      `locales/${lang}/${flow}.json`,
      (text) => putWords(text, { [step]: { choices: { [name]: label } } }, undefined),
    ]);
    const answer = { step, name, ...(go ? { go } : {}) };
    return saveFiles(desk, { [file]: (text) => withAnswer(file, text, answer), ...Object.fromEntries(words) });
  },
  /** Everything that depends on a step, text, fact, contact or flag. */
  touches({ drafts }: Desk, body: unknown) {
    const draft = drafts.now();
    const { version, bundle } = draft;
    const { kind, id } = asObject(body);
    const found = touches(bundle, asText(kind) ?? '', asText(id) ?? '', toldOf(draft));
    if ('wrong' in found) throw new Wrong(found.wrong);
    return { version, touched: found };
  },
};

const asList = (found: Touched[] | { wrong: string }): Touched[] => ('wrong' in found ? [] : found);

function tryIn(drafts: Drafts, body: unknown) {
  const { bundle, files } = drafts.now();
  const { file, flow, step, will } = stepIn(bundle, body);
  mustBeStep(will, step);
  const text = files.find((each) => each.file === file)?.text ?? '';
  return { bundle, file, flow, step, changed: new Map([[file, replaceStep(file, text, step, will)]]) };
}

function stepIn(bundle: Bundle, body: unknown) {
  const given = asObject(body);
  const flow = flowOf(bundle, given.flow);
  const step = nameIn(flow.steps, asText(given.step) ?? '', `step in "${flow.name}"`);
  const [was, will] = [asText(given.was) ?? '', (asText(given.will) ?? '').trimEnd()];
  return { file: `flows/${flow.name}.yaml`, flow: flow.name, step, was, will };
}

/** The first: so schemas name things. See `name` in bundle/schemas.ts. */
const NAME = /^[a-z][a-z0-9_]{0,39}$/;

function readAnswer(bundle: Bundle, flow: string, body: unknown) {
  const given = asObject(body);
  const name = asText(given.name)?.trim() ?? '';
  if (!NAME.test(name))
    throw new Wrong(
      'The name of an answer has small English letters, digits or "_" and begins with a letter, such as: no_contract',
    );
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

function stepChange(file: string, step: string, was: string, will: string): Change {
  return (text) => {
    const is = linesOf(file, text, step);
    refuseConflict('this step', { was, is, will });
    return is === will ? text : replaceStep(file, text, step, will);
  };
}

function linesOf(file: string, text: string, step: string): string {
  return shownStep(text, stepLines(sourceOf(file, text), step));
}

function replaceStep(file: string, text: string, step: string, will: string): string {
  return withStep(text, stepLines(sourceOf(file, text), step), will);
}

function sourceOf(file: string, text: string) {
  const source = readSource(file, text);
  if ('rule' in source)
    throw new Wrong(`${file} is broken in line ${source.line}. Mend it in a text editor. ${source.message}`);
  return source;
}
