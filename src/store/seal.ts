import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

/**
 * Hides what is stored about a person. The first key writes, all keys read.
 *
 * `look` is the look-up id of a person: HMAC-SHA256, base64url. `looks` gives the ids under every key, newest first:
 * a row written before a key was changed is found under one of the later ones. `marks` is the same for event ids,
 * which some platforms make of the person's id. `open` throws when the key is gone, or the record is damaged or was
 * sealed about somebody else.
 *
 * AES-256-GCM with random IVs is good for 2^32 records a key (NIST SP 800-38D, 8.3): add a new first key before that.
 */
export type Seal = {
  look(channel: string, person: string): string;
  looks(channel: string, person: string): string[];
  marks(channel: string, event: string): string[];
  seal(plain: string, about: string): Buffer;
  open(sealed: Uint8Array, about: string): string;
};

/** Bytes of one key. */
export const KEY_BYTES = 32;

const VERSION = 1;
const ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
// A sealed record: version, key id, IV, ciphertext, tag.
const HEAD_BYTES = 1 + ID_BYTES + IV_BYTES;

/** Makes a Seal of one key or more, 32 bytes each. */
export const createSeal = (keys: Buffer[]): Seal => {
  const all = keys.map(derive);
  const first = all[0];
  if (!first) throw new Error('A seal needs at least one key.');
  const byId = new Map(all.map((key) => [key.id.readUInt32BE(), key]));
  if (byId.size < all.length) throw new Error('The same data key is given twice.');
  const drawIv = createIvs();
  return {
    look: (channel, person) => hash(first.people, channel, person),
    looks: (channel, person) => all.map((key) => hash(key.people, channel, person)),
    marks: (channel, event) => all.map((key) => hash(key.events, channel, event)),
    seal: (plain, about) => encrypt(first, drawIv(), plain, about),
    open: (sealed, about) => {
      const record = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (record.length < HEAD_BYTES + TAG_BYTES || record[0] !== VERSION) throw new Error('Not a sealed record.');
      const key = byId.get(record.readUInt32BE(1));
      if (!key) throw new Error('Sealed with a key that is not in DATA_KEY any more.');
      return decrypt(key, record, about);
    },
  };
};

/**
 * Reads `DATA_KEY`: one key, or a comma-separated list, each 32 bytes in base64. Throws with one sentence for
 * staff, which never repeats a key.
 */
export const readKeys = (text: string): Buffer[] => {
  const words = text.trim().split(/\s*,\s*/);
  const keys = words.map((word, i) => readKey(word, words.length > 1 ? `Data key ${i + 1}` : 'The data key'));
  const twice = keys.findIndex((key, i) => keys.findIndex((other) => other.equals(key)) < i);
  if (twice > 0) throw new Error(`Data key ${twice + 1} is given twice.`);
  return keys;
};

const readKey = (word: string, name: string): Buffer => {
  const advice = `must be ${KEY_BYTES} bytes in base64. Make one with: openssl rand -base64 ${KEY_BYTES}`;
  if (word === '') throw new Error(`${name} is empty; it ${advice}`);
  if (!/^[\w+/-]+={0,2}$/.test(word)) throw new Error(`${name} is not base64; it ${advice}`);
  const key = Buffer.from(word, 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${name} has ${key.length} bytes; it ${advice}`);
  return key;
};

type Key = { id: Buffer; people: KeyObject; events: KeyObject; records: KeyObject };

const derive = (master: Buffer): Key => {
  if (master.length !== KEY_BYTES) throw new Error(`A data key has ${KEY_BYTES} bytes, not ${master.length}.`);
  const part = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', master, '', `waymark ${use} 1`, bytes));
  return {
    id: part('key id', ID_BYTES),
    people: createSecretKey(part('people', KEY_BYTES)),
    events: createSecretKey(part('events', KEY_BYTES)),
    records: createSecretKey(part('records', KEY_BYTES)),
  };
};

const hash = (key: KeyObject, channel: string, id: string): string =>
  createHmac('sha256', key).update(`${channel}\0${id}`).digest('base64url');

// Random bytes cost as much for one IV as for many: drawn by the hundred, sealing is a third faster.
const createIvs = (): (() => Buffer) => {
  const pool = Buffer.alloc(IV_BYTES * 256);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    next += IV_BYTES;
    return pool.subarray(next - IV_BYTES, next);
  };
};

const encrypt = (key: Key, iv: Buffer, plain: string, about: string): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key.records, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  const body = cipher.update(plain, 'utf8');
  const rest = cipher.final();
  return Buffer.concat([Buffer.of(VERSION), key.id, iv, body, rest, cipher.getAuthTag()]);
};

const decrypt = (key: Key, record: Buffer, about: string): string => {
  const iv = record.subarray(1 + ID_BYTES, HEAD_BYTES);
  // Without authTagLength Node 24 would take a tag cut down to 4 bytes (DEP0182).
  const cipher = createDecipheriv('aes-256-gcm', key.records, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  cipher.setAuthTag(record.subarray(-TAG_BYTES));
  return cipher.update(record.subarray(HEAD_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
};
