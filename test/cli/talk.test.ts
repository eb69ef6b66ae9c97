import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli', 'talk.ts');
const talk = (typed: string[], ...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', input: typed.map((line) => `${line}\n`).join('') });

describe('npm run talk', () => {
  it('plays a conversation: a tap, a typed word, a number, and back', () => {
    const { stdout, status } = talk(['/1', 'no', '2', '/back', '/quit'], '--lang', 'en', '--as-of', '2026-12-01');
    const questions = [
      ...stdout.matchAll(/│ (Have you already paid|Has somebody already taken|Are you already travelling)/g),
    ];
    expect(questions.map((match) => match[1])).toEqual([
      'Have you already paid',
      'Has somebody already taken',
      'Are you already travelling',
      'Has somebody already taken',
    ]);
    expect(status).toBe(0);
  });

  it.each(['line', 'messenger'])('shows what %s would show', (channel) => {
    const { stdout } = talk([], '--lang', 'en', '--channel', channel);
    expect(stdout).toContain(`── ${channel}\n  │ Hello.`);
    expect(stdout).toContain('[Check a job offer] [Pay and rights] [Who can help]');
  });

  it.each([
    [['--lang', 'xx'], 'There is no language "xx":'],
    [['--channel', 'fax'], 'There is no channel "fax": line, messenger.'],
    [['--as-of', 'soon'], '"soon" is no date: write 2026-12-01.'],
    [['--what'], "Unknown option '--what'"],
  ])('refuses %j', (args, says) => {
    const { stderr, status } = talk([], ...args);
    expect(stderr).toContain(says);
    expect(status).toBe(2);
  });
});
