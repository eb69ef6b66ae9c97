import { setTimeout as after } from 'node:timers/promises';
import { startWaymark } from './children.ts';
import { type Figure, figure, type Measuring } from './figure.ts';
import { openFolder } from './folder.ts';
import { memoryOf } from './machine.ts';

const section = 'start';
/** Memory is read when the start's own garbage has had time to go. */
const IDLE_MS = 2_000;

/**
 * From the start of the process to its first "ready", with LINE on: the first start, which checks the content, and the
 * next ones, which know it. And the memory of a counter without people.
 */
export async function start({ rounds, tell }: Measuring): Promise<Figure[]> {
  const [first, ready, memory]: [number[], number[], number[]] = [[], [], []];
  for (let round = -1; round < rounds; round++) {
    tell(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
    const { dir, remove } = openFolder();
    const [once, again] = [await startOnce(dir), await startOnce(dir)];
    remove();
    if (round < 0) continue;
    first.push(once.readyMs);
    ready.push(again.readyMs);
    memory.push(again.megabytes);
  }
  return [
    figure({ section, name: 'first start to ready', unit: 'ms' }, first),
    figure({ section, name: 'process start to ready', unit: 'ms', aim: { of: 'ours', most: 600 } }, ready),
    figure({ section, name: 'memory when idle', unit: 'MB', aim: { of: 'ours', most: 130 } }, memory),
  ];
}

async function startOnce(dir: string): Promise<{ readyMs: number; megabytes: number }> {
  const line = { LINE_CHANNEL_SECRET: 'bench-secret', LINE_CHANNEL_ACCESS_TOKEN: 'bench-token' };
  const waymark = await startWaymark({ DATA_DIR: dir, LINE_API_URL: 'http://127.0.0.1:9', ...line });
  await after(IDLE_MS);
  const megabytes = memoryOf(waymark.pid);
  await waymark.stop();
  return { readyMs: waymark.readyMs, megabytes };
}
