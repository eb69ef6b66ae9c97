import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createBatches } from './batches.ts';
import type { Bundle, Problem } from './bundle/bundle.ts';
import type { Incoming } from './channels/channel.ts';
import type { Health, Turned } from './converse.ts';
import { type Page, StoreGone } from './store/store.ts';
import { NothingToServe } from './open-content.ts';
import { type Opened, openTurns, type Turns, type TurnsOptions } from './turns.ts';

/** What the main thread says to this one, a list at a time. `id` pairs questions with answers. */
export type Said =
  | { kind: 'take'; id: number; incoming: Incoming[]; urgent: boolean }
  | { kind: 'sent'; ids: number[] }
  | { kind: 'waiting'; id: number; after: number }
  | { kind: 'health'; id: number }
  | { kind: 'close'; id: number };

/** The turns of one `take`. */
export type Answered = { id: number; turned: Turned[] };

/**
 * What this thread says. `refused`: it could not open, and ends. `served`: another bundle is served from now on.
 * `turned`: all of one commit, a list of Answered as JSON: half the time of as many messages with objects.
 */
export type Heard =
  | { kind: 'opened'; opened: Opened }
  | { kind: 'refused'; problems: Problem[]; message: string }
  | { kind: 'turned'; json: string }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'waiting'; id: number; page: Page }
  | { kind: 'health'; id: number; health: Health }
  | { kind: 'closed'; id: number }
  | { kind: 'served'; bundle: Bundle }
  | { kind: 'broke'; error: string; at: string };

type Take = Extract<Said, { kind: 'take' }>;
type Say = (heard: Heard) => void;

/** What was delivered leaves the outbox with the next commit, or by itself after this. */
const SENT_AFTER_MS = 50;
const SWEEP_EVERY_MS = 60_000;
/** A withdrawn number is gone within this. Looking takes 4 µs, serving another bundle 5 ms. */
const FOLLOW_EVERY_MS = 500;

/** Between turns, two milliseconds each: seven languages are learnt within a minute or two of a start. */
const LEARN_EVERY_MS = 8;
/** While people write, only one step in so long. */
const LEARN_AT_LEAST_MS = 200;
/** So long after a turn nobody is writing. */
const QUIET_MS = 30;

/** After turns that could not be saved, and none that was, this is told for so long: nobody may be writing meanwhile. */
const TROUBLE_MS = 60_000;
const UNSAVED =
  'What people write cannot be saved: is the disk full, or the database locked? They are answered from memory.';

/** Everything that came in since the last commit goes into the next one: more load, larger commits. */
function serve(port: MessagePort, turns: Turns, say: Say): void {
  const queue = createBatches<Take>();
  let sent: number[] = [];
  let isPlanned = false;
  let [turned, learnt, unsaved] = [0, 0, Number.NEGATIVE_INFINITY];

  const work = () => {
    isPlanned = false;
    turned = performance.now();
    const batch = queue.next();
    if (turn(turns, batch, sent, say)) [sent, unsaved] = [[], Number.NEGATIVE_INFINITY];
    else unsaved = turned;
    if (!queue.isEmpty()) plan();
  };
  const plan = () => {
    if (!isPlanned) setImmediate(work);
    isPlanned = true;
  };
  const settling = setInterval(() => sent.length > 0 && plan(), SENT_AFTER_MS);
  const sweeping = setInterval(() => attempt(turns.sweep, 'sweep', say), SWEEP_EVERY_MS);
  const following = setInterval(() => {
    attempt(() => follow(turns, say), 'follow', say);
  }, FOLLOW_EVERY_MS);
  const learning = setInterval(() => {
    const now = performance.now();
    if (!queue.isEmpty() || (now - turned < QUIET_MS && now - learnt < LEARN_AT_LEAST_MS)) return;
    learnt = now;
    // What cannot be learnt is not tried a hundred times a second: phrases go on deciding alone.
    if (!attempt(turns.learn, 'learn', say)) clearInterval(learning);
  }, LEARN_EVERY_MS);
  const close = (id: number) => {
    for (const timer of [settling, sweeping, following, learning]) clearInterval(timer);
    while (!queue.isEmpty()) work();
    if (sent.length > 0) turn(turns, [], sent, say);
    turns.close();
    say({ kind: 'closed', id });
    port.close();
  };

  const health = (): Health => {
    const now = turns.health();
    return now.ok && performance.now() - unsaved < TROUBLE_MS ? { ...now, ok: false, reason: UNSAVED } : now;
  };
  const hear = (said: Said) => {
    if (said.kind === 'sent') sent.push(...said.ids);
    else if (said.kind === 'waiting') tellWaiting(turns, said, sent, say);
    else if (said.kind === 'health') say({ kind: 'health', id: said.id, health: health() });
    else if (said.kind === 'close') close(said.id);
    else {
      queue.add(said);
      plan();
    }
  };
  port.on('message', (all: Said[]) => all.forEach(hear));
}

/** Whether it was saved. */
function turn(turns: Turns, batch: Take[], sent: number[], say: Say): boolean {
  try {
    const turned = turns.take(
      batch.flatMap(({ incoming }) => incoming),
      sent,
    );
    let from = 0;
    const all = batch.map(({ id, incoming }): Answered => {
      from += incoming.length;
      return { id, turned: turned.slice(from - incoming.length, from) };
    });
    say({ kind: 'turned', json: JSON.stringify(all) });
    return true;
  } catch (error) {
    return fail(turns, batch, error, say);
  }
}

/** One event that cannot be saved must not take its whole batch down with it; a database in trouble does. */
function fail(turns: Turns, batch: Take[], error: unknown, say: Say): false {
  const name = nameOf(error);
  const isDatabase = name === 'SqliteError' || error instanceof StoreGone;
  if (batch.length > 1 && !isDatabase) for (const one of batch) turn(turns, [one], [], say);
  else for (const { id } of batch) say({ kind: 'failed', id, message: name });
  say({ kind: 'broke', error: name, at: 'commit' });
  // The main thread starts this one again, on a new file.
  if (error instanceof StoreGone) setImmediate(() => process.exit(1));
  return false;
}

/** What was delivered a moment ago is still in the outbox, but waits no more. */
function tellWaiting(turns: Turns, { id, after }: { id: number; after: number }, sent: number[], say: Say): void {
  try {
    const gone = new Set(sent);
    const page = turns.waiting(after);
    say({ kind: 'waiting', id, page: { ...page, rows: page.rows.filter((row) => !gone.has(row.id)) } });
  } catch (error) {
    say({ kind: 'failed', id, message: nameOf(error) });
  }
}

function follow(turns: Turns, say: Say): void {
  const bundle = turns.follow();
  if (bundle) say({ kind: 'served', bundle });
}

/** Whether it worked. */
function attempt(work: () => void, at: string, say: Say): boolean {
  try {
    work();
    return true;
  } catch (error) {
    say({ kind: 'broke', error: nameOf(error), at });
    return false;
  }
}

/** A message could quote what a person typed; a name cannot. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

async function open(port: MessagePort): Promise<void> {
  const say: Say = (heard) => port.postMessage(heard);
  try {
    const turns = await openTurns(workerData as TurnsOptions, (error, at) =>
      say({ kind: 'broke', error: nameOf(error), at }),
    );
    say({ kind: 'opened', opened: turns.opened });
    serve(port, turns, say);
  } catch (error) {
    const problems = error instanceof NothingToServe ? error.problems : [];
    say({ kind: 'refused', problems, message: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}

if (parentPort) void open(parentPort);
