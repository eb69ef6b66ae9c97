import { join } from 'node:path';
import { checkDirectory } from '../check/check.ts';
import { dueBeforeRelease, printRelease } from '../check/release.ts';
import { printProblems, printSummary } from '../check/print.ts';
import { proveDirectory } from '../proof.ts';
import { playStories } from '../stories/stories.ts';
import { readStories } from '../stories/read.ts';
import { printTouches, touches } from '../touches/touches.ts';
import { printWalk } from '../walk/tell.ts';
import { readArguments } from './arguments.ts';

const USAGE = `Usage: npm run check [-- --json] [-- --walk] [-- DIR]
       npm run check -- --release [--json] [DIR]
       npm run check -- --touches fact|contact|flag|text|flow|step NAME [--json] [DIR]`;

/** The project's own content, where no directory is named. */
const OWN = join(import.meta.dirname, '..', '..');

/** What `--json` tells of a problem. How much is underlined is between us and the terminal. */
const TOLD = ['file', 'line', 'column', 'severity', 'rule', 'message', 'hint'];

type Asked = { dir: string; json: boolean; walk: boolean; release: boolean; touches?: { kind: string; id: string } };

/** Checks a content directory. 0: no error; 1: errors, all printed; 2: it was called wrongly. */
function main(args: string[]): number {
  const asked = readArgs(args);
  if ('wrong' in asked) return refuse(asked.wrong);
  if (asked.release) return tellRelease(asked);
  return asked.touches ? tellTouches(asked, asked.touches) : check(asked);
}

function check({ dir, json, walk }: Asked): number {
  const now = Date.now();
  const tell = (progress: string) => walk && console.error(`walking: ${progress}`);
  const { bundle, files, problems, walked } = proveDirectory(dir, { now, depth: walk ? 'whole' : 'quick', tell });
  if (json) console.log(JSON.stringify(problems, TOLD, 2));
  else {
    process.stdout.write(printProblems(problems, files, process.stdout.isTTY && process.stdout.hasColors()));
    process.stdout.write(printSummary(bundle, problems, now));
    if (walked) process.stdout.write(printWalk(bundle, walked));
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What people must still do before a release; 1 while that is anything. */
function tellRelease({ dir, json }: Asked): number {
  const now = Date.now();
  const due = dueBeforeRelease(checkDirectory(dir, now).bundle, now);
  process.stdout.write(json ? `${JSON.stringify(due, undefined, 2)}\n` : printRelease(due));
  return due.length > 0 ? 1 : 0;
}

/** The stories are played for it: which steps they come to is seen, not guessed. */
function tellTouches({ dir, json }: Asked, { kind, id }: { kind: string; id: string }): number {
  const now = Date.now();
  const { bundle } = checkDirectory(dir, now);
  const found = touches(bundle, kind, id, playStories(bundle, readStories(dir).stories, now));
  if ('wrong' in found) return refuse(found.wrong);
  process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : printTouches(kind, id, found));
  return 0;
}

function refuse(sentence: string): number {
  console.error(`${sentence}\n${USAGE}`);
  return 2;
}

const OPTIONS = {
  json: { type: 'boolean' },
  walk: { type: 'boolean' },
  release: { type: 'boolean' },
  touches: { type: 'string' },
} as const;

function readArgs(args: string[]): Asked | { wrong: string } {
  return readArguments(args, OPTIONS, (values, positionals) => {
    const { json = false, walk = false, release = false, touches: kind } = values;
    const [id, ...rest] = kind === undefined ? [undefined, ...positionals] : positionals;
    if (kind !== undefined && id === undefined) return { wrong: `Name the ${kind}, such as: ${EXAMPLE}` };
    if (rest.length > 1) return { wrong: `Only one directory can be checked at a time; given: ${rest.join(', ')}.` };
    const asked = { dir: rest[0] ?? OWN, json, walk, release };
    return kind !== undefined && id !== undefined ? { ...asked, touches: { kind, id } } : asked;
  });
}

const EXAMPLE = '--touches fact th.minimum_wage';

process.exitCode = main(process.argv.slice(2));
