import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/store/passwords.ts';
import { DATABASE_FILE } from '../../src/store/sqlite-file.ts';
import { openStaff } from '../../src/store/sqlite-staff.ts';
import type { StaffBook } from '../../src/store/staff-book.ts';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const PASSWORD = 'four words of mine';

const studio = studioInBrowser();
let hash: string;
let book: StaffBook;
let page: Page;
beforeAll(async () => {
  hash = await hashPassword(PASSWORD);
});
beforeEach(() => {
  book = openStaff(join(studio.content.folders.dataDir, DATABASE_FILE), 1000);
  book.add({ name: 'Khin Mya', roles: ['editor', 'reviewer'], languages: ['my'], addedAt: 0 }, hash);
});
afterEach(() => {
  // What the page is about: a refusal stands in the console of the browser, too.
  studio.forgive('401');
  book.close();
});

const open = async (more = {}, at = '#map/job.fee'): Promise<void> => {
  page = await studio.open(at, { viewport: { width: 1024, height: 600 }, ...more });
};
const signIn = async (password = PASSWORD): Promise<void> => {
  await page.getByLabel('Name').fill('Khin Mya');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
};

describe('the page on which staff sign in', () => {
  it.each([
    ['en', 'light', 1024, 'Sign in'],
    ['th', 'dark', 1024, 'เข้าสู่ระบบ'],
    ['my', 'light', 320, 'အကောင့်ဝင်ရန်'],
  ] as const)(
    'has nothing that axe finds wrong in %s, %s, %i px wide, with a refusal on it',
    async (locale, colorScheme, width, title) => {
      await open({ locale, colorScheme, viewport: { width, height: 600 } });
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('input[name=name]').fill('Khin Mya');
      await page.locator('input[name=password]').fill('not this one');
      await page.locator('form.sign-in button').click();
      await page.getByRole('alert').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    },
  );

  it('is done with the keyboard alone, and leads to where the address says', async () => {
    await open();
    expect(await page.evaluate('document.activeElement.name')).toBe('name');
    await page.keyboard.type('khin mya');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a wrong one here');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('nobody of this name with this password').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('password');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Map' }).waitFor();
    await page.getByText('Khin Mya').waitFor();
    await page.getByText('editor · reviewer (my)').waitFor();
    expect(page.url()).toBe(studio.at('#map/job.fee'));
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByText('Khin Mya').waitFor();
  });

  it('comes back after signing out', async () => {
    await open();
    await signIn();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('form.sign-in').waitFor();
    await page.reload();
    await page.locator('form.sign-in').waitFor();
  });

  it('is not asked of whoever is signed in and comes by a link in a message', async () => {
    await open();
    await signIn();
    await page.getByText('Khin Mya').waitFor();
    await page.goto('about:blank');
    await page.setContent(`<a href="${studio.at('#problems')}">here</a>`);
    await page.getByText('here').click();
    await page.getByRole('heading', { name: 'Problems' }).waitFor();
  });

  it('is asked for again on an open page when the account is gone, and what was written there stays', async () => {
    await open({}, '#talk/job.fee');
    await signIn();
    await page.locator('form.write').waitFor();
    await page.locator('#write').fill('500 THB');
    book.changePassword('Khin Mya', hash);
    await page.getByRole('alert').getByText('You are signed out').waitFor({ timeout: 15_000 });
    expect(await page.locator('#write').inputValue()).toBe('500 THB');
    const other = await page.context().newPage();
    await other.goto(studio.at(''));
    await other.getByLabel('Name').fill('Khin Mya');
    await other.getByLabel('Password').fill(PASSWORD);
    await other.keyboard.press('Enter');
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 });
    expect(await page.locator('#write').inputValue()).toBe('500 THB');
  });
});
