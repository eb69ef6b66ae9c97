import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Wrong } from './wrong.ts';

/** A file of the content directory. `read`: its text now; empty where there is none yet. */
export type ContentFile = { path: string; read(): string };

/** Only what the checker and stories.ts read: whatever else lies there is none of the studio's business. */
const OURS = /^(?:(?:flows|content|locales)(?:\/[\w-]+){1,2}\.(?:yaml|json|txt)|stories\/[\w-]+\.txt)$/;

/** Throws Wrong for what is no content file, leads out of the directory, or may not be written. `file`: with forward slashes. */
export function contentFile(dir: string, file: string): ContentFile {
  if (!OURS.test(file)) throw new Wrong('The studio changes only files in flows, content, locales and stories.');
  const path = join(resolve(dir), file);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() || leadsOut(resolve(dir), path))
    throw new Wrong(`${file} is a link to another place. Change it there, in a text editor.`);
  if (found && !found.isFile()) throw new Wrong(`${file} is no file.`);
  // A file is replaced, which needs no right to write it: whoever protected it means it, all the same.
  if (found && (found.mode & 0o222) === 0)
    throw new Wrong(
      `${file} is protected against writing. Nothing was saved. Take the protection off, then save again.`,
    );
  return { path, read: () => readText(path, file) };
}

/** By a folder that is a link. */
function leadsOut(dir: string, path: string): boolean {
  let folder = dirname(path);
  while (!lstatSync(folder, { throwIfNoEntry: false })) folder = dirname(folder);
  const inside = relative(realpathSync(dir), realpathSync(folder));
  return inside !== relative(dir, folder) || inside.startsWith(`..${sep}`);
}

function readText(path: string, file: string): string {
  const bytes = lstatSync(path, { throwIfNoEntry: false }) ? readFileSync(path) : Buffer.alloc(0);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes))
    throw new Wrong(`${file} is not written in UTF-8. Save it as UTF-8 in a text editor first. Nothing was saved.`);
  return text;
}
