import { replaceFiles } from '../bundle/replace.ts';
import { readSource } from '../bundle/read.ts';
import { contentFile } from './content-file.ts';
import type { Placed } from './problems.ts';
import type { Desk } from './questions.ts';
import { Wrong } from './wrong.ts';

/** What stands in the files now, and the warnings that the change brought. */
export type Saved = { version: string; problems: Placed[] };

/** A file's text as it is now → as it is to be; throws Wrong when it cannot be changed so. A new file is empty before. */
export type Change = (text: string) => string;

/** Whether a new problem is only an old one in other words: what is missing is told anew when some of it was added. */
export type IsOld = (problem: Placed) => boolean;

/** See `saveFiles`. */
export const saveFile = (desk: Desk, file: string, change: Change, isOld?: IsOld): Saved =>
  saveFiles(desk, { [file]: change }, isOld);

/** Another program writes the file while it is checked; three times running, it is no chance. */
const ATTEMPTS = 3;

/**
 * Changes files, all or none: reads them as they are now, checks everything with the changes in memory, and writes only
 * what brings no new error. Throws Wrong with a sentence otherwise. Nothing of this publishes.
 */
export function saveFiles(desk: Desk, changes: Record<string, Change>, isOld: IsOld = () => false): Saved {
  const { drafts, folders } = desk;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const edits = Object.entries(changes).map(([file, change]) => edit(folders.contentDir, file, change));
    const texts = new Map(edits.filter(({ was, text }) => text !== was).map(({ file, text }) => [file, text]));
    if (texts.size === 0) return { version: drafts.again().version, problems: [] };
    const problems = newProblems(drafts.again().problems, drafts.tried(texts).problems).filter((one) => !isOld(one));
    refuseErrors(problems);
    if (edits.some(({ onDisk, was }) => onDisk.read() !== was)) continue;
    write(new Map(edits.filter(({ file }) => texts.has(file)).map(({ onDisk, text }) => [onDisk.path, text])));
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
  const found = was === '' ? undefined : readSource(file, was);
  if (found && 'rule' in found)
    throw new Wrong(
      `${file} cannot be changed here, because it is broken in line ${found.line}, column ${found.column}. ${found.message} ${found.hint ?? ''} Mend it in a text editor first. Nothing was saved.`,
    );
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

/** Lines move when something is put in above. */
const named = ({ file, rule, message }: Placed): string => `${file} ${rule} ${message}`;

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

function write(files: Map<string, string>): void {
  try {
    replaceFiles(files);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Wrong(
      `The file cannot be written (${code}). Nothing was saved. Look whether the disk is full, and whether you may change files in that folder.`,
    );
  }
}
