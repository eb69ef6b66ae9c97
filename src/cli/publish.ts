import type { Bundle, Problem } from '../bundle/bundle.ts';
import { checkDirectory } from '../check/check.ts';
import { printProblems, printSummary } from '../check/print.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { databaseIn, withStore } from '../publishing/database.ts';
import { readServed, serveEarlier } from '../publishing/earlier.ts';
import { shortOf, tellServed, tellSwap, tellWithdrawn } from '../publishing/tell.ts';
import type { Served, Store } from '../store/store.ts';
import { readStories, type Story } from '../stories/read.ts';
import { brokenLines, playStories } from '../stories/stories.ts';
import { type Asked, readArgs, USAGE } from './publish-args.ts';

/** Checks the files and makes them what is served. 0: they are; 1: they have errors, or it failed; 2: called wrongly. */
function main(args: string[]): number {
  const asked = readArgs(args);
  if ('wrong' in asked) return complain(`${asked.wrong}\n${USAGE}`, 2);
  try {
    const config = readConfig(process.env);
    if (asked.does === 'publish') return publish({ ...asked, dir: asked.dir ?? config.contentDir }, config);
    const { file, isThere } = databaseIn(config.dataDir);
    if (!isThere) return complain(`There is no ${file}: is DATA_DIR right?`, 1);
    return withStore(config.dataDir, (store) => (asked.does === 'back' ? back(store, asked) : history(store)));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return complain(error instanceof ConfigError ? said : `Nothing was published: ${said}`, 1);
  }
}

type Publishing = Extract<Asked, { does: 'publish' }> & { dir: string };

function publish({ dir, nevertheless, by }: Publishing, { dataDir }: Config): number {
  const now = Date.now();
  const { bundle, files, problems } = checkDirectory(dir, now);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    process.stdout.write(printProblems(errors, files, process.stdout.isTTY && process.stdout.hasColors()));
    process.stdout.write(printSummary(bundle, problems, now));
    return complain('Nothing was published: what was served before goes on.', 1);
  }
  const told = tellStories(dir, bundle, now);
  if (told.broken.length > 0 && !nevertheless) {
    process.stdout.write(printProblems(told.broken, told.stories, process.stdout.isTTY && process.stdout.hasColors()));
    return complain(REFUSED, 1);
  }
  const { isServed, before, withdrawn } = withStore(dataDir, (store) => {
    const was = { isServed: store.isServed(bundle.hash), before: readServed(store) };
    store.publish(bundle, now, by);
    return { ...was, withdrawn: store.withdrawn() };
  });
  if (isServed) say([`${shortOf(bundle.hash)} is served already: nothing has changed.`]);
  else say([...tellSwap(before, bundle, 'Published'), `  Into ${databaseIn(dataDir).file}.`]);
  say(tellWithdrawn(withdrawn, bundle));
  if (told.broken.length > 0)
    say([`▲ ${told.broken.length} line(s) of stories do not hold: npm run check shows them.`]);
  if (problems.length > 0) say([`▲ ${problems.length} warning(s): npm run check shows them.`]);
  return 0;
}

const REFUSED =
  'Nothing was published: these stories do not go as they are written any more. Mend the story or the content; or publish all the same: --nevertheless --why "…"';

function tellStories(dir: string, bundle: Bundle, now: number): { stories: Story[]; broken: Problem[] } {
  const read = readStories(dir);
  return { stories: read.stories, broken: brokenLines(read, playStories(bundle, read.stories, now)) };
}

function back(store: Store, { hash, by }: Extract<Asked, { does: 'back' }>): number {
  const done = serveEarlier(store, hash, by, Date.now());
  if ('wrong' in done) return complain(`${done.wrong} See: npm run publish -- --history`, 1);
  say(tellSwap(done.before, done.bundle, 'Serving again'));
  say([
    '  The files are as they were: no start publishes them by itself.',
    ...tellWithdrawn(store.withdrawn(), done.bundle),
  ]);
  return 0;
}

/** Only the latest: older ones are on the studio's page. */
function history(store: Store): number {
  const rows: Served[] = store.history();
  say(rows.length > 0 ? rows.map((row, index) => tellServed(row, index === 0)) : ['Nothing was published yet.']);
  return 0;
}

const say = (lines: string[]): void => void process.stdout.write(lines.map((line) => `${line}\n`).join(''));

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

process.exitCode = main(process.argv.slice(2));
