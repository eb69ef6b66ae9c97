import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKeys, KEY_FILE } from '../../src/store/keys.ts';
import { createSeal, readKeys } from '../../src/store/seal.ts';

const one = randomBytes(32);
const two = randomBytes(32);
const text = (...keys: Buffer[]) => keys.map((key) => key.toString('base64')).join(',');

describe('a seal', () => {
  const seal = createSeal([one]);

  test('opens what it has sealed, in any script', () => {
    for (const plain of ['', 'ကျွန်တော် 🆘', 'x'.repeat(100_000)]) {
      expect(seal.open(seal.seal(plain, 'session of Anna'), 'session of Anna')).toBe(plain);
    }
  });

  test('opens a record that arrives as a plain Uint8Array, because databases differ', () => {
    expect(seal.open(new Uint8Array(seal.seal('words', 'a')), 'a')).toBe('words');
  });

  test('never writes the same bytes twice, so that equal sessions cannot be told', () => {
    const records = Array.from({ length: 1000 }, () => seal.seal('same', 'a').toString('hex'));
    expect(new Set(records).size).toBe(1000);
    expect(new Set(records.map((record) => record.slice(10, 34))).size).toBe(1000);
  });

  test('opens nothing that was sealed about somebody else, so rows cannot be swapped', () => {
    expect(() => seal.open(seal.seal('words', 'Anna'), 'Bo')).toThrow(/authenticate/);
  });

  test('opens nothing that was changed, in whichever byte', () => {
    const record = seal.seal('words', 'a');
    for (const i of record.keys()) {
      const changed = Buffer.from(record);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => seal.open(changed, 'a'), `byte ${i}`).toThrow(/./);
    }
  });

  test('opens nothing that was cut, because Node would take a short tag', () => {
    const record = seal.seal('words', 'a');
    for (const i of record.keys()) expect(() => seal.open(record.subarray(0, i), 'a'), `${i} bytes`).toThrow(/./);
  });

  test('looks a person up by one stable id, another one on every channel, and shows nothing of theirs', () => {
    const id = seal.look('line', 'Uanna');
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(createSeal([one]).look('line', 'Uanna')).toBe(id);
    expect(seal.look('messenger', 'Uanna')).not.toBe(id);
    expect(createSeal([two]).look('line', 'Uanna')).not.toBe(id);
    expect(seal.marks('line', 'Uanna')).not.toContain(id);
  });
});

describe('a seal of two keys', () => {
  const before = createSeal([one]);
  const both = createSeal([two, one]);

  test('writes with the first and reads with both', () => {
    expect(both.open(before.seal('old', 'a'), 'a')).toBe('old');
    expect(createSeal([two]).open(both.seal('new', 'a'), 'a')).toBe('new');
    expect(() => before.open(both.seal('new', 'a'), 'a')).toThrow('not in DATA_KEY any more');
  });

  test('finds a person and an event under each, newest first', () => {
    expect(both.looks('line', 'U1')).toEqual([createSeal([two]).look('line', 'U1'), before.look('line', 'U1')]);
    expect(both.look('line', 'U1')).toBe(both.looks('line', 'U1')[0]);
    expect(both.marks('line', 'e')).toEqual([...createSeal([two]).marks('line', 'e'), ...before.marks('line', 'e')]);
  });

  test('must be two keys, and a seal must have one', () => {
    expect(() => createSeal([one, one])).toThrow('given twice');
    expect(() => createSeal([])).toThrow('at least one key');
    expect(() => createSeal([Buffer.alloc(16)])).toThrow('32 bytes, not 16');
  });
});

describe('DATA_KEY', () => {
  test('is one key or a list, with whatever spaces people leave, in either base64', () => {
    expect(readKeys(` ${text(one)}\n`)).toEqual([one]);
    expect(readKeys(text(one, two).replace(',', ' , '))).toEqual([one, two]);
    expect(readKeys(one.toString('base64url'))).toEqual([one]);
  });

  test.each([
    ['', 'The data key is empty; it must be 32 bytes in base64. Make one with: openssl rand -base64 32'],
    ['c2hvcnQ=', 'The data key has 5 bytes; it must be'],
    ['my secret pass phrase', 'The data key is not base64; it must be'],
    [`${text(one)},`, 'Data key 2 is empty; it must be'],
    [text(one, two, one), 'Data key 3 is given twice.'],
  ])('%# is refused with one sentence that says what to do and repeats no key', (given, sentence) => {
    expect(() => readKeys(given)).toThrow(sentence);
    expect(() => readKeys(given)).not.toThrow('phrase');
  });
});

describe('keys are found', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('in the environment first, then in the given file; then nothing is made', () => {
    const file = join(folder, 'given');
    writeFileSync(file, `${text(two, one)}\n`);
    const dataDir = join(folder, 'data');
    expect(findKeys({ dataDir, dataKey: text(one), dataKeyFile: file })).toEqual({ keys: [one], made: false });
    expect(findKeys({ dataDir, dataKey: '', dataKeyFile: file })).toEqual({ keys: [two, one], file, made: false });
    expect(readdirSync(folder)).toEqual(['given']);
  });

  test('made on the first start, for their owner alone, and found again on the next', () => {
    const dataDir = join(folder, 'deep', 'data');
    const first = findKeys({ dataDir, dataKey: undefined });
    expect(first).toMatchObject({ made: true, file: join(dataDir, KEY_FILE) });
    expect(first.keys).toHaveLength(1);
    expect(statSync(join(dataDir, KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(findKeys({ dataDir, dataKeyFile: ' ' })).toEqual({ ...first, made: false });
    expect(readdirSync(dataDir)).toEqual([KEY_FILE]);
  });

  test('not made when the given file is missing, because a wrong path must not start with an empty memory', () => {
    const dataKeyFile = join(folder, 'missing');
    expect(() => findKeys({ dataDir: folder, dataKeyFile })).toThrow(`${dataKeyFile}: ENOENT`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('not made over a spoilt file, which is named', () => {
    writeFileSync(join(folder, KEY_FILE), '');
    expect(() => findKeys({ dataDir: folder })).toThrow(`${join(folder, KEY_FILE)}: The data key is empty`);
    expect(() => findKeys({ dataDir: folder, dataKey: 'x' })).toThrow('DATA_KEY: The data key has 0 bytes');
  });
});
