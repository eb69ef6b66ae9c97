import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Session } from '../engine/turn.ts';
import { createSeal } from '../store/seal.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Event, Outcome, Store } from '../store/store.ts';
import { type Aim, type Figure, figure, type Measuring, quantile } from './figure.ts';
import { openFolder } from './folder.ts';

const section = 'sqlite';
const SMALL = 10_000;
const LARGE = 1_000_000;
const HUGE = 5_000_000;
const LOAD_BATCH = 2_000;
/** Turns of one round: few enough that the small store is not gone round twice. */
const ONES = 1_500;
const BATCHES = 100;
const BATCH = 64;
const HOUR_MS = 3_600_000;

/** How much slower a turn becomes when there are many sessions. `sizes` replaces the table's own, for a quick look. */
export function scale(
  { rounds, full, tell }: Measuring,
  sizes = full ? [SMALL, LARGE, HUGE] : [SMALL, LARGE],
): Figure[] {
  const { dir, remove } = openFolder();
  const filled = sizes.map((size) => fill(join(dir, `${size}.sqlite`), size, tell));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const one of filled) {
        tell(`round ${round + 1} of ${rounds}, ${one.size} sessions`);
        measure(one, round + 1);
      }
    }
  } finally {
    for (const { store } of filled) store.close();
    remove();
  }
  const [small, ...larger] = filled;
  return small ? larger.flatMap((one) => figures(small, one)) : [];
}

type Filled = { size: number; store: Store; ones: number[]; batches: number[]; worst: number[]; next: number };

function fill(file: string, size: number, tell: Measuring['tell']): Filled {
  const store = openSqlite({ file, seal: createSeal([randomBytes(32)]), retentionHours: 24 * 365 });
  for (let from = 0; from < size; from += LOAD_BATCH) {
    if (from % (LOAD_BATCH * 10) === 0) tell(`filling, ${from} of ${size} sessions`);
    take(store, eventsOf(from, Math.min(LOAD_BATCH, size - from), size), 0);
  }
  return { size, store, ones: [], batches: [], worst: [], next: size };
}

/** An hour later each round, so that every turn also moves its person in the index of who was seen when. */
function measure(filled: Filled, hour: number): void {
  const { store, size } = filled;
  const times: number[] = [];
  const run = (count: number) => {
    const start = performance.now();
    take(store, eventsOf(filled.next, count, size), hour);
    filled.next += count;
    times.push(performance.now() - start);
  };
  for (let n = 0; n < ONES; n++) run(1);
  filled.ones.push(perSecond(times, ONES));
  filled.worst.push(quantile(times, 0.99));
  times.length = 0;
  for (let n = 0; n < BATCHES; n++) run(BATCH);
  filled.batches.push(perSecond(times, BATCHES * BATCH));
}

const perSecond = (times: number[], rows: number): number => (rows * 1000) / times.reduce((sum, ms) => sum + ms, 0);

function figures(small: Filled, large: Filled): Figure[] {
  const against = `${thousands(large.size)} against ${thousands(small.size)} sessions`;
  const unit = 'turns/s';
  return [
    figure({ section, name: `one a commit, ${against}`, unit, aim: atLeast(0.6) }, large.ones, small.ones),
    figure({ section, name: `64 a commit, ${against}`, unit, aim: atLeast(0.4) }, large.batches, small.batches),
    figure({ section, name: `commit p99, ${against}`, unit: 'ms' }, large.worst, small.worst),
  ];
}

const atLeast = (least: number): Aim => ({ of: 'ratio', least });

const thousands = (size: number): string =>
  size % 1_000_000 === 0 ? `${size / 1_000_000} M` : `${Math.round(size / 100) / 10} k`;

/** Every event has an id of its own; people come round again after `size` of them. */
const eventsOf = (from: number, count: number, size: number): Event[] =>
  Array.from({ length: count }, (_, n) => ({
    channel: 'line',
    event: `event ${from + n}`,
    person: `U${(from + n) % size}`,
    at: 0,
  }));

function take(store: Store, events: Event[], hour: number): void {
  const now = Date.UTC(2026, 10, 22) + hour * HOUR_MS;
  store.takeTurns(
    events.map((event) => ({ ...event, at: now })),
    (event, session) => outcome(event, session),
    fail,
    now,
  );
}

const fail = (_: Event, error: unknown): never => {
  throw error;
};

/** A session in the middle of the longest flow; each turn changes one answer. */
const outcome = ({ event }: Event, session: Session | undefined): Outcome => ({
  session: { ...middle, answers: { ...(session ?? middle).answers, last: event } },
  requests: [],
});

const middle: Session = {
  lang: 'my',
  country: 'th',
  at: { flow: 'job-offer', step: 'contract' },
  answers: {
    paid: 'no',
    papers: 'no',
    travelling: 'no',
    online: 'no',
    country: 'th',
    destination: 'my',
    recruiter: 'friend',
    fee: { amount: 150_000, currency: 'MMK' },
    passport: 'keeps',
    contract: 'unsure',
  },
};
