import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Webhook } from '../doubles/webhooks.ts';
import { lessonsDir } from '../lessons.ts';

const root = join(import.meta.dirname, '..', '..');

/** The real server in a process of its own, on a free port, with a data folder that is erased afterwards. */
export type Waymark = {
  url: string;
  pid: number;
  dataDir: string;
  /** What it printed so far. */
  said(): string;
  /** Nobody reads what it prints any more. */
  deafen(): void;
  post(path: string, webhook: Webhook): Promise<Response>;
  /** Ends it with a signal and resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Starts `src/main.ts`; rejects with what it said when it ends before it listens. */
export async function startWaymark(
  env: Record<string, string> = {},
  dataDir = newDir(),
  limits = '',
): Promise<Waymark> {
  const { child, said } = run({ PORT: '0', DATA_DIR: dataDir, ...env }, limits);
  const port = await opened(child, said);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    said,
    deafen() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    post: (path, { body, headers }) => fetch(url + path, { method: 'POST', body: new Uint8Array(body), headers }),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

/** Runs it to its end, for starts that must fail. */
export async function runToEnd(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const dataDir = newDir();
  const { child, said } = run({ PORT: '0', DATA_DIR: dataDir, ...env });
  await once(child, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
  return { code: child.exitCode, said: said() };
}

/** A data folder in which what the examples teach is known already. */
export function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-'));
  symlinkSync(join(lessonsDir, 'lessons'), join(dir, 'lessons'));
  return dir;
}

export const projectDir = root;

/** `limits`: shell commands such as `ulimit -f 512` that hold for the process. */
function run(env: Record<string, string>, limits = ''): { child: ChildProcess; said: () => string } {
  const { PATH = '', HOME = '' } = process.env;
  const command = `${limits || ':'}; exec "$0" "$1"`;
  const child = spawn('bash', ['-c', command, process.execPath, join(root, 'src/main.ts')], {
    cwd: root,
    env: { PATH, HOME, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, said: () => text };
}

const opened = (child: ChildProcess, said: () => string): Promise<number> =>
  new Promise((done, failed) => {
    const look = () => {
      const port = /localhost:(\d+)\/chat/.exec(said())?.[1];
      if (port) done(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('exit', () => failed(new Error(`Waymark ended before it listened:\n${said()}`)));
  });

/** Waits until something holds, for what happens after the answer. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((done) => setTimeout(done, 10));
  }
}
