import type { Problem } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { readSource, type Source } from '../bundle/read.ts';
import { checkSources } from '../check/check.ts';
import { type Draft, filesOf } from './draft.ts';

/** What the checker finds with these conversations that it does not find without them. Nothing is written. */
export function tryDrafts(sources: Source[], drafts: Draft[], now: number): Problem[] {
  const before = new Set(problemsIn(sources, [], now).map(named));
  const read = drafts.flatMap((draft) => [...filesOf(draft)]).map(([file, text]) => readSource(file, text));
  const unread = read.filter((one): one is Problem => 'rule' in one);
  const added = read.filter((one): one is Source => !('rule' in one));
  return problemsIn([...sources, ...added], unread, now).filter((problem) => !before.has(named(problem)));
}

function problemsIn(sources: Source[], unread: Problem[], now: number): Problem[] {
  const { bundle, problems } = compile(sources);
  const found = [...unread, ...problems];
  return [...found, ...checkSources(sources, bundle, { broken: found.map(({ file }) => file), now })];
}

const named = ({ file, rule, message }: Problem): string => `${file}\n${rule}\n${message}`;
