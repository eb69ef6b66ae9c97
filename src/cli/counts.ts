import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import type { Count } from '../store/store.ts';
import { databaseIn, withStore } from '../publishing/database.ts';

const USAGE = 'Usage: npm run -s counts [-- --json]';

/** Below this a count is only said to be small: a handful of answers in one week may point at somebody. */
const FEWEST_TOLD = 5;

/** How often the answers of the anonymous questionnaires were given, by week, as CSV. 2: called wrongly; 1: no database. */
function main(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const { dataDir } = readConfig(process.env);
    const { file, isThere } = databaseIn(dataDir);
    if (!isThere) return complain(`There is no ${file}: is DATA_DIR right?`, 1);
    const counts = withStore(dataDir, (store) => store.counts());
    process.stdout.write(values.json ? `${JSON.stringify(counts.map(told), undefined, 2)}\n` : csv(counts.map(told)));
    return 0;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return complain(error instanceof ConfigError ? said : `${said}\n${USAGE}`, error instanceof ConfigError ? 1 : 2);
  }
}

type Told = { week: string; answer: string; times: string };

const told = ({ week, answer, times }: Count): Told => ({
  week,
  answer,
  times: times < FEWEST_TOLD ? `fewer than ${FEWEST_TOLD}` : String(times),
});

const csv = (rows: Told[]): string =>
  ['week,answer,times', ...rows.map(({ week, answer, times }) => `${week},${answer},${times}`)]
    .map((line) => `${line}\n`)
    .join('');

function complain(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

process.exitCode = main(process.argv.slice(2));
