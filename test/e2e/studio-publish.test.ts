import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, postTurn, webEvent } from '../server/app.ts';
import { newDir, projectDir, startWaymark, until, type Waymark } from './waymark.ts';

/** What the page promises. */
const FOLLOWS_MS = 2_000;
/** Nobody types faster, and one address is answered only so often. */
const PAUSE_MS = 100;
/** As long as LINE waits for an answer. */
const LINE_WAITS_MS = 2_000;

let files: string;
let waymark: Waymark;
beforeAll(async () => {
  files = newDir();
  for (const part of ['flows', 'content', 'locales'])
    cpSync(join(projectDir, part), join(files, part), { recursive: true });
  waymark = await startWaymark({ CONTENT_DIR: files });
});
afterAll(async () => {
  await waymark.stop('SIGKILL');
  for (const dir of [files, waymark.dataDir]) rmSync(dir, { recursive: true, force: true });
});

// biome-ignore lint: answers are looked at, not used
type Any = any;
const ask = async (what: string, body: unknown = {}): Promise<Any> => {
  const response = await fetch(`${waymark.url}/studio/api/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: waymark.url },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
};
const served = async (): Promise<string> => {
  const { bundle }: { bundle: string } = JSON.parse(await (await fetch(`${waymark.url}/readyz`)).text());
  return bundle;
};
const callPage = async (): Promise<number> => (await fetch(`${waymark.url}/call/th.police`)).status;

/** Asks, then waits for what people get: `took` ms from the button to there. `slowest`: ms that somebody else waited for an answer meanwhile. */
const timed = async (what: string, body: unknown, holds: () => Promise<boolean>) => {
  const begun = performance.now();
  const reaching = ask(what, body)
    .then(() => until(holds, FOLLOWS_MS))
    .then(() => performance.now() - begun);
  const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS, 'waiting'));
  let slowest = 0;
  while ((await Promise.race([reaching, pause()])) === 'waiting') {
    const asked = performance.now();
    await somebody()('welcome.language.en');
    slowest = Math.max(slowest, performance.now() - asked);
  }
  const took = await reaching;
  expect(slowest).toBeLessThan(LINE_WAITS_MS);
  return { took, slowest };
};

const somebody = () => {
  const person = id();
  return async (place: string): Promise<string> => {
    const [flow = '', step = '', choice = ''] = place.split('.');
    const input = { kind: 'tap', at: { flow, step }, choice };
    const response = await postTurn(waymark.url, webEvent(input, { person }));
    const { bubbles }: { bubbles: { text: string }[] } = JSON.parse(await response.text());
    return bubbles.map(({ text }) => text).join('\n');
  };
};
type Words = Record<string, { text: string }>;
const FILE = 'locales/th/job-offer.json';
const read = (): Words => JSON.parse(readFileSync(join(files, FILE), 'utf8'));

describe('publishing in the studio of a running server', () => {
  it('reaches people in mid-flow within two seconds, there and back, while others get their answers', async () => {
    const tap = somebody();
    await tap('welcome.language.th');
    await tap('menu.start.job_offer');
    await tap('job-offer.paid.no');
    const { now: first } = await ask('serving');
    const old = read().travelling?.text ?? '';
    const text = readFileSync(join(files, FILE), 'utf8').replace(JSON.stringify(old).slice(1, -1), 'ถ้อยคำใหม่');
    writeFileSync(join(files, FILE), text);
    await ask('state', { again: true });
    const { files: hash, changes } = await ask('serving');
    expect(changes.shown).toEqual([
      expect.objectContaining({
        name: 'th job-offer:travelling.text',
        parts: [{ part: '', was: old, now: 'ถ้อยคำใหม่' }],
      }),
    ]);

    const asked = { files: hash, served: first.hash, why: 'clearer', name: 'Anna' };
    const there = await timed('publish', asked, async () => (await served()) === hash);
    expect(await tap('job-offer.papers.no')).toContain('ถ้อยคำใหม่');
    const back = { hash: first.hash, served: hash, why: 'too short', name: 'Anna' };
    const again = await timed('back', back, async () => (await served()) === first.hash);
    expect(await tap('job-offer.papers.no')).toContain(old.split('\n')[0]);
    const out = { id: 'th.police', why: 'nobody answers', name: 'Anna' };
    const gone = await timed('withdraw', out, async () => (await callPage()) === 404);
    await timed('restore', { id: 'th.police' }, async () => (await callPage()) === 200);
    for (const [what, { took, slowest }] of Object.entries({ publish: there, back: again, withdraw: gone }))
      process.stdout.write(
        `studio ${what}: ${Math.round(took)} ms from the button to what people read; others waited ${Math.round(slowest)} ms at most\n`,
      );
  });
});
