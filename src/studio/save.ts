import { replaceFiles } from '../bundle/replace.ts';
import type { File } from '../bundle/files.ts';
import { contentFile } from './content-file.ts';
import { editable } from './editable.ts';
import type { Placed } from './problems.ts';
import type { Desk } from './on-desk.ts';
import { Wrong } from './wrong.ts';

/** What stands in the files now, and the warnings that the change brought; with them the errors that were allowed. */
export type Saved = { version: string; problems: Placed[] };

/**
 * A file's text as it is now → as it is to be; throws Wrong when it cannot be changed so. A new file is empty before, and
 * undefined takes the file away.
 */
export type Change = (text: string) => string | undefined;

/**
 * What is not held against a change. `isOld`: a problem that was there before in other words, since what is missing is told
 * anew when some of it was added. `isLater`: an error that somebody else mends next, such as a translator whose English has
 * changed; it is saved and told, and nothing is published before. `files`: as they would be.
 */
export type Allowed = {
  isOld?(problem: Placed): boolean;
  isLater?(problem: Placed, files: File[]): boolean;
};

/** See `saveFiles`. */
export const saveFile = (desk: Desk, file: string, change: Change, allowed?: Allowed): Saved =>
  saveFiles(desk, { [file]: change }, allowed);

/** Another program writes the file while it is checked; three times running, it is no chance. */
const ATTEMPTS = 3;

/**
 * Changes files, all or none: reads them as they are now, checks everything with the changes in memory, and writes only
 * what brings no new error. Throws Wrong with a sentence otherwise. Nothing of this publishes.
 */
export function saveFiles(desk: Desk, changes: Record<string, Change>, allowed: Allowed = {}): Saved {
  const { drafts, folders } = desk;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const edits = Object.entries(changes).map(([file, change]) => edit(folders.contentDir, file, change));
    const texts = new Map(edits.filter(({ was, text }) => text !== was).map(({ file, text }) => [file, text]));
    if (texts.size === 0) return { version: drafts.again().version, problems: [] };
    const before = drafts.again();
    const tried = drafts.tried(texts);
    const problems = newProblems(before.problems, tried.problems).filter((one) => !allowed.isOld?.(one));
    refuseErrors(problems.filter((one) => !allowed.isLater?.(one, tried.files)));
    const files = new Map(edits.filter(({ file }) => texts.has(file)).map(({ onDisk, text }) => [onDisk.path, text]));
    if (!writeFiles(files, () => edits.every(({ onDisk, was }) => onDisk.read() === was))) continue;
    return { version: drafts.again().version, problems };
  }
  throw new Wrong(
    `Another program keeps changing ${Object.keys(changes).join(', ')}. Nothing was saved. Close that program and save again.`,
  );
}

/** Throws Wrong when a value is no more what its editor saw, unless it has become what they want. `where`: in words. */
export function refuseConflict(
  where: string,
  { was, is, will }: { was: string | undefined; is: string | undefined; will: string | undefined },
): void {
  if (is === was || is === will) return;
  throw new Wrong(
    `Somebody else has changed ${where} meanwhile. Nothing was saved. It is now: ${shown(is)} You saw: ${shown(was)} Copy your words, load the new ones, and decide which of the two is right.`,
  );
}

const shown = (value: string | undefined): string => (value === undefined ? '(nothing)' : `“${value}”`);

function edit(dir: string, file: string, change: Change) {
  const onDisk = contentFile(dir, file);
  const was = onDisk.read();
  if (was !== '') editable(file, was);
  return { file, onDisk, was, text: change(was) };
}

/** Problems that were not there before, wherever they stand: what was wrong already is nobody's fault now. */
export function newProblems(before: Placed[], after: Placed[]): Placed[] {
  const known = new Map<string, number>();
  for (const problem of before) known.set(named(problem), (known.get(named(problem)) ?? 0) + 1);
  return after.filter((problem) => {
    const left = known.get(named(problem)) ?? 0;
    known.set(named(problem), left - 1);
    return left <= 0;
  });
}

/**
 * Lines move when something is put in above. A warning that has become an error is new, such as a draft to which a
 * conversation leads now; one that only counts otherwise ("7 numbers were not called") is not.
 */
const named = ({ file, rule, severity, message }: Placed): string =>
  `${file} ${rule} ${severity} ${severity === 'error' ? message : message.replaceAll(/\d+/g, '#')}`;

/** A mistake in one place may show in every language; the first few say what it is. */
const LISTED = 5;

function refuseErrors(problems: Placed[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const listed = errors
    .slice(0, LISTED)
    .map(({ file, line, message, hint }) => `${file}:${line}: ${message}${hint ? ` ${hint}` : ''}`);
  const more = errors.length > LISTED ? [`And ${errors.length - LISTED} more.`] : [];
  throw new Wrong(['Nothing was saved, because it would be wrong:', ...listed, ...more].join('\n'));
}

/** The last step of saving. False where another program is at it, or `isStillSo` says no; throws Wrong otherwise. */
export function writeFiles(files: Map<string, string | undefined>, isStillSo: () => boolean): boolean {
  try {
    return replaceFiles(files, isStillSo);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    // Another program of ours is writing it at this very moment.
    if (code === 'EEXIST') return false;
    throw new Wrong(
      `The file cannot be written (${code}). Nothing was saved. Look whether the disk is full, and whether you may change files in that folder.`,
    );
  }
}
