import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkDirectory } from '../check/check.ts';
import { printProblems, printSummary } from '../check/print.ts';

const USAGE = 'Usage: npm run check [-- --json] [-- DIR]';

/** The project's own content, where no directory is named. */
const OWN = join(import.meta.dirname, '..', '..');

/** What `--json` tells of a problem. How much is underlined is between us and the terminal. */
const TOLD = ['file', 'line', 'column', 'severity', 'rule', 'message', 'hint'];

/** Checks a content directory. 0: no error; 1: errors, all printed; 2: it was called wrongly. */
function main(args: string[]): number {
  const asked = readArgs(args);
  if ('wrong' in asked) {
    console.error(`${asked.wrong}\n${USAGE}`);
    return 2;
  }
  const now = Date.now();
  const { bundle, files, problems } = checkDirectory(asked.dir, now);
  if (asked.json) console.log(JSON.stringify(problems, TOLD, 2));
  else {
    process.stdout.write(printProblems(problems, files, process.stdout.isTTY && process.stdout.hasColors()));
    process.stdout.write(printSummary(bundle, problems, now));
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function readArgs(args: string[]): { json: boolean; dir: string } | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
    if (positionals.length > 1)
      return { wrong: `Only one directory can be checked at a time; given: ${positionals.join(', ')}.` };
    return { json: values.json ?? false, dir: positionals[0] ?? OWN };
  } catch (error) {
    return { wrong: error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error) };
  }
}

process.exitCode = main(process.argv.slice(2));
