import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newDir, projectDir, runToEnd, startWaymark, type Waymark } from './waymark.ts';

const open: Waymark[] = [];
const dirs: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((waymark) => waymark.stop()));
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const start = async (...given: Parameters<typeof startWaymark>): Promise<Waymark> => {
  const waymark = await startWaymark(...given);
  open.push(waymark);
  dirs.push(waymark.dataDir);
  return waymark;
};

/** A content directory of its own, to break. */
const contentCopy = (): string => {
  const dir = newDir();
  dirs.push(dir);
  for (const part of ['flows', 'content', 'locales'])
    cpSync(join(projectDir, part), join(dir, part), { recursive: true });
  return dir;
};

describe('a first start', () => {
  it('opens the web chat without any setting, and says what whoever runs it should know', async () => {
    const waymark = await start();
    expect(waymark.said()).toContain('Waymark is open: http://localhost:');
    expect(waymark.said()).toContain('⚠ Not yet reviewed by native speakers: English');
    expect(waymark.said()).toContain('⚠ content/organisation.yaml does not say who runs this bot');
    expect(waymark.said()).toContain('⚠ A new key was made in ');
    expect(waymark.said()).toContain('Off, because not configured: LINE, Messenger');
    const [chat, ready, line] = await Promise.all([
      fetch(`${waymark.url}/chat`),
      fetch(`${waymark.url}/readyz`),
      fetch(`${waymark.url}/webhook/line`, { method: 'POST', body: '{}' }),
    ]);
    expect([chat.status, ready.status, line.status]).toEqual([200, 200, 404]);
    expect(await ready.json()).toMatchObject({ channels: { line: 'off', web: 'on' } });
  });

  it('answers a press of the button on the web with the verdict’s own words', async () => {
    const waymark = await start();
    const person = 'a'.repeat(24);
    const turn = async (event: string, input: unknown) => {
      const response = await fetch(`${waymark.url}/chat/turn`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: waymark.url },
        body: JSON.stringify({ person, event: event.padEnd(20, '_'), at: Date.now(), input, seen: [] }),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as { bubbles: { text: string; lang: string }[] };
    };
    await turn('one', { kind: 'arrive' });
    await turn('two', { kind: 'text', text: 'my' });
    await turn('three', { kind: 'text', text: 'မြန်မာ' });
    const { bubbles } = await turn('four', { kind: 'tap', at: { flow: 'job-offer', step: 'hello' }, choice: '_open' });
    expect(bubbles.every(({ lang }) => lang === 'my')).toBe(true);
    const again = await turn('four', { kind: 'tap', at: { flow: 'job-offer', step: 'hello' }, choice: '_open' });
    expect(again.bubbles.slice(-bubbles.length)).toEqual(bubbles);
  });
});

describe('broken content', () => {
  it('refuses the first start, naming file, line and what to type', async () => {
    const dir = contentCopy();
    const file = join(dir, 'flows', 'job-offer.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('go: verdict_stop }', 'go: verdict_stpo }'));
    const { code, said } = await runToEnd({ CONTENT_DIR: dir });
    expect(code).toBe(1);
    expect(said).toContain('"verdict_stpo"');
    expect(said).toMatch(/flows\/job-offer\.yaml:\d+:\d+:/);
    expect(said).toContain('Did you mean "verdict_stop"?');
  });

  it('leaves a counter open that was open before, on the version published last', async () => {
    const dir = contentCopy();
    const first = await start({ CONTENT_DIR: dir });
    const before = (await (await fetch(`${first.url}/readyz`)).json()) as { bundle: string };
    await first.stop();
    writeFileSync(join(dir, 'locales', 'my', 'flags.json'), '{ "broken": ');
    const second = await start({ CONTENT_DIR: dir }, first.dataDir);
    expect(second.said()).toContain('an earlier version is served');
    expect(await (await fetch(`${second.url}/readyz`)).json()).toMatchObject({ bundle: before.bundle });
  });
});

describe('a wrong environment variable', () => {
  it('stops the start with all mistakes at once', async () => {
    const { code, said } = await runToEnd({ RETENTION_HOURS: 'long', MESSENGER_PAGE_ID: 'page' });
    expect(code).toBe(1);
    expect(said).toContain('RETENTION_HOURS is "long"');
    expect(said).toContain('MESSENGER_PAGE_ID is "page"; allowed: digits only.');
    expect(said).toContain('MESSENGER_APP_SECRET is missing');
  });
});

describe('a counter whose log nobody reads any more', () => {
  it('goes on and stops in order, because whoever collects the log may end before it', async () => {
    const waymark = await start();
    waymark.deafen();
    const wrong = () =>
      fetch(`${waymark.url}/chat/turn`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    for (let n = 0; n < 3; n++) expect((await wrong()).status).toBe(400);
    expect((await fetch(`${waymark.url}/readyz`)).status).toBe(200);
    expect(await waymark.stop()).toBe(0);
  });
});
