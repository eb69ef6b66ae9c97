import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { smallContent } from '../check/small-content.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

function contentDir(change: Record<string, string> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-check-'));
  dirs.push(dir);
  for (const [file, text] of Object.entries({ ...smallContent(), ...change })) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli', 'check.ts');
const check = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('npm run check', () => {
  it('says in one line that nothing is wrong', () => {
    const { status, stdout } = check(contentDir());
    expect(stdout).toMatch(/^✔ Nothing is wrong\. Checked: 6 flows, .*\nWalked \(.*\): \d+ states, .*\n$/);
    expect(status).toBe(0);
  });

  it('ends with 1 when there is an error, and with 0 when there are only warnings', () => {
    expect(check(contentDir({ 'flows/job.yaml': '[]\n' })).status).toBe(1);
    expect(check(contentDir({ 'content/organisation.yaml': '{}\n' })).status).toBe(0);
  });

  it('tells broken YAML and broken JSON at once, with file, line and what to look for', () => {
    const { stdout } = check(
      contentDir({
        'flows/job.yaml': 'start: fee\nsteps:\n  fee: { ask: [a }\n',
        'locales/my/job.json': '{\n  "fee": {}\n  "x": {}\n}\n',
      }),
    );
    expect(
      stdout,
    ).toContain(`✘ ERROR This YAML cannot be read: a "]" is missing at the end of a list or group. [broken-yaml]

    flows/job.yaml:3:18:
      3 │   fee: { ask: [a }
        ╵                  ~
  Look at the spaces at the start of the line, and for a missing ":" or quote, here or one line above.
`);
    expect(stdout).toContain(`✘ ERROR This JSON cannot be read: a comma is missing in front of this. [broken-json]

    locales/my/job.json:3:3:
      3 │   "x": {}
        ╵   ~~~
  Look here and one line above. A quote inside a text is written “ or \\".
`);
    expect(stdout).toContain('✘ 2 errors, 0 warnings.');
  });

  it('gives --json as one array of problems and nothing else', () => {
    const { status, stdout } = check('--json', contentDir({ 'content/organisation.yaml': '{}\n' }));
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'content/organisation.yaml',
        line: 1,
        column: 1,
        severity: 'warning',
        rule: 'missing-organisation',
        message: 'The organisation that runs this bot has no name and contact.',
        hint: 'Write name: "…" and contact: "…".',
      },
      {
        file: 'content/organisation.yaml',
        line: 1,
        column: 1,
        severity: 'warning',
        rule: 'schema-line',
        message: 'The first line does not name the schema of this file.',
        hint: 'Write: # yaml-language-server: $schema=../schemas/organisation.json',
      },
    ]);
    expect(status).toBe(0);
  });

  it('says that a directory has no flows, and nothing else about it', () => {
    const dir = mkdtempSync(join(tmpdir(), 'waymark-check-'));
    dirs.push(dir);
    const { status, stdout } = check(dir);
    expect(stdout).toContain(`✘ ERROR There are no flows in ${dir}. [no-flows]`);
    expect(stdout).toContain('✘ 1 error, 0 warnings.');
    expect(status).toBe(1);
  });

  it('plays the stories, and fails with the line of the one that goes otherwise', () => {
    const { stdout, status } = check(contentDir({ 'stories/fee.txt': 'language: en\nbot: Good morning\n' }));
    expect(stdout).toContain(
      '✘ ERROR The bot does not say this. [story]\n\n    stories/fee.txt:2:1:\n      2 │ bot: Good morning',
    );
    expect(status).toBe(1);
  });

  it('walks every path when asked, and tells what only a whole walk can see', () => {
    const job = smallContent()['flows/job.yaml']?.replace('worst: [stop, danger]', 'worst: stop') ?? '';
    const { stdout, status } = check('--walk', contentDir({ 'flows/job.yaml': job }));
    expect(stdout).toContain('✘ ERROR No answers lead to the verdict "bad". [walk-no-verdict]');
    expect(stdout).toContain('Walked (every path): ');
    expect(status).toBe(1);
  });

  it('tells what a fact touches, for reading or as JSON, and refuses one that is not there', () => {
    const dir = contentDir();
    expect(check('--touches', 'fact', 'th.fee', dir).stdout).toContain('  job.excess – fee_excess uses it\n');
    const [first] = JSON.parse(check('--touches', 'fact', 'th.fee', '--json', dir).stdout) as unknown[];
    expect(first).toEqual({ kind: 'step', where: 'job.excess', why: 'fee_excess uses it' });
    expect(check('--touches', 'fact', 'th.fees', dir)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean "th.fee"?') as string,
    });
  });

  it.each([
    [['--jason'], "Unknown option '--jason'"],
    [['a', 'b'], 'Only one directory can be checked at a time; given: a, b.'],
  ])('refuses %j with a sentence and the way it is called', (args, says) => {
    expect(check(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${says}\nUsage: npm run check [-- --json] [-- --walk] [-- DIR]\n       npm run check -- --release [--json] [DIR]\n       npm run check -- --touches fact|contact|flag|text|flow|step NAME [--json] [DIR]\n`,
    });
  });
});
