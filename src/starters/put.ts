import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Draft, filesOf } from './draft.ts';

/** Writes new files, all or none; a file that is there is never written over. Gives their names. */
export function putDrafts(dir: string, drafts: Draft[]): string[] {
  const written: string[] = [];
  try {
    // The words come first: a studio that looks in between finds no conversation without them.
    for (const [file, text] of drafts.flatMap((draft) => [...filesOf(draft)].toReversed())) {
      const at = join(dir, file);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text, { flag: 'wx' });
      written.push(at);
    }
  } catch (error) {
    for (const file of written) rmSync(file);
    throw error;
  }
  return drafts.flatMap((draft) => [...filesOf(draft).keys()]);
}
