import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Any, serveStudio, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Before', '-c', 'user.email=before@example.org', ...args], {
    cwd: content.dir,
    encoding: 'utf8',
  });
const hasGit = (): boolean => {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
};

const begin = () => {
  git('init', '--quiet');
  git('add', 'flows', 'content', 'locales');
  git('commit', '--quiet', '-m', 'first');
};

describe.skipIf(!hasGit())('the files in a git repository', () => {
  it('are offered to be kept only where there is a repository', async () => {
    expect((await ask('changed')).changed).toBeUndefined();
    begin();
    expect((await ask('changed')).changed).toEqual([]);
  });

  it('are committed in somebody’s name, what has changed and nothing beside it', async () => {
    begin();
    content.edit('locales/en/job.json', 'word none', 'Nobody asked');
    content.write('content/notes [1].txt', 'new');
    content.write('stories/fee.txt', 'from: job.fee');
    rmSync(join(content.dir, 'flows/about.yaml'));
    content.write('secret.env', 'not ours');
    content.write('staged.txt', 'somebody else’s');
    git('add', 'staged.txt');
    const { changed } = await ask('changed');
    expect(changed).toEqual([
      { file: 'flows/about.yaml', change: 'gone' },
      { file: 'locales/en/job.json', change: 'changed' },
      { file: 'content/notes [1].txt', change: 'new' },
      { file: 'stories/fee.txt', change: 'new' },
    ]);
    const files = [...changed.map(({ file }: Any) => file), 'secret.env', '../outside'];
    const done = await ask('commit', { files, why: 'clearer words; $(touch x) --amend', name: 'Anna <a> Example' });
    expect(done).toEqual({ commit: git('rev-parse', '--short', 'HEAD').trim(), files: 4 });
    expect(git('log', '-1', '--format=%an|%ae|%s').trim()).toBe('Anna  a  Example||clearer words; $(touch x) --amend');
    expect(git('show', '--name-only', '--format=', 'HEAD').trim().split('\n').toSorted()).toEqual([
      'content/notes [1].txt',
      'flows/about.yaml',
      'locales/en/job.json',
      'stories/fee.txt',
    ]);
    expect(git('status', '--porcelain').trim().split('\n')).toEqual(
      expect.arrayContaining(['A  staged.txt', '?? secret.env']),
    );
    expect((await ask('changed')).changed).toEqual([]);
  });

  it('may lie below the top of a larger repository, and are named as seen from their own folder', async () => {
    const inside = join(content.dir, 'inside');
    mkdirSync(inside);
    for (const part of ['flows', 'content', 'locales'])
      execFileSync('cp', ['-r', join(content.dir, part), join(inside, part)]);
    begin();
    const inner = await serveStudio({ ...content.folders, contentDir: inside });
    const { changed } = await inner.ask('changed');
    expect(changed).toContainEqual({ file: 'flows/job.yaml', change: 'new' });
    const files = ['flows/job.yaml'];
    expect((await inner.ask('commit', { files, why: 'one', name: 'Anna' })).files).toBe(1);
    expect(git('show', '--name-only', '--format=', 'HEAD').trim()).toBe('inside/flows/job.yaml');
    await inner.close();
  });

  it('stay uncommitted with a sentence when git says no, or when nobody says why', async () => {
    begin();
    content.edit('locales/en/job.json', 'word none', 'Nobody asked');
    const files = ['locales/en/job.json'];
    expect((await ask('commit', { files, name: 'Anna' })).wrong).toContain('Say why');
    content.write('.git/index.lock', '');
    expect((await ask('commit', { files, why: 'x', name: 'Anna' })).wrong).toMatch(
      /^Git could not do it, and nothing was committed: .*index\.lock/,
    );
    rmSync(join(content.dir, '.git/index.lock'));
    expect((await ask('commit', { files: ['flows/job.yaml'], why: 'x', name: 'Anna' })).wrong).toContain('Look again');
    expect(git('log', '--format=%s').trim()).toBe('first');
  });
});
