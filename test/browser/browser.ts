import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
/** Goes with `npm ci`, as the package it comes from does. */
const home = join(modules, '.cache', 'chromium');
const parts = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];

/**
 * A real Chromium from node_modules: nothing to be installed, root or not. Its own libraries (nss, nspr, expat) and,
 * where there are none, its fonts stand in for those that a bare machine lacks; glibc on x64 is all it needs besides.
 * The package's own `args` are not used: they switch web security off, which is what we test.
 */
const startBrowser = async (): Promise<Browser> => {
  if (!existsSync(home)) await unpack();
  const libraries = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, ...fonts },
  });
};

/** One for all tests of a file. */
export function openBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  return () => browser;
}

/** The chat in a context of its own, with the first answers shown. A cheap phone's 320 × 568 unless told otherwise. */
export const openChat = async (browser: Browser, url: string, more: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 320, height: 568 }, ...more });
  const page = await context.newPage();
  await page.goto(`${url}/chat`);
  await page.locator('#log .choices button').first().waitFor();
  return page;
};

/** What axe finds wrong, with the markup it finds it in. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

// The package unpacks into the temporary folder and takes half a file of another test run for a whole one: so each
// run unpacks for itself, and the first to be ready gives the rest its folder.
const unpack = async (): Promise<void> => {
  await mkdir(join(modules, '.cache'), { recursive: true });
  const own = await mkdtemp(`${home}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  const unpacking = parts.map((part) => inflate(join(modules, '@sparticuz', 'chromium', 'bin', part)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(unpacking);
  // The package's own names folders of Amazon's machines.
  await writeFile(join(own, 'fonts.conf'), `<fontconfig><dir>${home}/fonts</dir></fontconfig>`);
  await rename(own, home).catch((error: unknown) => {
    if (!existsSync(home)) throw error;
    return rm(own, { recursive: true });
  });
};
