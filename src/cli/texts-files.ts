import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Unreadable } from '../exchange/file.ts';

/** The largest file that is read back, in bytes: ten times what all texts of one language take in a sheet. */
const LARGEST = 20_000_000;

/** Throws `Unreadable` for what is not there or too large. */
export function readFile(file: string): Buffer {
  if (!existsSync(file)) throw new Unreadable(`There is no file ${file}.`);
  const { size } = statSync(file);
  if (size > LARGEST)
    throw new Unreadable(`${file} has ${Math.ceil(size / 1_000_000)} MB; at most ${LARGEST / 1_000_000} MB are read.`);
  return readFileSync(file);
}

/** Writes a file that must not be there yet: what somebody may have worked on is never written over. False: it is there. */
export function writeNew(file: string, bytes: Buffer): boolean {
  try {
    writeFileSync(file, bytes, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Writes beside `file` under a name that is free: `my.refused.xlsx`, `my.refused-2.xlsx`. The name. */
export function writeBeside(file: string, bytes: Buffer): string {
  const [, base = file, ending = ''] = /^(.*?)(?:\.refused(?:-\d+)?)?(\.\w+)$/.exec(file) ?? [];
  for (let number = 1; ; number++) {
    const name = `${base}.refused${number > 1 ? `-${number}` : ''}${ending}`;
    if (writeNew(name, bytes)) return name;
  }
}
