import { setTimeout as after } from 'node:timers/promises';
import { openLanes } from './lanes.ts';
import { quantile } from './figure.ts';
import { startPlatform } from './platform.ts';
import { type Post, preparePosts } from './posts.ts';

/**
 * The outside of a bot, in a process of its own: posts webhooks and takes the replies. `until`: a webhook is done when
 * it is answered, or when its reply has arrived, too. `rate`: events a second, started at their time whatever comes
 * back; without it, each connection starts the next when its last is done.
 */
export type Run = { port: number; until: 'answered' | 'replied'; connections: number; seconds: number; rate?: number };

/** Times in ms, from the moment a webhook was due. `failed`: not answered with 200; `lost`: no reply within the patience. */
export type Ran = {
  perSecond: number;
  answered: { p50: number; p99: number };
  replied: { p50: number; p99: number };
  failed: number;
  lost: number;
};
export type Asked = { kind: 'prepare'; count: number; secret: string } | { kind: 'run'; run: Run } | { kind: 'end' };
export type Told = { kind: 'open'; port: number } | { kind: 'prepared' } | { kind: 'ran'; ran: Ran };

/** How long after the last post replies are waited for. */
const PATIENCE_MS = 5_000;

const arriving = new Map<string, () => void>();
let prepared = 0;
let posts: Post[] = [];

async function run({ port, until, connections, seconds, rate }: Run): Promise<Ran> {
  const lanes = await openLanes(port, connections);
  const [answered, replied]: [number[], number[]] = [[], []];
  const start = performance.now();
  let failed = 0;
  let done = 0;
  let lastDone = start;
  const one = async (post: Post, due: number): Promise<void> => {
    const reply = new Promise<void>((resolve) => arriving.set(post.token, resolve)).then(() => {
      arriving.delete(post.token);
      return replied.push(performance.now() - due);
    });
    const status = await lanes.post(post.bytes);
    answered.push(performance.now() - due);
    if (status !== 200) {
      failed++;
      arriving.delete(post.token);
    } else if (until === 'replied') await reply;
    if (performance.now() - start > seconds * 1000 + PATIENCE_MS) return;
    done++;
    lastDone = performance.now();
  };
  const end = start + seconds * 1000;
  const all = rate ? openLoop(one, start, end, rate) : closedLoop(one, end, connections);
  await Promise.race([all, after(seconds * 1000 + PATIENCE_MS)]);
  const lost = until === 'replied' ? arriving.size : 0;
  arriving.clear();
  lanes.close();
  return {
    perSecond: (done * 1000) / (lastDone - start),
    answered: times(answered),
    replied: times(replied),
    failed,
    lost,
  };
}

const times = (values: number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });

type One = (post: Post, due: number) => Promise<void>;

async function closedLoop(one: One, end: number, connections: number): Promise<void> {
  const lane = async () => {
    for (let post = posts.pop(); post && performance.now() < end; post = posts.pop())
      await one(post, performance.now());
  };
  await Promise.all(Array.from({ length: connections }, lane));
}

async function openLoop(one: One, start: number, end: number, rate: number): Promise<void> {
  const begun: Promise<void>[] = [];
  while (performance.now() < end && posts.length > 0) {
    const due = ((performance.now() - start) * rate) / 1000;
    while (begun.length < due) {
      const post = posts.pop();
      if (!post) break;
      begun.push(one(post, start + (begun.length * 1000) / rate));
    }
    await after(1);
  }
  await Promise.all(begun);
}

const say = (told: Told) => process.send?.(told);

const platform = await startPlatform((token) => arriving.get(token)?.());
process.on('message', (asked: Asked) => {
  if (asked.kind === 'prepare') {
    posts = preparePosts(prepared, asked.count, asked.secret).toReversed();
    prepared += asked.count;
    say({ kind: 'prepared' });
  } else if (asked.kind === 'run') void run(asked.run).then((ran) => say({ kind: 'ran', ran }));
  else {
    platform.close();
    process.disconnect();
  }
});
process.on('disconnect', () => process.exit());
say({ kind: 'open', port: platform.port });
