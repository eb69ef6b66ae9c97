import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES, readKeys } from './seal.ts';

/** Where keys may come from: `DATA_KEY`, `DATA_KEY_FILE`, `DATA_DIR`. Empty counts as not given. */
export type KeySource = { dataDir: string; dataKey?: string | undefined; dataKeyFile?: string | undefined };

/** `file`: where they were read from, if it was a file. `made`: it was made just now, and stands beside the data. */
export type Keys = { keys: Buffer[]; file?: string; made: boolean };

/** The file in `DATA_DIR` that holds the key made on the first start. */
export const KEY_FILE = 'data.key';

/**
 * Finds the data keys: the given value, else the given file, else the file in `dataDir`, which is made if missing.
 * Throws with one sentence for staff. A given file is never made: a wrong path must not start with an empty memory.
 */
export const findKeys = ({ dataDir, dataKey, dataKeyFile }: KeySource): Keys => {
  if (dataKey?.trim()) return { keys: named('DATA_KEY', () => readKeys(dataKey)), made: false };
  if (dataKeyFile?.trim()) return { keys: readKeyFile(dataKeyFile.trim()), file: dataKeyFile.trim(), made: false };
  const file = join(dataDir, KEY_FILE);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = makeKeyFile(file);
  return { keys: readKeyFile(file), file, made };
};

const readKeyFile = (file: string): Buffer[] => named(file, () => readKeys(readFileSync(file, 'utf8')));

const named = (source: string, read: () => Buffer[]): Buffer[] => {
  try {
    return read();
  } catch (error) {
    throw new Error(`${source}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

// Linked into place: there is never half a key under this name, and of two starts at once one wins and both read it.
const makeKeyFile = (file: string): boolean => {
  if (existsSync(file)) return false;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeDurably(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
};

const writeDurably = (file: string, text: string): void => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
