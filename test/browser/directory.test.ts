import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPages } from '../../src/pages.ts';
import { real, textOf, today } from '../engine/real.ts';
import { type App, startApp } from '../server/app.ts';
import { openBrowser, violations } from './browser.ts';

const browser = openBrowser();
let app: App;
beforeAll(async () => {
  const pages = createPages(
    () => real,
    () => today,
  );
  app = await startApp(pages);
});
afterAll(() => app.close());

describe.each(['en', 'my'])('the directory in "%s", without any script', (lang) => {
  it('is searched by the keyboard, has nothing that bars anybody, and prints what was found alone', async () => {
    const context = await browser().newContext({ viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(`${app.url}/directory?lang=${lang}`);
    await page.getByLabel(textOf(lang, 'page:directory.country')).selectOption('th');
    await page.getByLabel(textOf(lang, 'people:about.topic')).selectOption('labour');
    await page.getByRole('button', { name: textOf(lang, 'page:directory.search') }).press('Enter');
    await page.getByRole('link', { name: '☎ 1506' }).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.getByText('1506').first().isVisible()).toBe(true);
    await context.close();
  });
});
