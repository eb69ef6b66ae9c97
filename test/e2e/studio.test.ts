import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startWaymark, type Waymark } from './waymark.ts';

let waymark: Waymark;
afterEach(async () => {
  await waymark.stop();
  rmSync(waymark.dataDir, { recursive: true, force: true });
});

const ask = (what: string, body: unknown): Promise<Response> =>
  fetch(`${waymark.url}/studio/api/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: waymark.url },
    body: JSON.stringify(body),
  });
/** The longest that anybody waited for an answer of the server while something else was done. */
const slowest = async (during: Promise<unknown>): Promise<number> => {
  const pause = () => new Promise((done) => setTimeout(done, 5, 'waiting'));
  let longest = 0;
  while ((await Promise.race([during, pause()])) === 'waiting') {
    const begun = performance.now();
    await (await fetch(`${waymark.url}/healthz`)).text();
    longest = Math.max(longest, performance.now() - begun);
  }
  return longest;
};

describe('the studio of a real server', () => {
  it('plays every conversation of the project from every step, and draws each map', async () => {
    waymark = await startWaymark();
    expect(waymark.said()).toContain('/studio');
    const state = (await (await ask('state', {})).json()) as { flows: { name: string; steps: { name: string }[] }[] };
    expect(state.flows.length).toBeGreaterThan(5);
    for (const { name, steps } of state.flows) {
      expect((await ask('map', { flow: name })).status).toBe(200);
      for (const step of steps) {
        const talk = await ask('talk', { langs: ['en', 'my'], from: { flow: name, step: step.name } });
        expect([name, step.name, talk.status]).toEqual([name, step.name, 200]);
      }
    }
  });

  it('reads and checks all files without holding up the chat', async () => {
    waymark = await startWaymark();
    await fetch(`${waymark.url}/chat`);
    const checking = ask('state', {});
    // Reading and checking takes a second or more; the first look at the studio loads its few files.
    expect(await slowest(checking)).toBeLessThan(500);
    expect((await checking).status).toBe(200);
  });

  it('does not keep a server from stopping while the page is open', async () => {
    waymark = await startWaymark();
    await ask('state', {});
    const begun = performance.now();
    expect(await waymark.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it.each([{ PUBLIC_URL: 'https://bot.example.org' }, { TRUST_PROXY: '1' }])(
    'is closed with %j, where others can reach the server',
    async (env) => {
      waymark = await startWaymark(env);
      expect(waymark.said()).toContain('/studio is closed');
      expect((await fetch(`${waymark.url}/studio/`)).status).toBe(403);
      expect((await ask('state', {})).status).toBe(403);
    },
  );
});
