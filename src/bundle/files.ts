import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file as it stands on disk, readable or not. */
export type File = { file: string; text: string };

/**
 * Every YAML, JSON and list file below `flows`, `content` and `locales`. `instead`: texts that stand for those on disk, new files
 * included; undefined for a file that is taken away.
 */
export function readFiles(dir: string, instead: ReadonlyMap<string, string | undefined> = new Map()): File[] {
  const names = [...new Set([...listFiles(dir), ...instead.keys()])]
    .filter((file) => !instead.has(file) || instead.get(file) !== undefined)
    .toSorted();
  return names.map((file) => ({ file, text: instead.get(file) ?? readFileSync(join(dir, file), 'utf8') }));
}

function listFiles(dir: string): string[] {
  return ['flows', 'content', 'locales']
    .flatMap((top) => {
      try {
        return readdirSync(join(dir, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`);
      } catch {
        return [];
      }
    })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(ya?ml|json|txt)$/.test(name));
}
