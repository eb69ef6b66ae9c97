import { resolve } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { createLog, type Log } from './log.ts';
import { findKeys } from './store/keys.ts';
import { CannotOpen, startThread } from './thread.ts';
import type { Opened } from './turns.ts';

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // Whoever collects the log may end before the counter does.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const keys = findKeys(config);
  const { contentDir, dataDir, retentionHours, minimumReview } = config;
  const [content, data] = [resolve(contentDir), resolve(dataDir)];
  const thread = startThread({ contentDir: content, dataDir: data, keys: keys.keys, retentionHours, minimumReview });
  // Awaited below: it may fail while the rest is loaded.
  thread.opened.catch(() => {});
  // All else is loaded while the thread opens the database: a sixth of a start.
  const { openCounter } = await import('./counter.ts');
  const opened = await thread.opened.catch((error: unknown) => openFromFiles(error, content, log));
  await openCounter({ config, content, data, log, keys, thread, opened });
}

/**
 * Without its database the counter still opens: it answers from memory, and the database is tried again and again. The
 * checker is loaded only then, since the database thread has its own.
 */
async function openFromFiles(error: unknown, contentDir: string, log: Log): Promise<Opened> {
  if (!(error instanceof CannotOpen) || error.problems.length > 0) throw error;
  const { checkDirectory } = await import('./check/check.ts');
  const { bundle, problems } = checkDirectory(contentDir, Date.now());
  if (problems.some(({ severity }) => severity === 'error')) throw new CannotOpen(error.message, problems);
  log('error', 'database cannot be opened; answering from memory', { error: error.message });
  return { bundle, problems, files: 'fresh', accounts: false };
}

start().catch(async (error: unknown) => {
  if (error instanceof CannotOpen) await tellProblems(error);
  else if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Waymark cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  // The database thread may be there already.
  process.exit(1);
});

/** What must be mended before it can start; warnings are for `npm run check`. */
async function tellProblems({ message, problems }: CannotOpen): Promise<void> {
  const { printProblems } = await import('./check/print.ts');
  const { readSources } = await import('./bundle/read.ts');
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { files } = readSources(resolve(readConfig(process.env).contentDir));
  process.stderr.write(`${printProblems(errors, files)}\n${message}\n`);
}
