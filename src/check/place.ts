import { nearest } from '../bundle/nearest.ts';
import type { Mark, Path, Source } from '../bundle/read.ts';
import type { Checked, Finding } from './content.ts';

/** Where a problem stands: the value at `path` (or its key), or only `word` in it. */
export type Spot = { file: string; path: Path; at?: 'key' | 'value'; word?: string };

/** Must be fixed: the content is not published with it. */
export const error = (content: Checked, spot: Spot, message: string, hint?: string): Finding =>
  finding('error', content, spot, message, hint);

/** Should be looked at. */
export const warning = (content: Checked, spot: Spot, message: string, hint?: string): Finding =>
  finding('warning', content, spot, message, hint);

/** "Did you mean …?", or else what could stand there, when that is a short list. */
export function guess(typed: string, words: Iterable<string>): string | undefined {
  const known = [...new Set(words)];
  const near = nearest(typed, known);
  if (near) return `Did you mean "${near}"?`;
  return known.length > 0 && known.length <= MOST_WORDS_LISTED ? `It can be: ${known.join(', ')}.` : undefined;
}

/** More names than this are not read through by anybody. */
const MOST_WORDS_LISTED = 14;

/** What stands at a path of a file, as it was written. */
export function valueAt(source: Source | undefined, path: Path): unknown {
  let found: unknown = source?.value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.hasOwn(found, part) ? Reflect.get(found, part) : undefined;
  }
  return found;
}

function finding(
  severity: Finding['severity'],
  content: Checked,
  spot: Spot,
  message: string,
  hint: string | undefined,
): Finding {
  const source = content.sources.get(spot.file);
  const mark = source ? markOf(source, spot) : { line: 1, column: 1, length: 1 };
  return { file: spot.file, ...mark, severity, message, ...(hint ? { hint } : {}) };
}

function markOf(source: Source, { path, at, word }: Spot): Mark {
  const whole = source.mark(path, at);
  if (!word) return whole;
  const line = source.text.split('\n')[whole.line - 1] ?? '';
  const index = line.indexOf(word, whole.column - 1);
  return index < 0 ? whole : { line: whole.line, column: index + 1, length: word.length };
}
