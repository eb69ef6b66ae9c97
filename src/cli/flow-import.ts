import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Problem } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { printProblems } from '../check/print.ts';
import { Unreadable } from '../rapidpro/graph.ts';
import { type Imported, importFlows } from '../rapidpro/import.ts';
import { LARGEST_FILE } from '../rapidpro/read.ts';
import { tellImport } from '../rapidpro/tell.ts';
import { filesOf } from '../starters/draft.ts';
import { putDrafts } from '../starters/put.ts';
import { tryDrafts } from '../starters/trial.ts';
import type { Answer } from './answer.ts';
import type { Import } from './flow-args.ts';

/** Brings flows of a RapidPro export in as drafts, and tells everything that became of them. */
export function bringIn({ dir, file, dry, out, ...wanted }: Import): Answer {
  if (!existsSync(file)) return { wrong: `There is no file ${file}.` };
  if (statSync(file).size > LARGEST_FILE) return { wrong: `${file} has more than ${LARGEST_FILE / 1_000_000} MB.` };
  const { sources } = readSources(dir);
  try {
    const imported = importFlows(readFileSync(file, 'utf8'), wanted, sources, compile(sources).bundle);
    const drafts = imported.map(({ draft }) => draft);
    const problems = tryDrafts(sources, drafts, Date.now());
    const errors = problems.filter(({ severity }) => severity === 'error');
    const said = `${imported.map(tellImport).join('\n')}\n${tellProblems(imported, problems)}`;
    if (dry) return { said: `${said}Nothing was written (--dry).\n`, code: errors.length > 0 ? 1 : 0 };
    if (errors.length > 0 && out === undefined) return { said: `${said}${HELD}`, code: 1 };
    const files = putDrafts(out ?? dir, drafts);
    return {
      said: `${said}✔ ${files.length} files written in ${out ?? dir}: ${drafts.map(({ name }) => `flows/${name}.yaml`).join(', ')}\n${NEXT}`,
    };
  } catch (error) {
    if (error instanceof Unreadable) return { wrong: `${file}: ${error.message}` };
    throw error;
  }
}

const HELD =
  '✘ Nothing was written, because of these errors. With --out FOLDER the draft is written beside the content.\n';
const NEXT = 'Now read every step and mend what carries "✎". Nobody sees it until another conversation leads to it.\n';

/** Errors as the checker prints them, of warnings only how many of each: all that is unwritten is told above. */
function tellProblems(imported: Imported[], problems: Problem[]): string {
  const files = imported.flatMap(({ draft }) => [...filesOf(draft)]).map(([file, text]) => ({ file, text }));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = Object.entries(
    Object.groupBy(
      problems.filter((one) => !errors.includes(one)),
      ({ rule }) => rule,
    ),
  );
  const counted = warnings.map(([rule, same = []]) => `${same.length} × ${rule}`).join(', ');
  return `${printProblems(errors, files)}npm run check: ${errors.length} errors${counted ? `; warnings: ${counted}` : ''}.\n`;
}
