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
    find(lang, lexicon) {
      const name = nameOf(lang, lexicon);
      try {
        const bytes = readFileSync(join(dir, name));
        const body = bytes.subarray(CHECK_BYTES);
        return digest(body).equals(bytes.subarray(0, CHECK_BYTES)) ? (unpack(body) as Taught) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(lang, lexicon, taught) {
      const [file, body] = [join(dir, nameOf(lang, lexicon)), pack(taught)];
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.new`, Buffer.concat([digest(body), body]), { mode: 0o600 });
        renameSync(`${file}.new`, file);
        forgetOthers(dir, lang);
      } catch {
        // A full disk: the next start learns again.
      }
    },
  };
}

function forgetOthers(dir: string, lang: string): void {
  const files = readdirSync(dir).filter((name) => name.startsWith(`${lang}-`));
  const ages = files.map((name) => ({ name, at: statSync(join(dir, name)).mtimeMs }));
  for (const { name } of ages.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT)) rmSync(join(dir, name));
}

/** Another name for other examples, and for another way of learning from them. */
const nameOf = (lang: string, { intents, cries }: Lexicon): string =>
  `${lang}-${digest(Buffer.from(JSON.stringify([FORM, codeOf('understand'), intents, cries]))).toString('hex', 0, 12)}`;

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
