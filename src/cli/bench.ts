import { parseArgs } from 'node:util';
import type { Figure } from '../bench/figure.ts';
import { machine } from '../bench/machine.ts';
import { sections } from '../bench/sections.ts';
import { table } from '../bench/table.ts';

const USAGE = `npm run bench [-- --json] [-- --full] [-- NAME …]   NAME: ${Object.keys(sections).join(', ')}`;

/** Measures, telling on standard error what runs; the figures come on standard output. Ends with 1 when a name is wrong. */
async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, full: { type: 'boolean' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(sections);
  const unknown = names.filter((name) => !Object.hasOwn(sections, name));
  if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}.\n${USAGE}`);
  const on = machine();
  process.stderr.write(`${on}\n`);
  const figures: Figure[] = [];
  for (const name of names) figures.push(...(await run(name, values.full ?? false)));
  process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : `${on}\n\n${table(figures)}\n`);
}

/** A section that cannot run must not take the figures of the others with it. */
async function run(name: string, full: boolean): Promise<Figure[]> {
  const section = sections[name];
  if (!section) return [];
  const begun = performance.now();
  const tell = (text: string) =>
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${name}: ${text}\n`);
  try {
    return await section.run({ rounds: section.rounds, seconds: section.seconds, full, tell });
  } catch (error) {
    tell(`cannot be measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return [];
  }
}

// What was started and written is taken away at the exit, so an interrupted run leaves nothing behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
