import type { Problem } from '../bundle/bundle.ts';
import type { File } from '../bundle/files.ts';
import type { Path, readSource, Source } from '../bundle/read.ts';

/**
 * A problem with what it is about, and its line. `unit`: the step, text, contact or fact in which it stands, such as
 * `job-offer.fee`; `flow` and `step` where that is a step.
 */
export type Placed = Problem & { unit?: string; flow?: string; step?: string; quote?: Quote };

/** The line in three parts; `meant` is what is wrong. */
export type Quote = { before: string; meant: string; after: string };

/** So much of a line is shown on each side: texts stand on one long line in locale files. */
const AROUND = 60;

/** Finds for each problem what it is about. `readOne` has parsed these files already. */
export function placeProblems(problems: Problem[], files: File[], readOne: typeof readSource): Placed[] {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const units = new Map<string, Unit[]>();
  const unitsIn = (file: string): Unit[] => {
    const text = texts.get(file);
    const found = units.get(file) ?? (text === undefined ? [] : startsOf(readOne(file, text)));
    units.set(file, found);
    return found;
  };
  return problems.map((problem) => {
    const unit = unitsIn(problem.file).findLast(({ line }) => line <= problem.line);
    const quote = quoteOf(problem, texts.get(problem.file));
    return { ...problem, ...(unit ? namesOf(problem.file, unit.name) : {}), ...(quote ? { quote } : {}) };
  });
}

type Unit = { name: string; line: number };

/** Where the steps of a flow begin, or the entries of any other file, in the order of the lines. */
function startsOf(source: Source | Problem): Unit[] {
  if ('rule' in source || source.file.endsWith('.txt')) return [];
  const above: Path = source.file.startsWith('flows/') ? ['steps'] : [];
  const named = above.length > 0 ? (source.value as { steps?: unknown } | undefined)?.steps : source.value;
  if (typeof named !== 'object' || named === null) return [];
  const starts = Object.keys(named).map((name) => ({ name, line: source.mark([...above, name], 'key').line }));
  return starts.toSorted((a, b) => a.line - b.line);
}

function namesOf(file: string, name: string): Pick<Placed, 'unit' | 'flow' | 'step'> {
  const [, kind = '', place = ''] =
    /^(flows|locales|content\/contacts|content\/facts)\/(?:[^/]+\/)?([\w-]+)\.\w+$/.exec(file) ?? [];
  if (!kind) return {};
  if (kind.startsWith('content')) return { unit: `${place}.${name}` };
  // Contacts stand a level deeper.
  if (place === 'contacts') return {};
  return { unit: `${place}.${name}`, flow: place, step: name };
}

/** The line of a problem; undefined where the text has none. */
export function quoteOf({ line, column, length }: Problem, text: string | undefined): Quote | undefined {
  const row = text?.split('\n')[line - 1]?.replace(/\r$/, '');
  if (row === undefined) return undefined;
  const [from, to] = [column - 1, Math.min(row.length, column - 1 + length)];
  const [start, end] = [Math.max(0, from - AROUND), Math.min(row.length, Math.min(to, from + 2 * AROUND) + AROUND)];
  return {
    before: `${start > 0 ? '…' : ''}${row.slice(start, from).toWellFormed()}`,
    meant: row.slice(from, Math.min(to, end)).toWellFormed(),
    after: `${row.slice(Math.min(to, end), end).toWellFormed()}${end < row.length ? '…' : ''}`,
  };
}
