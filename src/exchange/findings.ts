import type { Problem } from '../bundle/bundle.ts';
import type { Path, Source } from '../bundle/read.ts';
import type { Taken } from './judge.ts';

/** What the checker says of the words of one row: an error refuses it. */
export type Findings = { one: Taken; errors: string[]; notes: string[] };

/**
 * What the checker says, by the row it is about. `old`: said before, too; an error in the very words counts all the same.
 * An error that came up beside them, such as an answer that now reads like the changed one, counts for those that have
 * changed there. `rest`: new errors that nobody can be told for.
 */
export function findingsFor(
  taken: Taken[],
  changed: Source[],
  problems: Problem[],
  old: (problem: Problem) => boolean,
): { found: Findings[]; rest: string[] } {
  const found = taken.map((one): Findings => ({ one, errors: [], notes: [] }));
  const rest: string[] = [];
  const groups = Map.groupBy(problems, ({ file }) => file);
  for (const source of changed) {
    const here = found.filter(({ one }) => source.file.endsWith(`/${one.row.namespace}.json`));
    const spans = here.map((each) => ({
      each,
      own: spanOf(source, each.one.row.path),
      near: spanAround(source, each),
    }));
    for (const problem of groups.get(source.file) ?? []) {
      const at = offsetOf(source.text, problem);
      const owner = spans.find(({ own }) => holds(own, at))?.each;
      if (problem.severity !== 'error') {
        if (!old(problem)) owner?.notes.push(say(problem));
      } else if (owner) owner.errors.push(say(problem));
      else if (!old(problem)) {
        const near = spans.filter((span) => span.near && holds(span.near, at));
        if (near.length === 0) rest.push(say(problem));
        for (const { each } of near) each.errors.push(say(problem));
      }
    }
  }
  return { found, rest };
}

const say = ({ message, hint }: Problem): string => (hint ? `${message} ${hint}` : message);

type Span = { from: number; to: number };
const holds = ({ from, to }: Span, at: number): boolean => at >= from && at < to;

function spanOf(source: Source, path: Path): Span {
  const mark = source.mark(path);
  const from = offsetOf(source.text, mark);
  return { from, to: from + mark.length };
}

/** What stands together with it: the answers of one question. */
const spanAround = (source: Source, { one }: Findings): Span | undefined =>
  one.row.path.length > 1 ? spanOf(source, one.row.path.slice(0, -1)) : undefined;

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
