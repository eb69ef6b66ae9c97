/** What somebody may do in the studio beside looking: change files, say that words are right, make them what people read. */
export const ROLES = ['editor', 'reviewer', 'publisher'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who may sign in. `languages`: those whose words a reviewer judges. */
export type Staff = { name: string; roles: Role[]; languages: string[] };
/** `addedAt`: ms since 1970. */
export type Account = Staff & { addedAt: number };

/** Who may sign in, and the browsers that are. Names are found whatever their capitals. Another process may change it. */
export type StaffBook = {
  /** While there is nobody, no account is needed. */
  isEmpty(): boolean;
  /** By name. */
  accounts(): Account[];
  /** `password` is a hash. False if the name is there already. */
  add(account: Account, password: string): boolean;
  /** Removes the account and ends its sessions. Returns the name as it was written. */
  remove(name: string): string | undefined;
  /** Takes the place of what they might do until now. Returns the name as it was written. */
  allow(name: string, roles: Role[], languages: string[]): string | undefined;
  /** Another hash; ends the sessions. Returns the name as it was written. */
  changePassword(name: string, password: string): string | undefined;
  passwordOf(name: string): string | undefined;
  /** A browser is signed in from now on, if the password is still this one. `mark` is a hash of what it holds. */
  begin(name: string, password: string, mark: Buffer, now: number): boolean;
  /** Who signed in with it, if that still holds. `isUse`: it counts as use, which puts the idle limit off. */
  whose(mark: Buffer, now: number, isUse: boolean): Account | undefined;
  end(mark: Buffer): void;
  close(): void;
};

/** A browser that nobody used for so long is signed out: a working day, so that nobody is in the middle of a text. */
export const SESSION_IDLE_MS = 8 * 3_600_000;
/** Whoever signed in does so again after a week, however much they worked. */
export const SESSION_MS = 7 * 86_400_000;
/** Each has several browsers; beyond it the one that signed in first is signed out. */
export const SESSIONS_EACH = 20;

/** Letters and digits of any script with what stands between them in names: such a name can stand in a file and in git. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]*$/u;
const LONGEST_NAME = 60;

/** A name as it is kept; undefined when it cannot be one. */
export function readName(given: string): string | undefined {
  // Burmese keyboards put a zero-width space between words.
  const name = given.normalize('NFC').replaceAll('\u200b', '').replaceAll(/\s+/g, ' ').trim();
  return NAME.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}

/** What two names have in common that only their capitals tell apart. */
export const keyOf = (name: string): string => (readName(name) ?? '').normalize('NFKC').toLowerCase();
