import type { Bundle, Problem } from '../../src/bundle/bundle.ts';
import { compile } from '../../src/bundle/compile.ts';
import { readSource, type Source } from '../../src/bundle/read.ts';
import { checkSources } from '../../src/check/check.ts';
import { smallContent } from './small-content.ts';

/** The day on which the small content is checked. */
export const TODAY = Date.parse('2026-11-22');

/** All problems of files given as text, as the command line finds them on disk. */
export function checkFiles(files: Record<string, string>): { bundle: Bundle; sources: Source[]; problems: Problem[] } {
  const read = Object.entries(files).map(([file, text]) => readSource(file, text));
  const sources = read.filter((one): one is Source => !('rule' in one));
  const unread = read.filter((one): one is Problem => 'rule' in one);
  const { bundle, problems } = compile(sources);
  const broken = [...unread, ...problems].map(({ file }) => file);
  return {
    bundle,
    sources,
    problems: [...unread, ...problems, ...checkSources(sources, bundle, { broken, now: TODAY })],
  };
}

/** What is found in the small content when one file has each `from` replaced by the `to` behind it. */
export function spoiled(file: string, ...edits: [from: string | RegExp, to: string][]): string[] {
  const files = smallContent();
  for (const [from, to] of edits) {
    const text = files[file] ?? '';
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} has no ${from} to replace`);
    files[file] = changed;
  }
  return checkFiles(files).problems.map(told);
}

/** A problem on one line, as the tests compare it. */
export const told = ({ file, line, column, severity, rule, message, hint }: Problem): string =>
  `${file}:${line}:${column} ${severity} [${rule}] ${message}${hint ? ` → ${hint}` : ''}`;
