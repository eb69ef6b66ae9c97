import { execFile } from 'node:child_process';

/** What is kept: nothing else of the repository is looked at, listed or committed. */
const KEPT = ['flows', 'content', 'locales', 'stories'];
/** A hook or a slow disk may take a while; longer, and the page says so. */
const LATE_MS = 20_000;
/** So many files go into one commit: more would not fit into one command. */
const MOST_FILES = 1_000;

/** `file` as seen from the content folder. */
export type Changed = { file: string; change: 'new' | 'changed' | 'gone' };

/** Git said no; the message is its own first line. */
export class GitFailed extends Error {
  override name = 'GitFailed';
}

/** What has changed since the last commit. Undefined: there is no git, or the folder is in no repository. */
export async function changedIn(dir: string): Promise<Changed[] | undefined> {
  const prefix = await git(dir, ['rev-parse', '--show-prefix']).catch(() => undefined);
  if (prefix === undefined) return undefined;
  const above = prefix.replace(/\n$/, '');
  const status = await git(dir, [
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--',
    ...KEPT,
  ]);
  return status
    .split('\0')
    .filter(Boolean)
    .map((line) => ({ file: line.slice(3 + above.length), change: changeOf(line.slice(0, 2)) }));
}

const changeOf = (letters: string): Changed['change'] =>
  letters.includes('D') ? 'gone' : letters === '??' || letters.includes('A') ? 'new' : 'changed';

/** Commits these files alone, whatever else is staged; the short name of the commit. Never pushes. Throws GitFailed. */
export async function commit(
  dir: string,
  files: string[],
  { who, why }: { who: string; why: string },
): Promise<string> {
  const names = files.slice(0, MOST_FILES);
  const author = who.replaceAll(/[<>\p{Cc}]/gu, ' ').trim();
  // Whoever has never told git a name is the author, without an address.
  const hasName = (await git(dir, ['config', 'user.email']).catch(() => '')).trim() !== '';
  const self = hasName ? [] : ['-c', `user.name=${author}`, '-c', 'user.email='];
  await git(dir, ['--literal-pathspecs', 'add', '--all', '--', ...names]);
  const how = ['--quiet', '--only', `--author=${author} <>`, `--message=${why}`];
  // There is nobody to type a passphrase.
  await git(dir, [...self, '-c', 'commit.gpgsign=false', '--literal-pathspecs', 'commit', ...how, '--', ...names]);
  return (await git(dir, ['rev-parse', '--short', 'HEAD'])).trim();
}

/** No shell stands between: what is in a name or a reason is never run. */
const git = (dir: string, args: string[]): Promise<string> =>
  new Promise((done, failed) => {
    const options = { cwd: dir, timeout: LATE_MS, maxBuffer: 16_000_000, windowsHide: true };
    const child = execFile('git', args, options, (error, said, complaint) => {
      if (!error) done(said);
      else
        failed(new GitFailed(error.killed ? `It took longer than ${LATE_MS / 1_000} seconds.` : firstLine(complaint)));
    });
    child.stdin?.end();
  });

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] || 'Git did not say why.';
