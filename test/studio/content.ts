import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { smallContent } from '../check/small-content.ts';

const root = join(import.meta.dirname, '..', '..');

/** The small content in a folder of its own, to be edited as staff do. */
export function writeContent(): Content {
  const content = newContent();
  for (const [file, text] of Object.entries(smallContent())) content.write(file, text);
  return content;
}

/** The project's own content, copied. */
export function copyContent(): Content {
  const content = newContent();
  for (const folder of ['flows', 'content', 'locales'])
    cpSync(join(root, folder), join(content.dir, folder), { recursive: true });
  return content;
}

/** Another such folder for each test of a file, gone after it. */
export function freshContent(make = writeContent): Content {
  let now: Content;
  beforeEach(() => {
    now = make();
  });
  afterEach(() => now.remove());
  return contentIn(() => now.dir);
}

function newContent(): Content {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-studio-'));
  return contentIn(() => dir);
}

function contentIn(folder: () => string) {
  const read = (file: string) => readFileSync(join(folder(), file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder(), file)), { recursive: true });
    writeFileSync(join(folder(), file), text);
  };
  return {
    get dir() {
      return folder();
    },
    /** What the studio is told. */
    get folders() {
      return { contentDir: folder(), dataDir: join(folder(), 'data') };
    },
    read,
    write,
    edit(file: string, from: string, to: string) {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      write(file, text.replace(from, to));
    },
    remove: () => rmSync(folder(), { recursive: true, maxRetries: 5, retryDelay: 100 }),
  };
}

export type Content = ReturnType<typeof contentIn>;
