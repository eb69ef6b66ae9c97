import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { checkDirectory } from '../check/check.ts';
import { createEngine } from '../engine/engine.ts';
import type { Choice, Input, Reply, Session } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { drawn, isDrawn, platforms } from './talk-draw.ts';
import { readArguments } from './arguments.ts';

const USAGE = `Usage: npm run talk [-- --lang my] [-- --as-of 2026-12-01] [-- --channel ${platforms.join('|')}] [-- DIR]
Type what a person would type. /1 taps the first answer, /back and /help tap those buttons, /quit leaves.`;

type Asked = { dir: string; now: () => number; lang?: string; channel?: string };

/** Asks and answers until the input ends. Nothing is stored. */
async function talk({ dir, now, lang, channel }: Asked): Promise<number> {
  const { bundle, problems } = checkDirectory(dir, now());
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) console.error(`${errors} errors in this content: npm run check shows them.\n`);
  if (lang && !bundle.languages[lang])
    return wrong(`There is no language "${lang}": ${Object.keys(bundle.languages).join(', ')}.`);
  const [respond, understand] = [createEngine(bundle), createUnderstand(bundle)];
  let session: Session = { answers: {}, ...(lang ? { lang } : {}) };
  let choices: Choice[] = [];
  const take = (input: Input) => {
    const turn = respond(session, input, now());
    session = turn.session;
    choices = turn.replies.at(-1)?.choices ?? [];
    process.stdout.write(channel ? drawn(channel, turn.replies) : turn.replies.map(bubble).join(''));
  };
  take({ kind: 'arrive' });
  for await (const line of lines()) {
    if (line.trim() === '/quit') break;
    take(tapped(line.trim(), choices) ?? { kind: 'text', meaning: understand(line) });
  }
  return 0;
}

async function* lines(): AsyncGenerator<string> {
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  input.prompt();
  for await (const line of input) {
    yield line;
    input.prompt();
  }
}

/** `/3` taps the third answer; `/back` and `/help` the ways out, where they are offered. */
function tapped(line: string, choices: Choice[]): Input | undefined {
  const word = /^\/(\w+)$/.exec(line)?.[1];
  const way = { back: '_back', help: '_open' }[word ?? ''];
  const found = way ? choices.find(({ choice }) => choice === way) : choices[Number(word) - 1];
  return word && found ? { kind: 'tap', at: found.at, choice: found.choice } : undefined;
}

/** What cannot be typed as a number has to be tapped: beside a question for an amount, 1 is an amount. */
function bubble({ text, choices, numbered }: Reply): string {
  const words = text.split('\n').map((line) => `  │ ${line}`);
  const answers = choices.map(({ label, nav }, index) =>
    nav ? `  (${label})` : `  ${numbered ? '' : '/'}${index + 1} ${label}`,
  );
  return `${[...words, ...answers].join('\n')}\n\n`;
}

function readArgs(args: string[]): Asked | { wrong: string } {
  const text = { type: 'string' } as const;
  const options = { lang: text, channel: text, 'as-of': text };
  return readArguments(args, options, (values, positionals) => {
    const { lang, channel, 'as-of': day } = values;
    const time = day === undefined ? undefined : Date.parse(day);
    if (Number.isNaN(time)) return { wrong: `"${day}" is no date: write 2026-12-01.` };
    if (channel !== undefined && !isDrawn(channel))
      return { wrong: `There is no channel "${channel}": ${platforms.join(', ')}.` };
    const dir = positionals[0] ?? join(import.meta.dirname, '..', '..');
    return { dir, now: () => time ?? Date.now(), ...(lang ? { lang } : {}), ...(channel ? { channel } : {}) };
  });
}

function wrong(message: string): number {
  console.error(`${message}\n${USAGE}`);
  return 2;
}

const asked = readArgs(process.argv.slice(2));
process.exitCode = 'wrong' in asked ? wrong(asked.wrong) : await talk(asked);
