import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudio } from '../../src/studio/door.ts';
import { type App, startApp } from '../server/app.ts';
import { startBrowser } from './browser.ts';

const FIRST_UNPACKING_MS = 120_000;
/** Pictures are read over slow networks. */
const LARGEST_PICTURE = 150_000;
const root = fileURLToPath(new URL('../../', import.meta.url));

let browser: Browser;
let app: App;
beforeAll(async () => {
  browser = await startBrowser();
  app = await startApp({ studio: createStudio({ contentDir: root, dataDir: `${root}data` }) });
}, FIRST_UNPACKING_MS);
afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = async (hash: string) => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${app.url}/studio/${hash}`);
  await page.locator('form').first().waitFor({ timeout: 60_000 });
  return page;
};

/** `PICTURES=1 npx vitest run test/browser/entry-pictures.test.ts`: nothing is saved, the project's content stays. */
describe.runIf(process.env.PICTURES)('the pictures of the guide', () => {
  const take = async (page: Awaited<ReturnType<typeof open>>, name: string) => {
    const path = `${root}docs/pictures/${name}.png`;
    await page.screenshot({ path });
    expect(statSync(path).size).toBeLessThan(LARGEST_PICTURE);
    await page.context().close();
  };

  it('show a number being changed', async () => {
    const page = await open('#contacts/th.social_assistance');
    await page.getByLabel('Phone number', { exact: true }).fill('13');
    await page.getByText('has 2 digits').first().waitFor();
    await take(page, 'studio-contact');
  });

  it('show a call being recorded', async () => {
    const page = await open('#calls');
    await page.getByText('I called this number…').first().click();
    await page.getByLabel('Thai').check();
    await page.getByText('After saving:').waitFor();
    await take(page, 'studio-call');
  });

  it('show a fact being changed, and the sentence as it will read', async () => {
    const page = await open('#facts/th.travel_start_notice');
    await page.getByLabel('Value', { exact: true }).fill('20');
    await page.getByRole('complementary').getByText('20 days').first().waitFor();
    await page.getByLabel('Day of the source').scrollIntoViewIfNeeded();
    await take(page, 'studio-fact');
  });
});
