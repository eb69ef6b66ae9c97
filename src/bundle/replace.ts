import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes whole files or none, and takes those away that have no text: all beside their places first, then each into its place at one stroke, with the rights that
 * the old one had. Whoever reads meanwhile sees the old file or the new one. What lies beside a file keeps other programs
 * of ours from writing it: they get EEXIST. Names are absolute; throws as `node:fs` does. `isStillSo`: asked last, when
 * all that takes time is done; false where nothing was placed because it said no.
 */
export function replaceFiles(
  files: ReadonlyMap<string, string | undefined>,
  isStillSo: () => boolean = () => true,
): boolean {
  const before = new Map([...files.keys()].map((file) => [file, find(file)]));
  const made: string[] = [];
  const placed: string[] = [];
  try {
    for (const [file, text] of files) {
      if (text === undefined) continue;
      mkdirSync(dirname(file), { recursive: true });
      lay(beside(file), text);
      made.push(file);
      const mode = before.get(file)?.mode;
      if (mode !== undefined) chmodSync(beside(file), mode);
    }
    if (!isStillSo()) return false;
    for (const [file, text] of files) {
      if (text === undefined) rmSync(file, { force: true });
      else renameSync(beside(file), file);
      placed.push(file);
    }
    return true;
  } catch (error) {
    for (const file of placed) putBack(file, before.get(file));
    throw error;
  } finally {
    for (const file of made) if (!placed.includes(file)) rmSync(beside(file), { force: true });
  }
}

const beside = (file: string): string => `${file}.new`;

/** What lies there for so long was left behind by a program that ended in between. */
const LEFT_MS = 30_000;

function lay(file: string, text: string): void {
  const left = statSync(file, { throwIfNoEntry: false });
  if (left && left.mtimeMs < Date.now() - LEFT_MS) rmSync(file, { force: true });
  writeFileSync(file, text, { flag: 'wx', flush: true });
}

type Old = { bytes: Buffer; mode: number };

function find(file: string): Old | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && { bytes: readFileSync(file), mode: found.mode };
}

function putBack(file: string, old: Old | undefined): void {
  if (old) writeFileSync(file, old.bytes, { mode: old.mode });
  else rmSync(file, { force: true });
}
