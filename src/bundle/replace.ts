import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes whole files or none: all beside their places first, then each into its place at one stroke, with the rights that
 * the old one had. Whoever reads meanwhile sees the old file or the new one. Names are absolute; throws as `node:fs` does.
 */
export function replaceFiles(files: ReadonlyMap<string, string>): void {
  const beside = (file: string) => `${file}.${process.pid}.new`;
  const before = new Map([...files.keys()].map((file) => [file, find(file)]));
  const placed: string[] = [];
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(beside(file), text, { flag: 'wx', flush: true });
      const mode = before.get(file)?.mode;
      if (mode !== undefined) chmodSync(beside(file), mode);
    }
    for (const file of files.keys()) {
      renameSync(beside(file), file);
      placed.push(file);
    }
  } catch (error) {
    for (const file of placed) putBack(file, before.get(file)?.bytes);
    throw error;
  } finally {
    for (const file of files.keys()) rmSync(beside(file), { force: true });
  }
}

type Old = { bytes: Buffer; mode: number };

function find(file: string): Old | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && { bytes: readFileSync(file), mode: found.mode };
}

function putBack(file: string, bytes: Buffer | undefined): void {
  if (bytes) writeFileSync(file, bytes);
  else rmSync(file, { force: true });
}
