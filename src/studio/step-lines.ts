import { type Mark, readSource, type Source } from '../bundle/read.ts';
import { Wrong } from './wrong.ts';

/** The lines of one step in the text of its flow, with the remarks right above and inside. `indent`: before its name. */
export type StepLines = { from: number; to: number; indent: string; end: string };

/** Where a step stands. Throws Wrong where it shares a line with something else. */
export function stepLines(source: Source, step: string): StepLines {
  const names = stepsIn(source);
  const marks = names.map((name) => source.mark(['steps', name], 'key'));
  const own = marks[names.indexOf(step)];
  const lines = source.text.split('\n');
  const head = own && lines[own.line - 1]?.slice(0, own.column - 1);
  if (!own || head?.trim() !== '' || marks.some((one) => one !== own && one.line === own.line))
    throw new Wrong(
      `"${step}" is written in a way that cannot be changed here. Change ${source.file} in a text editor.`,
    );
  const depthOfRemark = (index: number) => /^(\s*)#/.exec(lines[index] ?? '')?.[1]?.length ?? Number.POSITIVE_INFINITY;
  let first = own.line - 1;
  while (depthOfRemark(first - 1) === head.length) first -= 1;
  // What stands in front of the next step, or further to the left, is about that one.
  let last = nextAfter(source, marks, own) - 2;
  while (last > own.line - 1 && (lines[last]?.trim() === '' || depthOfRemark(last) <= head.length)) last -= 1;
  const at = (line: number) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  return {
    from: at(first),
    to: at(last) + (lines[last] ?? '').replace(/\r$/, '').length,
    indent: head,
    end: source.text.includes('\r\n') ? '\r\n' : '\n',
  };
}

const stepsIn = ({ value }: Source): string[] => Object.keys((value as { steps?: object } | undefined)?.steps ?? {});

/** The line, from 1, in which the next step begins, or the next word of the flow, or behind the last line. */
function nextAfter(source: Source, steps: Mark[], own: Mark): number {
  const words = Object.keys(source.value as object).map((name) => source.mark([name], 'key'));
  const below = [...steps, ...words].map(({ line }) => line).filter((line) => line > own.line);
  return Math.min(source.text.split('\n').length + 1, ...below);
}

/** The step as its editor sees it: its name at the very left. */
export const shownStep = (text: string, { from, to, indent }: StepLines): string =>
  text
    .slice(from, to)
    .split(/\r?\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line).trimEnd())
    .join('\n');

/** The flow with these lines in place of the step's. Nothing: the step is taken out. */
export function withStep(text: string, lines: StepLines, shown: string): string {
  const { from, to, indent, end } = lines;
  if (shown === '') return text.slice(0, from) + text.slice(to).replace(/^\r?\n/, '');
  const written = shown.split(/\r?\n/).map((line) => (line.trim() === '' ? '' : indent + line.trimEnd()));
  return text.slice(0, from) + written.join(end) + text.slice(to);
}

/** Throws Wrong unless the lines are this step alone. */
export function mustBeStep(shown: string, step: string): void {
  const read = readSource('flows/step.yaml', shown);
  if ('rule' in read)
    throw new Wrong(`Line ${read.line} of the step: ${read.message} ${read.hint ?? ''} Nothing was saved.`);
  const names = typeof read.value === 'object' && read.value !== null ? Object.keys(read.value) : [];
  if (names.join() !== step)
    throw new Wrong(
      `These lines have to be the step "${step}" and nothing else: its name and ":" first, all else below it and further to the right. Steps are renamed and added in a text editor. Nothing was saved.`,
    );
}
