import type { Bundle, Problem } from './bundle/bundle.ts';
import type { File } from './bundle/files.ts';
import { readSources } from './bundle/read.ts';
import { checkDirectory } from './check/check.ts';
import { playStories, type Told } from './stories/stories.ts';
import { readStories } from './stories/read.ts';
import { type Walk, type WalkOptions, walk } from './walk/walk.ts';
import { walkProblems } from './walk/tell.ts';

/** All that can be known about a content directory before people see it: rules, stories and a walk. */
export type Proof = { bundle: Bundle; files: File[]; problems: Problem[]; told: Told[]; walked?: Walk };

/** Stories and walk wait for content without errors: with them they would only tell the same again. */
export function proveDirectory(dir: string, options: WalkOptions): Proof {
  const { now } = options;
  const checked = checkDirectory(dir, now);
  const { stories, problems: unread } = readStories(dir);
  const files = [...checked.files, ...stories];
  const problems = [...checked.problems, ...unread];
  if (problems.some(({ severity }) => severity === 'error')) return { ...checked, files, problems, told: [] };
  const told = playStories(checked.bundle, stories, now);
  const walked = walk(checked.bundle, options);
  const found = walked.faults.length > 0 ? walkProblems(checked.bundle, readSources(dir).sources, walked, now) : [];
  return {
    ...checked,
    files,
    problems: [...problems, ...told.flatMap((one) => one.problems), ...found],
    told,
    walked,
  };
}
