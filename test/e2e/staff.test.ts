import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newDir, projectDir, startWaymark, type Waymark } from './waymark.ts';

const PASSWORD = 'four words of mine';
let waymark: Waymark;
afterEach(async () => {
  await waymark.stop();
  rmSync(waymark.dataDir, { recursive: true, force: true });
});

const staff = (dataDir: string, args: string[], input = '') =>
  spawnSync(process.execPath, [join(projectDir, 'src/cli/staff.ts'), ...args], {
    cwd: projectDir,
    env: { ...process.env, DATA_DIR: dataDir },
    input,
    encoding: 'utf8',
  }).status;
const add = (dataDir: string) => staff(dataDir, ['add', 'Mya', '--role', 'editor'], `${PASSWORD}\n`);
const post = (what: string, body: unknown, cookie = '') =>
  fetch(`${waymark.url}/studio/api/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: waymark.url, 'waymark-page': 'studio', cookie },
    body: JSON.stringify(body),
  });

it('obeys the command while it runs: the first account closes the door, and the last one opens it', async () => {
  waymark = await startWaymark();
  expect(waymark.said()).toContain('For staff, on this computer only');
  expect((await fetch(`${waymark.url}/studio/api/anything`)).status).toBe(404);
  expect(add(waymark.dataDir)).toBe(0);
  expect((await post('state', {})).status).toBe(401);
  const signed = await post('sign-in', { name: 'mya', password: PASSWORD });
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0];
  expect((await post('state', {}, cookie)).status).toBe(200);
  expect(staff(waymark.dataDir, ['remove', 'Mya'])).toBe(0);
  expect((await post('state', {})).status).toBe(200);
  expect(waymark.said()).not.toContain('Mya');
});

it('says at the start that the studio needs an account, or that it is closed for want of one', async () => {
  const dataDir = newDir();
  waymark = await startWaymark({ PUBLIC_URL: 'https://bot.example.org' }, dataDir);
  expect(waymark.said()).toContain('/studio is closed, since nobody has a staff account: npm run staff -- add');
  await waymark.stop();
  expect(add(dataDir)).toBe(0);
  waymark = await startWaymark({ PUBLIC_URL: 'https://bot.example.org' }, dataDir);
  expect(waymark.said()).toContain('For staff, with an account: https://bot.example.org/studio');
});
