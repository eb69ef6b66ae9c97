import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { portOf } from './port.ts';

const root = join(import.meta.dirname, '..', '..');
/** A start that takes longer has failed. */
const START_MS = 30_000;
const LOOK_EVERY_MS = 5;
/** A stop drains for some seconds; then it is ended. */
const STOP_MS = 12_000;

/** `gone` rejects with what it said when it ends before it is stopped. */
export type Waymark = {
  port: number;
  readyMs: number;
  pid: number | undefined;
  gone: Promise<never>;
  stop(): Promise<void>;
};

/** Our own server, started as `npm start` does with this environment and nothing else, up to its first `/readyz` of 200. */
export async function startWaymark(env: Record<string, string>): Promise<Waymark> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    // Where there is no `.env` of an operator.
    cwd: tmpdir(),
    env: { PORT: String(port), CONTENT_DIR: root, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listen(child);
  const gone = watch(child, 'Waymark', said);
  while (!(await isReady(port))) {
    const took = performance.now() - begun;
    if (child.exitCode !== null || took > START_MS) {
      await end(child, 0);
      throw new Error(`Waymark did not start:\n${said()}`);
    }
    await after(LOOK_EVERY_MS);
  }
  return { port, readyMs: performance.now() - begun, pid: child.pid, gone, stop: () => end(child, STOP_MS) };
}

/** What follows `node` in the start script, from any folder. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, ...rest] = scripts.start.split(' ');
  return rest.map((part) => (part.startsWith('src/') ? join(root, part) : part));
}

/** One of the bench's own processes; resolves when it says on which port it listens. */
export async function startOwn(
  file: URL,
  given: string[],
): Promise<{ child: ChildProcess; port: number; gone: Promise<never> }> {
  const child = fork(file, given, {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = watch(child, file.pathname, () => '');
  const said: { port: number }[] = await Promise.race([once(child, 'message'), gone]);
  if (!said[0]) throw new Error(`${file.pathname} says nothing.`);
  return { child, port: said[0].port, gone };
}

/** Rejects when the child has ended; ends it when this process does. */
function watch(child: ChildProcess, name: string, said: () => string): Promise<never> {
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const gone = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', kill);
    throw new Error(`${name} ended (${code ?? signal}) before its time. ${said()}`);
  });
  gone.catch(() => {});
  return gone;
}

/** Asks it to end, and ends it if it does not within `ms`. */
export async function end(child: ChildProcess, ms: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), ms);
  await ended;
  clearTimeout(late);
}

function listen(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-1500);
    });
  }
  return () => text;
}

const isReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/readyz', timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}
