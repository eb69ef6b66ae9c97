import { parseArgs } from 'node:util';
import type { Bundle, Withdrawal } from '../bundle/bundle.ts';
import { tellChanges } from '../check/changes.ts';
import { checkDirectory } from '../check/check.ts';
import { printProblems, printSummary } from '../check/print.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Publisher } from '../store/store.ts';
import { databaseIn, withStore } from './database.ts';

const USAGE = 'Usage: npm run publish [-- DIR] [-- --who NAME --why "…"]';

type Asked = { dir?: string; by: Publisher };

/** Checks the files and makes them what is served. 0: they are; 1: they have errors, or it failed; 2: called wrongly. */
function main(args: string[]): number {
  const asked = readArgs(args);
  if ('wrong' in asked) return complain(`${asked.wrong}\n${USAGE}`, 2);
  try {
    return publish(asked);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return complain(error instanceof ConfigError ? said : `Nothing was published: ${said}`, 1);
  }
}

function publish({ dir, by }: Asked): number {
  const { contentDir, dataDir, retentionHours } = readConfig(process.env);
  const now = Date.now();
  const { bundle, files, problems } = checkDirectory(dir ?? contentDir, now);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    process.stdout.write(printProblems(errors, files, process.stdout.isTTY && process.stdout.hasColors()));
    process.stdout.write(printSummary(bundle, problems, now));
    return complain('Nothing was published: what was served before goes on.', 1);
  }
  const { before, withdrawn } = withStore(dataDir, retentionHours, (store) => {
    const last = store.published();
    store.publish(bundle, now, by);
    return { before: last, withdrawn: store.withdrawn() };
  });
  process.stdout.write(tell({ before, bundle, withdrawn, file: databaseIn(dataDir).file }));
  if (problems.length > 0) process.stdout.write(`▲ ${problems.length} warning(s): npm run check shows them.\n`);
  return 0;
}

type Done = { before: Bundle | undefined; bundle: Bundle; withdrawn: Withdrawal[]; file: string };

function tell({ before, bundle, withdrawn, file }: Done): string {
  const short = bundle.hash.slice(0, 12);
  if (before?.hash === bundle.hash)
    return `${short} is served already: nothing has changed.\n${tellWithdrawn(withdrawn, bundle)}`;
  const changes = before ? tellChanges(before, bundle).map((line) => `  ${line}`) : ['  Nothing was published before.'];
  const was = before ? `, in place of ${before.hash.slice(0, 12)}` : '';
  return [
    `✔ Published ${short}${was}. A running server serves it within two seconds.`,
    ...changes,
    `  Into ${file}.`,
    tellWithdrawn(withdrawn, bundle),
  ].join('\n');
}

/** What stays out although the files have it, so that nobody is surprised. */
function tellWithdrawn(withdrawn: Withdrawal[], bundle: Bundle): string {
  return withdrawn
    .map(({ id, why, at }) => {
      const day = new Date(at).toISOString().slice(0, 10);
      const where = Object.hasOwn(bundle.contacts, id) ? 'still withdrawn' : 'withdrawn, and no longer in the files';
      return `▲ ${id} is ${where} since ${day} (${why}). To show it again: npm run withdraw -- --undo contact ${id}\n`;
    })
    .join('');
}

function readArgs(args: string[]): Asked | { wrong: string } {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ args, options: { who: text, why: text }, allowPositionals: true });
    const [dir, ...others] = positionals;
    if (others.length > 0) return { wrong: `Only one directory can be published; given: ${positionals.join(', ')}.` };
    return { ...(dir ? { dir } : {}), by: values };
  } catch (error) {
    return { wrong: error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error) };
  }
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

process.exitCode = main(process.argv.slice(2));
