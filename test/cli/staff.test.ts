import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPassword } from '../../src/store/passwords.ts';
import { openStaff } from '../../src/store/sqlite-staff.ts';

const PASSWORD = 'four words of mine';
const root = join(import.meta.dirname, '..', '..');
let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'waymark-staff-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

/** With what is piped in, as a script would. */
const staff = (args: string[], input = '') => {
  const env = { ...process.env, DATA_DIR: dataDir };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/staff.ts', ...args], {
    cwd: root,
    env,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const passwordOf = (name: string): string | undefined => {
  const book = openStaff(join(dataDir, 'waymark.sqlite'), 1000);
  const kept = book.passwordOf(name);
  book.close();
  return kept;
};

describe('npm run staff', () => {
  it('adds somebody, lists them, changes what they may do and their password, and removes them', async () => {
    const added = staff(['add', 'Khin', 'Mya', '--role', 'editor,reviewer', '--lang', 'my,th'], `${PASSWORD}\n`);
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(added.stdout).toContain('✔ Khin Mya has an account: editor, reviewer of my, th.');
    expect(added.stdout).toContain('From now on /studio asks everybody to sign in');
    expect(await isPassword(PASSWORD, passwordOf('Khin Mya'))).toBe(true);
    expect(staff(['list']).stdout).toMatch(/^Khin Mya {2}editor, reviewer of my, th {2}since \d{4}-\d\d-\d\d\n$/);
    expect(staff(['roles', 'khin mya', '--role', 'publisher']).stdout).toBe('✔ Khin Mya is publisher from now on.\n');
    expect(staff(['password', 'Khin Mya'], 'four words of yours\r\n').stdout).toContain('has a new password');
    expect(await isPassword('four words of yours', passwordOf('Khin Mya'))).toBe(true);
    expect(staff(['remove', 'khin mya']).stdout).toContain('Nobody has an account now');
    expect(staff(['list']).stdout).toBe('Nobody has an account: /studio opens without one, on this computer alone.\n');
  });

  it('keeps of a password its hash alone, and says it nowhere', () => {
    const { stdout } = staff(['add', 'Mya', '--role', 'editor'], `${PASSWORD}\n`);
    expect(stdout).not.toContain(PASSWORD);
    const bytes = Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))));
    expect(bytes.toString('latin1')).not.toContain(PASSWORD);
    expect(bytes.toString('latin1')).toContain('scrypt$ln=15,r=8,p=3$');
  });

  it('explains itself when nothing is asked', () => {
    const { status, stdout } = staff([]);
    expect(status).toBe(0);
    for (const word of ['add', 'roles', 'password', 'remove', 'list', '--lang']) expect(stdout).toContain(word);
  });

  it.each([
    [['addd', 'Mya'], 'did you mean add?'],
    [['add'], 'Say who, such as: add "Khin Mya"'],
    [['add', 'Mya'], 'Say what Mya may do: --role editor'],
    [['add', 'Mya', '--role', 'editr'], 'There is no role "editr": did you mean editor?'],
    [['add', 'Mya', '--role', 'owner'], 'There is no role "owner": there is editor, reviewer, publisher.'],
    [['add', 'Mya', '--role', 'reviewer'], 'Say whose words a reviewer judges'],
    [['add', 'Mya', '--role', 'reviewer', '--lang', 'xx'], 'There is no language "xx". There is: en, th, my'],
    [['add', '<b>', '--role', 'editor'], 'A name has letters'],
    [['add', 'Mya', '--role', 'editor', '--password', PASSWORD], "Unknown option '--password'"],
  ])('says what to type instead of %j', (args, sentence) => {
    const { status, stderr } = staff(args, `${PASSWORD}\n`);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    ['short\n', 'A password has at least 12 characters; this one has 5.'],
    ['aaaaaaaaaaaaaaaa\n', 'again and again'],
    ['', 'no password was given'],
  ])('takes no password such as %j', (input, sentence) => {
    const { status, stderr } = staff(['add', 'Mya', '--role', 'editor'], input);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(passwordOf('Mya')).toBeUndefined();
  });

  it('says so where somebody has an account already, or none, or the folder holds no database', () => {
    expect(staff(['list']).stderr).toContain('is DATA_DIR right?');
    staff(['add', 'Mya', '--role', 'editor'], `${PASSWORD}\n`);
    expect(staff(['add', 'MYA', '--role', 'publisher'], `${PASSWORD}\n`)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('has an account already'),
    });
    expect(staff(['remove', 'Nobody'])).toMatchObject({ status: 1, stderr: 'Nobody has no account. There is: Mya.\n' });
  });
});
