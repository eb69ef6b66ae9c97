import type { Branch, Flow, Step } from '../bundle/bundle.ts';
import type { Path } from '../bundle/read.ts';
import type { Checked } from './content.ts';
import { readAsked } from '../engine/asked.ts';
import { valueAt } from './place.ts';

/** A step, and where it stands. */
export type StepSpot = { flow: Flow; step: Step; file: string; path: Path };

/** Every step of every flow, in the order of the files. */
export const stepsOf = ({ bundle, sources }: Checked): StepSpot[] =>
  Object.values(bundle.flows).flatMap((flow) => {
    const file = flowFile(sources, flow.name);
    return flow.order.flatMap((name) => {
      const step = flow.steps[name];
      return step ? [{ flow, step, file, path: ['steps', name] }] : [];
    });
  });

/** The file of a flow, or the one in which it should stand. */
export const flowFile = (sources: Checked['sources'], flow: string): string =>
  sources.has(`flows/${flow}.yml`) ? `flows/${flow}.yml` : `flows/${flow}.yaml`;

/** Answers about the place that are no country. */
const NO_COUNTRY = ['other', 'border'];

/** What a step that keeps the country may offer. */
export const keepable = ({ bundle }: Checked): string[] => [...Object.keys(bundle.countries), ...NO_COUNTRY];

/** The answers a step can get as conditions and `flag`, `next` see them. Empty when it asks nothing. */
export function answersTo(step: Step): string[] {
  const unsure = step.kind === 'ask' && step.keep !== 'lang' ? ['unsure'] : [];
  const money = step.accept === 'money' ? ['any_amount', 'amount', 'amount_without_currency'] : [];
  const number = step.accept === 'number' ? ['any_number', 'zero', 'above_zero'] : [];
  const date = step.accept === 'date' ? ['any_date'] : [];
  return [...step.choices, ...unsure, ...money, ...number, ...date];
}

/** The topics whose contacts some step shows. */
export const shownTopics = (content: Checked): string[] => [
  ...new Set(stepsOf(content).flatMap(({ flow, step }) => topicsOf(flow, step))),
];

/** The topics whose contacts a step shows. Where an answer is the topic: all that it can be. */
export const topicsOf = (flow: Flow, { show }: Step): string[] =>
  show
    .filter((what) => what.startsWith('contacts/'))
    .map(readAsked)
    .flatMap(({ topic, topicStep }) => (topicStep ? (flow.steps[topicStep]?.choices ?? []) : [topic]));

/** Where `next` leads as it is written, with the branch it became. A step without `next` has none. */
export function goesOf(content: Checked, spot: StepSpot): { branch: Branch; written: string; path: Path }[] {
  const at = [...spot.path, 'next'];
  const next = valueAt(content.sources.get(spot.file), at);
  return writtenGoes(next, at).flatMap(({ written, path }, index) => {
    const branch = spot.step.next[index];
    return branch ? [{ branch, written, path }] : [];
  });
}

/** Where a choice would be written in `next`: below the one that is offered before it, or else at `next` itself. */
export function placeInNext(content: Checked, { step, file, path }: StepSpot, choice: string): Path {
  const next = valueAt(content.sources.get(file), [...path, 'next']);
  const written = typeof next === 'object' && next !== null && !Array.isArray(next) ? Object.keys(next) : [];
  const above = step.choices.slice(0, step.choices.indexOf(choice)).findLast((one) => written.includes(one));
  return above === undefined ? [...path, 'next'] : [...path, 'next', above];
}

function writtenGoes(next: unknown, at: Path): { written: string; path: Path }[] {
  if (typeof next === 'string') return [{ written: next, path: at }];
  if (Array.isArray(next))
    return next.map((one: { go: string }, index) => ({ written: one.go, path: [...at, index, 'go'] }));
  if (typeof next !== 'object' || next === null) return [];
  return Object.entries(next).map(([choice, go]) => ({ written: String(go), path: [...at, choice] }));
}

/** One value of one test in a condition: `{ subject: value }`. `word`: the word of the step it stands under. */
export type TestSpot = {
  subject: string;
  value: string;
  word: string;
  path: Path;
  subjectPath: Path;
  /** Conditions stand under a word that is not `not`. */
  nested?: boolean;
};

/** The tests of all conditions of a step. */
export function testsOf(content: Checked, { step, path, file }: StepSpot): TestSpot[] {
  const source = content.sources.get(file);
  const under = (at: Path, word: string) => testsIn(valueAt(source, at), at, word);
  return [
    ...under([...path, 'when'], 'when'),
    ...step.list.flatMap((_, index) => under([...path, 'list', index, 'when'], 'list')),
    ...step.next.flatMap((_, index) => under([...path, 'next', index, 'when'], 'next')),
  ];
}

function testsIn(given: unknown, path: Path, word: string): TestSpot[] {
  if (Array.isArray(given)) return given.flatMap((one, index) => testsIn(one, [...path, index], word));
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([subject, values]) => {
    const subjectPath = [...path, subject];
    if (typeof values === 'string') return [{ subject, value: values, word, path: subjectPath, subjectPath }];
    if (!Array.isArray(values)) {
      const nested =
        subject === 'not' ? [] : [{ subject, value: '', word, path: subjectPath, subjectPath, nested: true }];
      return [...nested, ...testsIn(values, subjectPath, word)];
    }
    return values.map((value, index) => ({
      subject,
      value: String(value),
      word,
      path: [...subjectPath, index],
      subjectPath,
    }));
  });
}
