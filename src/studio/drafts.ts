import { accessSync, existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { compile } from '../bundle/compile.ts';
import { type File, readFiles } from '../bundle/files.ts';
import { parseFiles, type readSource } from '../bundle/read.ts';
import { rememberSources } from '../bundle/remember.ts';
import { examine } from '../check/check.ts';
import { readStories, type Stories } from '../stories/read.ts';
import { type Placed, placeProblems } from './problems.ts';

/** The files as they stand on disk now, whatever is published. `version` is another one whenever they are. */
export type Draft = { version: string; stories: Stories } & Tried;

/** Files compiled and checked, whether they stand so on disk or not. */
export type Tried = { bundle: Bundle; files: File[]; problems: Placed[] };

export type Drafts = {
  /** Reads the files if they have changed since, or were never read. */
  now(): Draft;
  /** Reads them in any case. */
  again(): Draft;
  /** The files as they would be with these texts in place of those on disk, by name; undefined for none. Nothing is written. */
  tried(instead: ReadonlyMap<string, string | undefined>): Tried;
  /** What would be said with these texts, without what the checker says of them: a tenth of the time. */
  compiled(instead: ReadonlyMap<string, string>): Bundle;
  /** False where this computer cannot tell us of changes. */
  isWatching(): boolean;
};

/** Editors write a file in up to three steps. */
const SETTLED_MS = 150;
const DAY_MS = 86_400_000;

/** A content directory, checked again when somebody asks and a file has changed. What was parsed and is the same is kept. */
export function openDrafts(dir: string): Drafts {
  const readOne = rememberSources();
  const started = Date.now().toString(36);
  let count = 0;
  let last: { draft: Draft; day: number } | undefined;
  let watching = true;
  let isStale = true;
  let timer: NodeJS.Timeout | undefined;
  const read = (): Draft => {
    const files = readFiles(dir);
    const stories = readStories(dir);
    const day = Math.floor(Date.now() / DAY_MS);
    isStale = false;
    const known = last?.day === day && isSame(last.draft.files, files) ? last.draft : undefined;
    if (known && isSame(known.stories.stories, stories.stories)) return known;
    const draft = { ...(known ?? draftOf(dir, files, readOne)), version: `${started}-${++count}`, stories };
    last = { draft, day };
    return draft;
  };
  // What is tried must not be remembered in place of what is there.
  const readTried = rememberSources();
  const readEither =
    (instead: ReadonlyMap<string, string | undefined>): typeof readSource =>
    (file, text) =>
      (instead.has(file) ? readTried : readOne)(file, text);
  const tried = (instead: ReadonlyMap<string, string | undefined>) =>
    draftOf(dir, readFiles(dir, instead), readEither(instead));
  const compiled = (instead: ReadonlyMap<string, string>) =>
    compile(parseFiles(readFiles(dir, instead), readEither(instead)).sources).bundle;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (isStale = true), SETTLED_MS);
  };
  for (const top of ['flows', 'content', 'locales', ...(existsSync(join(dir, 'stories')) ? ['stories'] : [])]) {
    try {
      // A folder that is not there is told of late, or never.
      accessSync(join(dir, top));
      watch(join(dir, top), { recursive: true }, changed).on('error', () => (watching = false));
    } catch {
      watching = false;
    }
  }
  return {
    now: () => (last && !isStale ? last.draft : read()),
    again: read,
    tried,
    compiled,
    isWatching: () => watching,
  };
}

const isSame = (before: File[], now: File[]): boolean =>
  before.length === now.length && before.every(({ file, text }, n) => file === now[n]?.file && text === now[n].text);

function draftOf(dir: string, files: File[], readOne: typeof readSource): Tried {
  const { bundle, problems } = examine(dir, parseFiles(files, readOne), Date.now());
  return { bundle, files, problems: placeProblems(problems, files, readOne) };
}
