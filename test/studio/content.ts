import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { smallContent } from '../check/small-content.ts';

const root = join(import.meta.dirname, '..', '..');

/** The small content in a folder of its own, to be edited as staff do. */
export function writeContent() {
  const content = openContent();
  for (const [file, text] of Object.entries(smallContent())) content.write(file, text);
  return content;
}

/** The project's own content, copied. */
export function copyContent() {
  const content = openContent();
  for (const folder of ['flows', 'content', 'locales'])
    cpSync(join(root, folder), join(content.dir, folder), { recursive: true });
  return content;
}

function openContent() {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-studio-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(dir, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(dir, file), text.replace(from, to));
  };
  return { dir, write, edit, remove: () => rmSync(dir, { recursive: true }) };
}

export type Content = ReturnType<typeof writeContent>;
