import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { end, startOwn, startWaymark } from './children.ts';
import { type Figure, figure, type Measuring } from './figure.ts';
import { openFolder } from './folder.ts';
import type { Asked, Ran, Run, Told } from './load.ts';
import { memoryOf } from './machine.ts';

const section = 'webhooks';
const SECRET = 'bench-secret';
const CONNECTIONS = 64;
/** More than any of them answers in a second on two cores; prepared and signed before a round. */
const MOST_PER_SECOND = 30_000;
const OPEN_RATE = 1_000;

/** Our whole server beside Express that stores events and does nothing else, under the same load in turn. */
export async function webhooks({ rounds, seconds, tell }: Measuring): Promise<Figure[]> {
  const { dir, remove } = openFolder();
  const children: { stop(): Promise<void> }[] = [];
  try {
    const load = await startOwn(new URL('./load.ts', import.meta.url), []);
    children.push({ stop: () => end(load.child, 1000) });
    const waymark = await startWaymark(environment(dir, load.port));
    children.push(waymark);
    const baseline = await startBaseline(dir);
    children.push({ stop: () => end(baseline.child, 1000) });
    const rush = { until: 'answered', connections: CONNECTIONS, seconds } as const;
    const asked: Record<keyof Rounds, Run> = {
      ingest: { ...rush, port: waymark.port },
      baseline: { ...rush, port: baseline.port },
      turn: { ...rush, port: waymark.port, until: 'replied' },
      steady: { ...rush, port: waymark.port, until: 'replied', rate: OPEN_RATE },
    };
    const ran: Rounds = { ingest: [], baseline: [], turn: [], steady: [] };
    await Promise.race([runAll(load.child, asked, ran, rounds, tell), waymark.gone, load.gone, baseline.gone]);
    const memory = memoryOf(waymark.pid);
    return [...figures(ran), figure({ section, name: 'memory after the load', unit: 'MB' }, [memory])];
  } finally {
    for (const child of children.toReversed()) await child.stop();
    remove();
  }
}

type Rounds = Record<'ingest' | 'baseline' | 'turn' | 'steady', Ran[]>;

/** All of them in every round, one after the other; the first round only warms up. */
async function runAll(
  load: ChildProcess,
  asked: Record<keyof Rounds, Run>,
  ran: Rounds,
  rounds: number,
  tell: Measuring['tell'],
): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['baseline', 'ingest', 'turn', 'steady'] as const) {
      tell(round === 0 ? `warming up, ${name}` : `round ${round} of ${rounds}, ${name}`);
      const run = asked[name];
      const count = Math.ceil(run.seconds * (run.rate ?? MOST_PER_SECOND)) + CONNECTIONS;
      await ask(load, { kind: 'prepare', count, secret: SECRET });
      const told = await ask(load, { kind: 'run', run });
      if (round > 0 && told.kind === 'ran') ran[name].push(told.ran);
    }
  }
}

async function ask(load: ChildProcess, asked: Asked): Promise<Told> {
  load.send(asked);
  const told: Told[] = await once(load, 'message');
  if (!told[0]) throw new Error('The load generator says nothing.');
  return told[0];
}

const environment = (dir: string, platform: number): Record<string, string> => ({
  DATA_DIR: join(dir, 'waymark'),
  LINE_CHANNEL_SECRET: SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: 'bench-token',
  LINE_API_URL: `http://127.0.0.1:${platform}`,
});

function startBaseline(dir: string) {
  const own = join(dir, 'baseline');
  mkdirSync(own);
  return startOwn(new URL('./baseline.ts', import.meta.url), [own, SECRET]);
}

function figures({ ingest, baseline, turn, steady }: Rounds): Figure[] {
  const floor = rates(baseline);
  const per = { section, unit: 'events/s' };
  const ms = { section, unit: 'ms' };
  const failed = [...ingest, ...baseline, ...turn, ...steady].map((one) => one.failed + one.lost);
  return [
    figure({ ...per, name: 'answered durably, c=64', aim: { of: 'ratio', least: 0.85 } }, rates(ingest), floor),
    figure({ ...ms, name: 'answer p99, c=64' }, ingest.map(p99('answered')), baseline.map(p99('answered'))),
    figure({ ...per, name: 'turn with its reply sent, c=64', aim: { of: 'ratio', least: 0.45 } }, rates(turn), floor),
    figure({ ...ms, name: 'reply p50, c=64' }, turn.map(p50)),
    figure({ ...ms, name: 'reply p99, c=64', aim: { of: 'ours', most: 25 } }, turn.map(p99('replied'))),
    figure({ ...ms, name: 'reply p50, 1000 events/s' }, steady.map(p50)),
    figure({ ...ms, name: 'reply p99, 1000 events/s', aim: { of: 'ours', most: 10 } }, steady.map(p99('replied'))),
    figure({ section, name: 'not answered, or no reply', unit: 'events', aim: { of: 'ours', most: 0 } }, [sum(failed)]),
  ];
}

const rates = (ran: Ran[]): number[] => ran.map(({ perSecond }) => perSecond);

const p50 = ({ replied }: Ran): number => replied.p50;

const p99 =
  (what: 'answered' | 'replied') =>
  (one: Ran): number =>
    one[what].p99;

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
