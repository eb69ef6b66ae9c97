import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lexicon } from '../bundle/bundle.ts';
import { codeOf } from './code.ts';
import { pack, unpack } from './packed.ts';
import type { Taught } from '../understand/lesson.ts';
import type { Kept } from '../understand/lessons.ts';

/** Below `DATA_DIR`. */
const FOLDER = 'lessons';
/** Of each language, some 4 MB each: what is served, and drafts that are tried. */
const MOST_KEPT = 3;
const CHECK_BYTES = 32;
/** How they are written; another form is another file. */
const FORM = 'packed';

/**
 * Lessons in files of the data folder, so that a start understands at once what the one before learnt. They hold nothing
 * about people, and may be deleted: what is missing, damaged or from another Waymark is learnt anew. Never throws.
 */
export function lessonsIn(dataDir: string): Kept {
  const dir = join(dataDir, FOLDER);
  return {
    find(name, lexicons) {
      try {
        const bytes = readFileSync(join(dir, fileOf(name, lexicons)));
        const body = bytes.subarray(CHECK_BYTES);
        return digest(body).equals(bytes.subarray(0, CHECK_BYTES)) ? (unpack(body) as Taught) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(name, lexicons, taught) {
      const [file, body] = [join(dir, fileOf(name, lexicons)), pack(taught)];
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.new`, Buffer.concat([digest(body), body]), { mode: 0o600 });
        renameSync(`${file}.new`, file);
        forgetOthers(dir, name);
      } catch {
        // A full disk: the next start learns again.
      }
    },
  };
}

function forgetOthers(dir: string, name: string): void {
  const files = readdirSync(dir).filter((file) => file.startsWith(`${name}-`));
  const ages = files.map((file) => ({ file, at: statSync(join(dir, file)).mtimeMs }));
  for (const { file } of ages.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT)) rmSync(join(dir, file));
}

/** Another name for other examples, and for another way of learning from them. */
const fileOf = (name: string, lexicons: Lexicon[]): string =>
  `${name}-${digest(Buffer.from(FORM + codeOf('understand') + lexicons.map(stampOf).join(''))).toString('hex', 0, 12)}`;

/** What is learnt from, as a hash. Of each language it is asked for twice, and takes some milliseconds. */
const stamps = new WeakMap<Lexicon, string>();
function stampOf(lexicon: Lexicon): string {
  const { intents, cries, glosses } = lexicon;
  const stamp = stamps.get(lexicon) ?? digest(Buffer.from(JSON.stringify([intents, cries, glosses]))).toString('hex');
  stamps.set(lexicon, stamp);
  return stamp;
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
