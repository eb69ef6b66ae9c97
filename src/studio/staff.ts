import { type Role, ROLES, type Staff } from '../store/staff-book.ts';
import { Wrong } from './wrong.ts';

export type { Staff } from '../store/staff-book.ts';

/** Nobody has an account yet: whoever is at the computer may do everything, and has no name. */
export const UNNAMED = '';
export const atTheComputer = (languages: string[]): Staff => ({ name: UNNAMED, roles: [...ROLES], languages });

/** Throws Wrong, saying who may. */
export function mustBe(role: Role, { roles }: Staff): void {
  if (!roles.includes(role))
    throw new Wrong(
      `Only ${role === 'editor' ? 'an' : 'a'} ${role} can do this. Somebody who runs Waymark gives that role.`,
    );
}

/** The name for the record: that of the account, or the one given on the page by whoever has none. */
export function signatureOf({ name }: Staff, given: unknown): string {
  const signed = name || (typeof given === 'string' ? given.trim() : '');
  if (signed === '') throw new Wrong('Say who you are: write your name.');
  return signed;
}
