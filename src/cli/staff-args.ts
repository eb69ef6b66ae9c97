import { nearest } from '../bundle/nearest.ts';
import { readName, type Role, ROLES } from '../store/staff-book.ts';
import { readArguments } from './arguments.ts';

export const USAGE = `Usage: npm run staff -- add NAME --role ROLE [--role ROLE] [--lang my,th]     a new account
       npm run staff -- roles NAME --role ROLE [--role ROLE] [--lang my,th]   other roles, in place of those before
       npm run staff -- password NAME      a new password; signs the person out everywhere
       npm run staff -- remove NAME        takes the account away, and signs the person out at once
       npm run staff -- list               who has an account

ROLE is editor (changes files), reviewer (says that words in the languages after --lang are right) or publisher (makes
the files what people read, and takes it back). The password is asked for, or read from what is piped in.
While there is no account, /studio opens without one, on this computer alone.
`;

export type Asked =
  | { what: 'list' }
  | { what: 'password' | 'remove'; name: string }
  | { what: 'add' | 'roles'; name: string; roles: Role[]; languages: string[] };

const WHAT = ['add', 'roles', 'password', 'remove', 'list'] as const;

/** What was asked for, or what is wrong with it and what to type instead. */
export function readArgs(args: string[]): Asked | { wrong: string } {
  const many = { type: 'string', multiple: true } as const;
  return readArguments(args, { role: many, lang: many }, (values, positionals) => {
    const [given = '', ...rest] = positionals;
    const what = WHAT.find((each) => each === given);
    if (!what) return { wrong: unknown(given) };
    if (what === 'list') return { what };
    // Without quotes, a name of two words comes as two.
    const name = readName(rest.join(' '));
    if (name === undefined) return { wrong: nameFault(what, rest.join(' ')) };
    if (what === 'password' || what === 'remove') return { what, name };
    return readRoles(what, name, { roles: listed(values.role), languages: listed(values.lang) });
  });
}

const listed = (given: string[] = []): string[] => [
  ...new Set(given.flatMap((each) => each.split(',')).map((each) => each.trim().toLowerCase())),
];

function readRoles(
  what: 'add' | 'roles',
  name: string,
  { roles: given, languages }: { roles: string[]; languages: string[] },
): Asked | { wrong: string } {
  const wrong = given.find((role) => !ROLES.some((known) => known === role));
  if (wrong !== undefined) return { wrong: `There is no role "${wrong}": ${guess(wrong, [...ROLES])}` };
  const roles = ROLES.filter((role) => given.includes(role));
  if (roles.length === 0)
    return { wrong: `Say what ${name} may do: --role editor, --role reviewer or --role publisher` };
  if (roles.includes('reviewer') && languages.length === 0)
    return { wrong: 'Say whose words a reviewer judges, such as: --lang my,th' };
  return { what, name, roles, languages };
}

const unknown = (given: string): string =>
  given === '' ? 'Say what to do, such as: list' : `There is nothing called "${given}": ${guess(given, [...WHAT])}`;

const guess = (given: string, known: string[]): string => {
  const near = nearest(given, known);
  return near ? `did you mean ${near}?` : `there is ${known.join(', ')}.`;
};

const nameFault = (what: string, given: string): string =>
  given.trim() === ''
    ? `Say who, such as: ${what} "Khin Mya"`
    : "A name has letters, digits, spaces and . ' - _ and at most 60 characters; it begins with a letter or a digit.";
