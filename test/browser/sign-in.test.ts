import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/store/passwords.ts';
import { openStaff } from '../../src/store/sqlite-staff.ts';
import type { StaffBook } from '../../src/store/staff-book.ts';
import { createStudio } from '../../src/studio/door.ts';
import { type App, startApp } from '../server/app.ts';
import { type Content, writeContent } from '../studio/content.ts';
import { startBrowser } from './browser.ts';

const FIRST_UNPACKING_MS = 120_000;
const PASSWORD = 'four words of mine';

let browser: Browser;
let hash: string;
let content: Content;
let book: StaffBook;
let app: App;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  hash = await hashPassword(PASSWORD);
}, FIRST_UNPACKING_MS);
afterAll(() => browser.close());
beforeEach(async () => {
  content = writeContent();
  const dataDir = join(content.dir, 'data');
  mkdirSync(dataDir);
  book = openStaff(join(dataDir, 'waymark.sqlite'), 1000);
  book.add({ name: 'Khin Mya', roles: ['editor', 'reviewer'], languages: ['my'], addedAt: 0 }, hash);
  app = await startApp({ studio: createStudio({ contentDir: content.dir, dataDir }) });
});
afterEach(async () => {
  await page.context().close();
  await app.close();
  book.close();
  content.remove();
});

const open = async (more = {}, hash_ = '#map/job.fee'): Promise<void> => {
  page = await (await browser.newContext({ viewport: { width: 1024, height: 600 }, ...more })).newPage();
  await page.goto(`${app.url}/studio/${hash_}`);
  await page.locator('form.sign-in').waitFor();
};
const violations = async (): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
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
      expect(await violations()).toEqual([]);
      await page.locator('input[name=name]').fill('Khin Mya');
      await page.locator('input[name=password]').fill('not this one');
      await page.locator('form.sign-in button').click();
      await page.getByRole('alert').waitFor();
      expect(await violations()).toEqual([]);
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
    expect(page.url()).toBe(`${app.url}/studio/#map/job.fee`);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await violations()).toEqual([]);
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
    await page.setContent(`<a href="${app.url}/studio/#problems">here</a>`);
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
    await other.goto(`${app.url}/studio/`);
    await other.getByLabel('Name').fill('Khin Mya');
    await other.getByLabel('Password').fill(PASSWORD);
    await other.keyboard.press('Enter');
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 15_000 });
    expect(await page.locator('#write').inputValue()).toBe('500 THB');
  });
});
