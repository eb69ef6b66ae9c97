import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openChat, violations } from '../browser/browser.ts';
import { takePicture } from '../browser/gallery.ts';
import { projectDir, startWaymark, type Waymark } from './waymark.ts';

const browser = openBrowser();
let waymark: Waymark;

beforeAll(async () => {
  waymark = await startWaymark();
});
afterAll(async () => {
  await waymark.stop();
  rmSync(waymark.dataDir, { recursive: true, force: true });
});

type Words = Record<string, { text?: string; choices?: Record<string, string> }>;
const words = (lang: string, file: string): Words =>
  JSON.parse(readFileSync(join(projectDir, 'locales', lang, `${file}.json`), 'utf8'));

/** Presses a button of the newest question, and waits for the next one. */
const press = async (page: Page, label: string) => {
  const last = page.locator('#log .choices').last();
  const before = await page.locator('#log .choices').count();
  // Its number stands before the label; "yes" may be a part of "no" in some languages.
  await last
    .locator('button')
    .filter({ hasText: new RegExp(`^[0-9]*\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
    .click();
  await expect.poll(() => page.locator('#log .choices').count()).toBeGreaterThan(before);
};

/** For the documents, as on a larger phone. */
const picture = async (page: Page, name: string) => {
  if (!process.env.PICTURES) return;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate('document.fonts.ready');
  await takePicture(page, name);
};

/** The shortest way to a verdict: online work near a border, and the result at once. */
const shortCheck = async (lang: string, page: Page) => {
  const jobOffer = words(lang, 'job-offer');
  const label = (step: string, choice: string) => jobOffer[step]?.choices?.[choice] ?? '';
  await press(page, words(lang, 'menu').start?.choices?.job_offer ?? '');
  if (lang === 'my') await picture(page, 'question-burmese');
  for (const step of ['paid', 'papers', 'travelling']) await press(page, label(step, 'no'));
  await press(page, label('online', 'yes'));
  await press(page, label('stop_here', 'result'));
  return page.locator('#log').innerText();
};

describe('the web chat, with the real engine behind it', () => {
  it.each(['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'])('leads through a check to a verdict in %s', async (lang) => {
    const page = await openChat(browser(), waymark.url);
    const endonym = page.locator('#log .choices button').nth(['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'].indexOf(lang));
    const before = await page.locator('#log .choices').count();
    await endonym.click();
    await expect.poll(() => page.locator('#log .choices').count()).toBeGreaterThan(before);
    const log = await shortCheck(lang, page);
    expect(log).toContain(words(lang, 'job-offer').verdict_stop?.text?.split('\n')[0]);
    expect(log).toContain((words(lang, 'flags').scam_compound as { name?: string }).name);
    if (lang === 'my') await picture(page, 'verdict-burmese');
    await page.context().close();
  });

  it('offers a number that can be pressed to call, with its country beside it', async () => {
    const page = await openChat(browser(), waymark.url);
    await page.locator('#log .choices button').first().click();
    await expect.poll(() => page.locator('#log .choices').count()).toBe(2);
    await press(page, 'Help now');
    await press(page, 'Thailand');
    const call = page.locator('a[href="tel:191"]').first();
    await call.waitFor();
    expect(await page.locator('#log').innerText()).toContain('Thailand: Police');
    await picture(page, 'help-now');
    await page.context().close();
  });

  it('has no accessibility violation on the way', async () => {
    const page = await openChat(browser(), waymark.url);
    await page.locator('#log .choices button').nth(2).click();
    await expect.poll(() => page.locator('#log .choices').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
