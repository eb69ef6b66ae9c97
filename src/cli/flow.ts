import { readTemplates } from '../starters/template.ts';
import { readArgs, USAGE } from './flow-args.ts';
import { draw } from './flow-draw.ts';
import { bringIn } from './flow-import.ts';
import { begin } from './flow-new.ts';

/** What is printed, and how it ends: 0 done, 1 it could not be done with these files. `wrong`: it was called wrongly. */
export type Answer = { said: string; code?: number } | { wrong: string };

/** New conversations, and drawings of those that are there. */
function main(args: string[]): Answer {
  const asked = readArgs(args);
  if ('wrong' in asked) return { wrong: `${asked.wrong}\n${USAGE}` };
  if (asked.does === 'templates') return { said: readTemplates().map(tellTemplate).join('') };
  if (asked.does === 'new') return begin(asked);
  return asked.does === 'draw' ? draw(asked) : bringIn(asked);
}

const tellTemplate = ({ name, about }: { name: string; about: string }): string => `${name.padEnd(10)}${about}\n`;

const answer = main(process.argv.slice(2));
if ('said' in answer) process.stdout.write(answer.said);
else process.stderr.write(`${answer.wrong}\n`);
process.exitCode = 'said' in answer ? (answer.code ?? 0) : 2;
