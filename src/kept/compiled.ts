import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { File } from '../bundle/files.ts';
import { codeOf } from './code.ts';

/** Below `DATA_DIR`. */
const NAME = 'compiled';

/** Which bundle which files make, so that a start with files that have not changed need not parse them. */
export type Compiled = { find(files: File[]): string | undefined; keep(files: File[], hash: string): void };

/** In a file of the data folder: two hashes. It may be deleted. Never throws. */
export function compiledIn(dataDir: string): Compiled {
  const file = join(dataDir, NAME);
  return {
    find(files) {
      const now = digest(files);
      try {
        const [of, hash] = readFileSync(file, 'utf8').trim().split(' ');
        return of === now ? hash : undefined;
      } catch {
        return undefined;
      }
    },
    keep(files, hash) {
      const now = digest(files);
      try {
        writeFileSync(file, `${now} ${hash}\n`, { mode: 0o600 });
      } catch {
        // A full disk: the next start parses them again.
      }
    },
  };
}

function digest(files: File[]): string {
  const hash = createHash('sha256').update(codeOf('bundle'));
  for (const { file, text } of files) hash.update(`\0${file}\0`).update(text);
  return hash.digest('hex');
}
