/** What a command prints, and how it ends: 0 done, 1 it could not be done with what is there, 2 it was called wrongly. */
export type Answer = { said: string; code?: number } | { wrong: string; code?: 1 | 2 };

export function tell(answer: Answer): void {
  const isDone = 'said' in answer;
  if (isDone) process.stdout.write(answer.said);
  else process.stderr.write(answer.wrong.endsWith('\n') ? answer.wrong : `${answer.wrong}\n`);
  process.exitCode = answer.code ?? (isDone ? 0 : 2);
}
