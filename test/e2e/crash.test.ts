import { rmSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startLine } from '../doubles/line.ts';
import { startMessenger } from '../doubles/messenger.ts';
import { linePerson, messengerPerson } from '../doubles/webhooks.ts';
import { APP_SECRET, bothPlatforms, bring, type Figures, type Somebody } from './platform.ts';
import { type Dice, dice, writeScript } from './scripts.ts';
import { compare, type Got } from './transcript.ts';
import { newDir, startWaymark, until } from './waymark.ts';

/** CRASH_SEED=7 plays other conversations and dies at other moments. */
const SEED = Number(process.env.CRASH_SEED ?? 1);
const PEOPLE = 72;
const EVENTS_EACH = 16;
const DEATHS = 12;
/** After so many events more it dies, and up to this much later, so that it dies in the middle of everything. */
const DIES_WITHIN_MS = 60;
/** When everything has come, nothing more may come. */
const QUIET_MS = 1_000;

type Played = { transcripts: Map<string, Got[]>; deaths: number[]; figures: Figures; refused: string[] };

/** Two thirds on LINE. */
const people: Somebody[] = Array.from({ length: PEOPLE }, (_, n) => ({
  channel: n % 3 < 2 ? 'line' : 'messenger',
  person: n % 3 < 2 ? linePerson(n + 1) : messengerPerson(n + 1),
  script: writeScript(dice(SEED * 1000 + n), n + 1, EVENTS_EACH),
}));

/** Who comes in the same posts: most alone, some in pairs. */
const together: Somebody[][] = ['line', 'messenger'].flatMap((channel) => {
  const all = people.filter((each) => each.channel === channel);
  return [...all.slice(8).map((one) => [one]), ...[0, 2, 4, 6].map((n) => all.slice(n, n + 2))];
});

/** Plays all scripts against a server of its own that dies `times` times meanwhile, evenly over the events. */
async function play(times: number, wanted?: Map<string, Got[]>): Promise<Played> {
  const [line, messenger] = await Promise.all([startLine(), startMessenger({ appSecret: APP_SECRET })]);
  const dataDir = newDir();
  const env = bothPlatforms(line, messenger);
  let waymark = await startWaymark(env, dataDir);
  const { url } = waymark;
  const figures: Figures = { events: 0, posts: 0, refused: 0, duplicates: 0 };
  const deaths: number[] = [];
  const random = dice(SEED);

  const kill = async (n: number) => {
    await until(() => figures.events >= ((n + 1) * PEOPLE * EVENTS_EACH) / (times + 1), 60_000);
    await after(random() * DIES_WITHIN_MS);
    deaths.push(Date.now());
    await waymark.stop('SIGKILL');
    waymark = await startWaymark({ ...env, PORT: new URL(url).port }, dataDir);
  };
  const dying = async () => {
    for (let n = 0; n < times; n++) await kill(n);
  };
  const collect = (): Map<string, Got[]> => {
    const got = new Map<string, Got[]>(people.map(({ person }) => [person, []]));
    for (const { to, messages, at } of line.accepted) got.get(to)?.push({ what: JSON.stringify(messages), at });
    for (const { to, at, ...what } of messenger.accepted) got.get(to)?.push({ what: JSON.stringify(what), at });
    return got;
  };
  // What every script ends with is answered: then nothing of this person is on its way any more.
  const isThere = (got: Map<string, Got[]>) =>
    people.every(({ person }) => {
      const last = wanted?.get(person)?.at(-1)?.what;
      return (got.get(person)?.length ?? 0) > 0 && (last === undefined || got.get(person)?.at(-1)?.what === last);
    });
  try {
    await Promise.all([dying(), ...together.map((few) => bring(few, { url, figures, random: own(random) }))]);
    await until(() => isThere(collect()), 20_000).catch(() => undefined);
    await after(QUIET_MS);
    return { transcripts: collect(), deaths, figures, refused: messenger.refused.map(({ reasons }) => reasons.join()) };
  } finally {
    await waymark.stop('SIGKILL');
    await Promise.all([line.close(), messenger.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A dice of its own for each, so that one does not change what another throws. */
const own = (random: Dice): Dice => dice(random() * 2 ** 32);

it('loses nothing and turns nothing twice, however often the process is killed under load', async () => {
  const calm = await play(0);
  expect(calm.refused).toEqual([]);
  const wanted = calm.transcripts;
  const { transcripts, deaths, figures, refused } = await play(DEATHS, wanted);
  const compared = people.map(({ person }) => {
    const expected = wanted.get(person)?.map(({ what }) => what) ?? [];
    return { person, ...compare(expected, transcripts.get(person) ?? [], deaths) };
  });
  const count = (all: Map<string, Got[]>) => [...all.values()].reduce((sum, got) => sum + got.length, 0);
  const wrong = compared.filter((each) => each.wrong !== undefined);
  const copies = compared.flatMap(({ copies: ages }) => ages).toSorted((a, b) => a - b);
  const { events, posts, duplicates } = figures;
  console.info(
    `seed ${SEED}: ${PEOPLE} people, ${events} events in ${posts} posts (${figures.refused} refused, ${duplicates} copies), ` +
      `${deaths.length} deaths, ${count(wanted)} requests: ${wrong.length} people with anything lost or turned twice; ` +
      `${count(transcripts) - count(wanted)} sent twice, ` +
      `half of them ${copies[copies.length >> 1] ?? 0} ms or less before a death, the oldest ${copies.at(-1) ?? 0} ms.`,
  );
  expect(wrong).toEqual([]);
  expect(refused).toEqual([]);
  expect(deaths).toHaveLength(DEATHS);
}, 90_000);
