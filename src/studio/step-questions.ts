import type { Bundle } from '../bundle/bundle.ts';
import { asObject, asText } from '../channels/json.ts';
import type { Touched } from '../touches/touched.ts';
import { touches } from '../touches/touches.ts';
import { stepAsked } from './asked.ts';
import type { Drafts } from './drafts.ts';
import { editable } from './editable.ts';
import { previewOf } from './preview.ts';
import { listsUnchecked, takesQuestion } from './new-question.ts';
import type { Desk } from './on-desk.ts';
import { type Change, newProblems, refuseConflict, saveFile } from './save.ts';
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
    const leading = asList(touches(bundle, 'step', `${flow.name}.${step}`, []));
    const from = leading.filter(({ kind, why }) => kind === 'step' && why === 'leads to it').map(({ where }) => where);
    const { kind, choices } = flow.steps[step] ?? { kind: 'say', choices: [] };
    const mayWrite = by.roles.includes('editor');
    const question = { isListed: listsUnchecked(flow), canFollow: takesQuestion(file, text, step) };
    return {
      version,
      file,
      flow: flow.name,
      step,
      text: linesOf(file, text, step),
      from,
      kind,
      choices,
      mayWrite,
      ...question,
    };
  },
  /** What the step would say with lines that are not saved. Nothing is written. */
  showStep({ drafts }: Desk, body: unknown) {
    const { flow, step, changed, bundle } = tryIn(drafts, body);
    const [lang = ''] = Object.keys(bundle.languages);
    const shown = { lang, namespace: flow, path: [step, 'text'], will: '' };
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
  return { bundle, file, flow: flow.name, step, changed: new Map([[file, replaceStep(file, text, step, will)]]) };
}

/** `was`: its lines as the page saw them; `will`: as they are to be. */
function stepIn(bundle: Bundle, body: unknown) {
  const { was, will } = asObject(body);
  return { ...stepAsked(bundle, body), was: asText(was) ?? '', will: (asText(will) ?? '').trimEnd() };
}

function stepChange(file: string, step: string, was: string, will: string): Change {
  return (text) => {
    const is = linesOf(file, text, step);
    refuseConflict('this step', { was, is, will });
    return is === will ? text : replaceStep(file, text, step, will);
  };
}

function linesOf(file: string, text: string, step: string): string {
  return shownStep(text, stepLines(editable(file, text), step));
}

function replaceStep(file: string, text: string, step: string, will: string): string {
  return withStep(text, stepLines(editable(file, text), step), will);
}
