import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one section's files; gone after `remove`, or when the process ends before. */
export function openFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const remove = () => {
    rmSync(dir, { recursive: true, force: true });
    process.off('exit', remove);
  };
  process.on('exit', remove);
  return { dir, remove };
}
