import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDirectory } from '../../src/check/check.ts';
import { told, TODAY } from '../check/small.ts';
import { smallContent } from '../check/small-content.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

function contentDir(change: Record<string, string> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-flow-'));
  dirs.push(dir);
  for (const [file, text] of Object.entries({ ...smallContent(), ...change })) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli', 'flow.ts');
const flow = (dir: string, ...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args, '--dir', dir], { encoding: 'utf8', cwd: dir });

describe('npm run flow -- new', () => {
  it('writes the conversation and its words in each language, and says what to do next', () => {
    const dir = contentDir();
    const { status, stdout } = flow(dir, 'new', 'rent', '--from', 'parts');
    expect(status).toBe(0);
    expect(stdout).toContain('✔ flows/rent.yaml\n✔ locales/en/rent.json\n✔ locales/my/rent.json\n');
    expect(stdout).toContain('rent: rent.start');
    const found = checkDirectory(dir, TODAY).problems.map(told);
    expect(found.filter((one) => one.includes(' error '))).toEqual([]);
    expect(found.filter((one) => one.includes('[unwritten]'))).toHaveLength(2);
  });

  it('becomes an error when another conversation leads to words that nobody wrote, because people would read them', () => {
    const menu = smallContent()['flows/menu.yaml']?.replace('about: about.start', 'about: rent.start') ?? '';
    const dir = contentDir();
    flow(dir, 'new', 'rent');
    writeFileSync(join(dir, 'flows/menu.yaml'), menu);
    const found = checkDirectory(dir, TODAY).problems.filter(({ rule }) => rule === 'unwritten');
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'error']);
    expect(found[0]?.hint).toBe('Write the words and take the mark out: people can read this text.');
  });

  it('refuses a name that is taken, and touches nothing', () => {
    const dir = contentDir();
    const before = readFileSync(join(dir, 'flows/job.yaml'), 'utf8');
    const { status, stderr } = flow(dir, 'new', 'job');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'There is flows/job.yaml already. Take another name, or change that file.\n',
    });
    expect(readFileSync(join(dir, 'flows/job.yaml'), 'utf8')).toBe(before);
  });

  it('leaves no half of a conversation when a file cannot be written', () => {
    const dir = contentDir();
    writeFileSync(join(dir, 'locales/en/rent.txt'), '');
    mkdirSync(join(dir, 'locales/my/rent.json'));
    expect(flow(dir, 'new', 'rent').status).not.toBe(0);
    expect(existsSync(join(dir, 'locales/en/rent.json'))).toBe(false);
    expect(existsSync(join(dir, 'flows/rent.yaml'))).toBe(false);
  });

  it.each([
    [['new'], 'Give the new conversation a name, such as: new rent'],
    [['nwe', 'x'], '"nwe" can be: templates, new, draw'],
    [['new', 'a', 'b'], 'Only one at a time; given: a, b.'],
    [['new', 'rent', '--from', 'chek'], 'There is no template "chek". Did you mean "check"?'],
  ])('says of %j what is wrong and what can be written', (args, sentence) => {
    const { status, stderr } = flow(contentDir(), ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('npm run flow -- draw', () => {
  it('prints a Markdown page that is drawn where it is put, or plain Mermaid', () => {
    const dir = contentDir();
    expect(flow(dir, 'draw', 'menu').stdout).toMatch(/^## menu\n\n```mermaid\nflowchart TD\n[^]*```\n$/);
    expect(flow(dir, 'draw', 'menu', '--plain').stdout).toMatch(/^flowchart TD\n/);
  });

  it('writes all of them into one new file, and never over an old one', () => {
    const dir = contentDir();
    expect(flow(dir, 'draw', 'all', '--out', 'map.md').stdout).toContain('✔ map.md: about, emergency, job');
    expect(readFileSync(join(dir, 'map.md'), 'utf8').match(/```mermaid/g)).toHaveLength(6);
    const again = flow(dir, 'draw', 'all', '--out', 'map.md');
    expect([again.status, again.stderr]).toEqual([2, 'There is map.md already; nothing is written over it.\n']);
  });

  it('says which conversation or language is meant', () => {
    const dir = contentDir();
    expect(flow(dir, 'draw', 'jop').stderr).toContain('There is no conversation "jop". Did you mean "job"?');
    expect(flow(dir, 'draw', 'job', '--lang', 'xx').stderr).toContain('There is no language "xx".');
    expect(flow(dir, 'draw', 'constructor').stderr).toContain('There is no conversation "constructor".');
  });
});

describe('npm run flow -- import', () => {
  const say = { type: 'send_msg', uuid: 's', text: 'Call 02 123 4567.' };
  const rent = { uuid: 'f', name: 'Rent', language: 'eng', nodes: [{ uuid: 'n', actions: [say], exits: [] }] };
  const exported = (flows: unknown[]) => contentDir({ 'export.json': JSON.stringify({ version: '13', flows }) });

  it('writes a draft, and tells what has to be done with it', () => {
    const dir = exported([rent]);
    const { status, stdout } = flow(dir, 'import', 'export.json');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Each must become a contact with a source (content/contacts):\n  - 02 123 4567 (node n)\n',
    );
    expect(stdout).toContain('npm run check: 0 errors');
    expect(readFileSync(join(dir, 'locales/en/rent.json'), 'utf8')).toContain('"Call ✎(number)."');
    expect(checkDirectory(dir, TODAY).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(flow(dir, 'import', 'export.json').stdout).toContain('flows/rent-2.yaml');
  });

  it('writes nothing with --dry, and into a folder of its own with --out', () => {
    const dir = exported([rent]);
    expect(flow(dir, 'import', 'export.json', '--dry').stdout).toContain('Nothing was written (--dry).');
    expect(existsSync(join(dir, 'flows/rent.yaml'))).toBe(false);
    expect(flow(dir, 'import', 'export.json', '--out', 'drafts').status).toBe(0);
    expect(existsSync(join(dir, 'flows/rent.yaml'))).toBe(false);
    expect(existsSync(join(dir, 'drafts/flows/rent.yaml'))).toBe(true);
  });

  it('says what is wrong with a file, and which flow it should take', () => {
    const dir = exported([rent, { ...rent, uuid: 'g', name: 'House' }]);
    expect(flow(dir, 'import', 'none.json').stderr).toContain('There is no file none.json.');
    expect(flow(dir, 'import', 'export.json').stderr).toContain('It has: “Rent”, “House”.');
    expect(flow(dir, 'import', 'export.json', '--flow', 'House', '--name', 'home').stdout).toContain('flows/home.yaml');
    writeFileSync(join(dir, 'export.json'), '{"flows": [');
    expect(flow(dir, 'import', 'export.json').stderr).toContain('The file is no JSON: line 1, column 12');
  });
});
