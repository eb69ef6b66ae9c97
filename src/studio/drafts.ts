import { accessSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { rememberSources } from '../bundle/remember.ts';
import { checkDirectory } from '../check/check.ts';
import { type Placed, placeProblems } from './problems.ts';

/** The files as they stand on disk now, whatever is published. `version` changes whenever they were read again. */
export type Draft = { version: string; bundle: Bundle; problems: Placed[] };

export type Drafts = {
  /** Reads the files if they have changed since, or were never read. */
  now(): Draft;
  /** Reads them in any case. */
  again(): Draft;
  /** False where this computer cannot tell us of changes. */
  isWatching(): boolean;
};

/** Editors write a file in up to three steps. */
const SETTLED_MS = 150;

/** A content directory, checked again when somebody asks and a file has changed. What was parsed and is the same is kept. */
export function openDrafts(dir: string): Drafts {
  const readOne = rememberSources();
  const started = Date.now().toString(36);
  let count = 0;
  let draft: Draft | undefined;
  let watching = true;
  let isStale = true;
  let timer: NodeJS.Timeout | undefined;
  const read = (): Draft => {
    const { bundle, files, problems } = checkDirectory(dir, Date.now(), readOne);
    const placed = placeProblems(problems, files, readOne);
    isStale = false;
    return (draft = { version: `${started}-${++count}`, bundle, problems: placed });
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (isStale = true), SETTLED_MS);
  };
  for (const top of ['flows', 'content', 'locales']) {
    try {
      // A folder that is not there is told of late, or never.
      accessSync(join(dir, top));
      watch(join(dir, top), { recursive: true }, changed).on('error', () => (watching = false));
    } catch {
      watching = false;
    }
  }
  return { now: () => (draft && !isStale ? draft : read()), again: read, isWatching: () => watching };
}
