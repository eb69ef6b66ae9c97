import { readTemplates } from '../starters/template.ts';
import { type Answer, tell } from './answer.ts';
import { readArgs, USAGE } from './flow-args.ts';
import { draw } from './flow-draw.ts';
import { bringIn } from './flow-import.ts';
import { begin } from './flow-new.ts';

/** New conversations, and drawings of those that are there. */
function main(args: string[]): Answer {
  const asked = readArgs(args);
  if ('wrong' in asked) return { wrong: `${asked.wrong}\n${USAGE}` };
  if (asked.does === 'templates') return { said: readTemplates().map(tellTemplate).join('') };
  if (asked.does === 'new') return begin(asked);
  return asked.does === 'draw' ? draw(asked) : bringIn(asked);
}

const tellTemplate = ({ name, about }: { name: string; about: string }): string => `${name.padEnd(10)}${about}\n`;

tell(main(process.argv.slice(2)));
