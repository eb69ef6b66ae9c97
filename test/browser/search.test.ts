import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();

const POLICE = 'th.police';
const HELPLINE = 'th.helpline';
/** The entries that can be seen, by their names in the files. */
const listed = (page: Page) => page.locator('tbody th code:visible, .calls h2 code:visible').allTextContents();
const search = (page: Page) => page.getByRole('searchbox');

describe('the search field', () => {
  it.each([
    ['police', POLICE],
    ['19 1', POLICE],
    ['๑๙๑', POLICE],
    ['0841211609', HELPLINE],
    ['084-121', HELPLINE],
    ['th help', HELPLINE],
  ])('finds contacts while one types %s: by name, place, or number however it is grouped', async (typed, found) => {
    const page = await studio.open('#contacts');
    await page.getByRole('rowheader').first().waitFor();
    await search(page).pressSequentially(typed);
    await page.getByText('Found: 1 of 2.').waitFor();
    expect(await listed(page)).toEqual([found]);
  });

  it('is worked by the keyboard: Enter goes to what was found, Esc shows all again; how many are found is told', async () => {
    const page = await studio.open('#contacts', { viewport: { width: 1024, height: 720 } });
    await page.getByRole('rowheader').first().waitFor();
    await search(page).fill('nobody here');
    await page.getByRole('status').getByText('Nothing is found.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await listed(page)).toEqual([POLICE, HELPLINE]);
    await search(page).fill('helpline');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: HELPLINE, level: 2 }).waitFor();
    await page.getByRole('link', { name: '← Contacts' }).click();
    await page.getByText('Found: 1 of 2.').waitFor();
    expect(await search(page).inputValue()).toBe('helpline');
  });

  it('finds facts by their name in words and by their source', async () => {
    const page = await studio.open('#facts');
    await page.getByRole('rowheader').first().waitFor();
    await search(page).fill('gazette');
    await page.getByText('Found: 1 of 1.').waitFor();
    await search(page).fill('wage');
    await page.getByText('Nothing is found.').waitFor();
  });

  it('keeps the call that somebody is writing down, also while it is not among what is found', async () => {
    const page = await studio.open('#calls');
    const item = page.getByRole('listitem').filter({ hasText: POLICE });
    await item.getByText('I called this number…').click();
    await item.getByLabel('Your name').fill('Anna');
    await search(page).fill('helpline');
    await page.getByText('Found: 1 of 2.').waitFor();
    expect(await listed(page)).toEqual([HELPLINE]);
    await page.keyboard.press('Escape');
    expect(await item.getByLabel('Your name').inputValue()).toBe('Anna');
    expect(await violations(page)).toEqual([]);
  });
});
