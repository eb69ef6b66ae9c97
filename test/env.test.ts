import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waymark-env-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** What a command reads that is run in this folder, with PORT set outside if given. */
const portIn = (env: Record<string, string> = {}): string =>
  execFileSync(process.execPath, ['--import', resolve('src/env.js'), '-p', 'process.env.PORT'], {
    cwd: dir,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

it('.env is read, and gives way to what is set outside', () => {
  writeFileSync(join(dir, '.env'), 'PORT=4001\n');
  expect(portIn()).toBe('4001');
  expect(portIn({ PORT: '4002' })).toBe('4002');
});

it('without .env nothing is set', () => {
  expect(portIn()).toBe('undefined');
});
