import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * 32 MiB while a password is looked at. Of the settings that OWASP's Password Storage Cheat Sheet calls equal (N = 2^17,
 * p = 1 is the first), the one that a machine of 1 GB bears beside its chat.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
 */
const COST = { ln: 15, r: 8, p: 3 };
type Cost = typeof COST;

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Twice what it needs (128 · N · r bytes): Node refuses by default what needs more than 32 MiB. */
const roomFor = ({ ln, r }: Cost): number => 2 * 128 * 2 ** ln * r;

/** Characters, as a person counts them. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 256;

/** Why this cannot be a password, as a sentence; undefined when it can. */
export function faultOf(password: string): string | undefined {
  const { length } = Array.from(password.normalize('NFKC'));
  if (length < SHORTEST_PASSWORD)
    return `A password has at least ${SHORTEST_PASSWORD} characters; this one has ${length}. Four or five words that do not belong together are easy to remember.`;
  if (length > LONGEST_PASSWORD)
    return `A password has at most ${LONGEST_PASSWORD} characters; this one has ${length}.`;
  if (new Set(password).size < 5) return 'This password is a few characters again and again: choose another.';
  return undefined;
}

/** `scrypt$ln=15,r=8,p=3$SALT$HASH`: the cost stands beside each hash, so that it can be raised for new ones. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST, HASH_BYTES);
  return `scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Without a hash to compare with it takes as long and says no: nobody learns which names there are. */
export async function isPassword(given: string, kept: string | undefined): Promise<boolean> {
  const [, ln, r, p, salt = '', hash = ''] = KEPT.exec(kept ?? '') ?? [];
  const wanted = Buffer.from(hash, 'base64url');
  const cost = hash === '' ? COST : { ln: Number(ln), r: Number(r), p: Number(p) };
  const short = given.slice(0, 4 * LONGEST_PASSWORD);
  const got = await derive(short, Buffer.from(salt || NOBODY, 'base64url'), cost, wanted.length || HASH_BYTES);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

const KEPT = /^scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]{22,})$/;
const NOBODY = randomBytes(SALT_BYTES).toString('base64url');

/** Beside the event loop. NFKC: the same letters are the same password, whichever keyboard writes them. */
function derive(password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: roomFor(cost) };
  return new Promise((done, failed) =>
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, hash) => (error ? failed(error) : done(hash))),
  );
}
