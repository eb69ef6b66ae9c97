import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { faultOf } from '../store/passwords.ts';

/**
 * A new password: typed twice on a terminal, which shows nothing of it, or one line of what is piped in. Throws with a
 * sentence when it cannot be one. Never an argument: those stand in the shell's history, and every user sees them.
 */
export async function askPassword(name: string): Promise<string> {
  const [password = '', again = password] = process.stdin.isTTY
    ? await typed([`New password for ${name}: `, 'The same once more: '])
    : await piped();
  if (password === '') throw new Error('no password was given.');
  const fault = faultOf(password);
  if (fault !== undefined) throw new Error(fault);
  if (again !== password) throw new Error('the two are not the same.');
  return password;
}

async function piped(): Promise<string[]> {
  for await (const line of createInterface({ input: process.stdin })) return [line];
  return [];
}

async function typed(questions: string[]): Promise<string[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const given: string[] = [];
  try {
    for (const question of questions) {
      process.stderr.write(question);
      given.push(await Promise.race([lines.question(''), givenUp(lines)]).finally(() => process.stderr.write('\n')));
    }
  } finally {
    lines.close();
  }
  return given;
}

const givenUp = (lines: ReturnType<typeof createInterface>): Promise<never> =>
  new Promise((_, failed) => {
    const stop = () => failed(new Error('no password was given.'));
    lines.once('SIGINT', stop).once('close', stop);
  });
