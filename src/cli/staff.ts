import { mkdirSync } from 'node:fs';
import { compile } from '../bundle/compile.ts';
import { readSources } from '../bundle/read.ts';
import { ConfigError, readConfig } from '../config.ts';
import { hashPassword } from '../store/passwords.ts';
import { openStaff } from '../store/sqlite-staff.ts';
import type { Account, StaffBook } from '../store/staff-book.ts';
import { databaseIn } from '../publishing/database.ts';
import { type Answer, tell } from './answer.ts';
import { askPassword } from './password.ts';
import { type Asked, readArgs, USAGE } from './staff-args.ts';

/** A running server writes for milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

async function main(args: string[]): Promise<Answer> {
  if (args.length === 0 || args.includes('--help')) return { said: USAGE };
  const asked = readArgs(args);
  if ('wrong' in asked) return { wrong: `${asked.wrong}\n\n${USAGE}` };
  try {
    const { dataDir, contentDir } = readConfig(process.env);
    const { file, isThere } = databaseIn(dataDir);
    if (!isThere && asked.what !== 'add')
      return { wrong: `There is no ${file}: is DATA_DIR right? Nobody has an account there.`, code: 1 };
    const fault = languageFault(asked, contentDir);
    if (fault !== undefined) return { wrong: fault };
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const book = openStaff(file, BUSY_TIMEOUT_MS);
    return await obey(asked, book).finally(() => book.close());
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { wrong: error instanceof ConfigError ? said : `Nothing was changed: ${said}`, code: 1 };
  }
}

async function obey(asked: Asked, book: StaffBook): Promise<Answer> {
  if (asked.what === 'list') return { said: list(book.accounts()) };
  const { name } = asked;
  const isThere = book.passwordOf(name) !== undefined;
  if (asked.what === 'add' && isThere)
    return {
      wrong: `${name} has an account already. For other roles: npm run staff -- roles "${name}" --role …`,
      code: 1,
    };
  if (asked.what !== 'add' && !isThere) return { wrong: nobody(name, book.accounts()), code: 1 };
  if (asked.what === 'add') return add(asked, book);
  if (asked.what === 'roles')
    return { said: `✔ ${book.allow(name, asked.roles, asked.languages)} is ${may(asked)} from now on.\n` };
  if (asked.what === 'remove') return { said: removed(book.remove(name) ?? name, book.isEmpty()) };
  const hash = await hashPassword(await askPassword(name));
  return { said: `✔ ${book.changePassword(name, hash)} has a new password, and is signed out everywhere.\n` };
}

async function add(
  { name, roles, languages }: Extract<Asked, { what: 'add' | 'roles' }>,
  book: StaffBook,
): Promise<Answer> {
  const hash = await hashPassword(await askPassword(name));
  const isFirst = book.isEmpty();
  if (!book.add({ name, roles, languages, addedAt: Date.now() }, hash))
    return { wrong: `${name} was added meanwhile.`, code: 1 };
  const first =
    '  From now on /studio asks everybody to sign in, on this computer, too. Others reach it over https alone.\n';
  return { said: `✔ ${name} has an account: ${may({ roles, languages })}.\n${isFirst ? first : ''}` };
}

const may = ({ roles, languages }: { roles: string[]; languages: string[] }): string =>
  roles.map((role) => (role === 'reviewer' ? `reviewer of ${languages.join(', ')}` : role)).join(', ');

const removed = (name: string, isLast: boolean): string =>
  `✔ ${name} has no account any more, and is signed out everywhere. What they signed keeps their name.\n${
    isLast ? '▲ Nobody has an account now: /studio opens without one again, on this computer alone.\n' : ''
  }`;

const nobody = (name: string, all: Account[]): string =>
  `${name} has no account.${all.length > 0 ? ` There is: ${all.map((each) => each.name).join(', ')}.` : ''}`;

const list = (all: Account[]): string =>
  all.length === 0
    ? 'Nobody has an account: /studio opens without one, on this computer alone.\n'
    : all
        .map((one) => `${one.name}  ${may(one)}  since ${new Date(one.addedAt).toISOString().slice(0, 10)}\n`)
        .join('');

function languageFault(asked: Asked, contentDir: string): string | undefined {
  if (!('languages' in asked) || asked.languages.length === 0) return undefined;
  const known = Object.keys(compile(readSources(contentDir).sources).bundle.languages);
  const wrong = asked.languages.find((lang) => known.length > 0 && !known.includes(lang));
  return wrong === undefined ? undefined : `There is no language "${wrong}". There is: ${known.join(', ')}.`;
}

tell(await main(process.argv.slice(2)));
