import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const SLOW_MS = 120_000;

const studio = studioInBrowser();
beforeEach(() => {
  studio.content.edit('flows/job.yaml', 'go: good', 'go: goood');
});

/** Each page with something on it that comes with the answer. */
const PAGES = [
  ['#talk/job.fee', '.bubble'],
  ['#map/job.fee', '.map a'],
  ['#texts/job.fee', 'td'],
  ['#problems', '.problems li'],
  ['#calls', '.calls li'],
  ['#contacts', 'td'],
  ['#facts', 'td'],
  ['#contacts/th.police', 'main aside'],
  ['#facts/th.fee', 'main aside'],
  ['#flows', 'main form'],
  ['#publish', 'main h2'],
  ['#translators', 'input[type=file]'],
] as const;

const go = async (page: Page, [hash, sign]: readonly [string, string]): Promise<void> => {
  await page.goto(studio.at(hash));
  await page.locator(sign).first().waitFor();
};
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');

describe('the studio for everybody', () => {
  it.each([
    ['en', 'light'],
    ['th', 'dark'],
    ['my', 'light'],
    ['my', 'dark'],
  ] as const)(
    'has nothing that axe finds wrong in %s, %s, on the smallest laptop',
    async (locale, colorScheme) => {
      const page = await studio.open('#talk/job.fee', { locale, colorScheme, viewport: { width: 1024, height: 600 } });
      expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
      for (const each of PAGES) {
        await go(page, each);
        expect([each[0], ...(await violations(page))]).toEqual([each[0]]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1024);
      }
    },
    SLOW_MS,
  );

  it.each(['en', 'th', 'my'])(
    'is read at 400 per cent in %s without moving sideways',
    async (locale) => {
      const page = await studio.open('#talk/job.fee', { locale, viewport: { width: 320, height: 256 } });
      for (const each of PAGES) {
        await go(page, each);
        expect([each[0], await page.evaluate('document.documentElement.scrollWidth')]).toEqual([each[0], 320]);
      }
    },
    SLOW_MS,
  );

  it('speaks the language that was chosen, also after it is opened again', async () => {
    const page = await studio.open('#problems', { locale: 'th-TH' });
    await page.getByRole('heading', { name: 'ปัญหา' }).waitFor();
    await page.getByRole('combobox', { name: 'ภาษาของหน้านี้' }).selectOption('my');
    await page.getByRole('heading', { name: 'ပြဿနာများ' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'ပြဿနာများ' }).waitFor();
  });

  it('lets the keyboard skip the menu, and says on which page one is now', async () => {
    const page = await studio.open('#problems');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Problems');
    await page.getByRole('link', { name: 'Texts', exact: true }).press('Enter');
    await expect.poll(() => focused(page)).toBe('Texts');
    await expect.poll(() => page.title()).toBe('Texts – Waymark studio');
    await go(page, ['#texts/job.fee', 'td']);
    const step = page.getByRole('combobox', { name: 'Step' });
    await step.focus();
    await step.selectOption('tips');
    await page.waitForURL(/texts\/job\.tips$/);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
  });

  it('shows the map larger and smaller, by button and by key, and tells it as a list', async () => {
    const page = await studio.open('#map/job.fee');
    const map = page.getByRole('group', { name: 'The steps of job' });
    const width = async () => Number(await map.getAttribute('width'));
    await map.waitFor();
    const whole = await width();
    await page.getByRole('button', { name: 'Larger' }).click();
    expect(await width()).toBeCloseTo(whole * 1.25);
    await page.getByRole('region', { name: 'Map of job' }).press('-');
    await page.getByRole('region', { name: 'Map of job' }).press('-');
    expect(await width()).toBeCloseTo(whole / 1.25);
    await page.getByRole('region', { name: 'Map of job' }).press('0');
    expect(await width()).toBe(whole);
    await page.getByText('The map as a list').click();
    const list = page.locator('.listed');
    expect(await list.locator('ol > li').first().textContent()).toMatch(/^job\.fee, asks.*tap.*→ amount/);
    await list.getByRole('link', { name: /^job\.tips/ }).press('Enter');
    await page.getByRole('heading', { name: 'job.tips' }).waitFor();
  });

  it('asks only for the page and its answers when it is opened again', async () => {
    const page = await studio.open('#problems');
    await page.locator('.problems li').first().waitFor();
    const before = studio.answered().length;
    await page.reload();
    await page.locator('.problems li').first().waitFor();
    // The page, and the state of the files; after a second the state again.
    expect(studio.answered().length - before).toBeLessThanOrEqual(4);
  });

  it('begins at a step that has an "if", with the answers that were given before', async () => {
    const page = await studio.open('#talk/job.amount');
    await page.getByText('“amount” is not heard here').waitFor();
    await page.getByText('Answers given before (0)').click();
    await page.getByRole('combobox', { name: /^fee/ }).selectOption('some');
    await page.getByText('“amount” is not heard here').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'LINE, English' }).locator('.behind', { hasText: 'job.amount' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('tells in words what a platform cuts, for whoever cannot point at it', async () => {
    studio.content.edit('locales/en/job.json', 'word none', 'No, nobody has asked me for any money');
    const page = await studio.open('#talk/job.fee');
    const messenger = page.getByRole('region', { name: 'Messenger, English' });
    await messenger.getByText('Cut here, in full: No, nobody has asked me for any money').waitFor();
  });
});
