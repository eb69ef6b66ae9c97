import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, string>();

/** All of our code in one room. What was made by it and kept is made anew when it has changed: no version to be raised. */
export function codeOf(room: string): string {
  const code = known.get(room) ?? readRoom(join(import.meta.dirname, '..', room));
  known.set(room, code);
  return code;
}

const readRoom = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
