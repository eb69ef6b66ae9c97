import type { Bundle, Problem } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import type { File } from '../bundle/files.ts';
import { type Read, readSource, readSources, type Source } from '../bundle/read.ts';
import type { Checked } from './content.ts';
import { rules } from './rules/rules.ts';
import { allLeaves, expectedTexts } from './words.ts';

/** `broken`: files with problems of their own, already told. `now`: ms since 1970. */
export type CheckOptions = { broken?: Iterable<string>; now?: number };

/** What the rules find in content that was compiled. */
export function checkSources(sources: Source[], bundle: Bundle, options: CheckOptions = {}): Problem[] {
  const content: Checked = {
    bundle,
    sources: new Map(sources.map((source) => [source.file, source])),
    broken: new Set(options.broken ?? []),
    expected: expectedTexts(bundle),
    leaves: allLeaves(bundle),
    now: options.now ?? Date.now(),
  };
  return rules.flatMap((rule) => rule.check(content).map((found) => ({ ...found, rule: rule.name })));
}

/** Content that was compiled and checked. All problems at once, by file and line. */
export type Examined = { bundle: Bundle; files: File[]; problems: Problem[] };

/** Reads, compiles and checks a content directory. `readOne`: see remember.ts. */
export const checkDirectory = (dir: string, now = Date.now(), readOne = readSource): Examined =>
  examine(dir, readSources(dir, readOne), now);

/** Compiles and checks what was read. `dir`: its name, for messages. */
export function examine(dir: string, read: Read, now: number): Examined {
  const compiled = compile(read.sources);
  const found = [...read.problems, ...compiled.problems];
  const broken = found.map(({ file }) => file);
  const hasFlows = read.sources.some(isFlow) || read.problems.some(isFlow);
  const checked = hasFlows ? checkSources(read.sources, compiled.bundle, { broken, now }) : [noFlows(dir)];
  return { bundle: compiled.bundle, files: read.files, problems: [...found, ...checked].toSorted(byPlace) };
}

const isFlow = ({ file }: { file: string }): boolean => file.startsWith('flows/');

const noFlows = (dir: string): Problem => ({
  file: 'flows',
  line: 1,
  column: 1,
  length: 1,
  severity: 'error',
  rule: 'no-flows',
  message: `There are no flows in ${dir}.`,
  hint: 'Name the folder that holds flows/, content/ and locales/.',
});

const byPlace = (a: Problem, b: Problem): number =>
  compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.rule, b.rule);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
