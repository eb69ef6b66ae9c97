import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';

const bin = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/bin', import.meta.url));

/**
 * A real Chromium from node_modules: nothing to be installed, root or not. Its own libraries stand in for those that
 * a bare machine lacks. `chromium.args` is not used: it switches web security off, and that is what we test.
 */
export const startBrowser = async (): Promise<Browser> => {
  const libraries = await inflate(join(bin, 'al2023.tar.br'));
  const path = [join(libraries, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: path },
  });
};

/** The chat in a context of its own, with the first bubble shown. A cheap phone's 320 × 568 unless told otherwise. */
export const openChat = async (browser: Browser, url: string, more: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 320, height: 568 }, ...more });
  const page = await context.newPage();
  await page.goto(`${url}/chat`);
  await page.locator('#log .choices button').first().waitFor();
  return page;
};
