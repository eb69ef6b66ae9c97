import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStudio } from '../../src/studio/door.ts';
import { type App, startApp } from '../server/app.ts';
import { type Content, writeContent } from '../studio/content.ts';
import { startBrowser } from './browser.ts';

const FIRST_UNPACKING_MS = 120_000;

let browser: Browser;
let app: App;
let content: Content;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  browser = await startBrowser();
}, FIRST_UNPACKING_MS);
afterAll(() => browser.close());
beforeEach(async () => {
  content = writeContent();
  app = await startApp({ studio: createStudio({ contentDir: content.dir, dataDir: `${content.dir}/data` }) });
  page = await (await browser.newContext({ viewport: { width: 1024, height: 720 } })).newPage();
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.goto(`${app.url}/studio/#translators`);
  await page.getByRole('button', { name: 'Download' }).waitFor();
});
afterEach(async () => {
  await page.context().close();
  await app.close();
  content.remove();
  const said = faults.splice(0);
  if (said.length > 0) throw new Error(`The console says: ${said.join('\n')}`);
});

const violations = async (): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

describe('the page "Translators"', () => {
  it('gives a file, takes it back row by row, and writes only what holds', async () => {
    await page.getByLabel('Kind of file').selectOption('po');
    const [got] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(got.suggestedFilename()).toBe('waymark-my.po');
    const file = join(content.dir, 'back.po');
    await got.saveAs(file);
    const text = readFileSync(file, 'utf8').replace('စကား none', 'အသစ်').replace('စကား some', '=1+1');
    writeFileSync(file, text);
    await page.getByLabel(/^XLSX or PO/).setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('Nothing is written yet. Would be taken: 1. Refused: 1.').waitFor();
    await page.getByText('It begins with "="').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Take this one' }).click();
    await page.getByText('✔ Taken and written: 1.').waitFor();
    expect(readFileSync(join(content.dir, 'locales/my/job.json'), 'utf8')).toContain('အသစ်');
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('does not even send a file that is too large', async () => {
    const file = join(content.dir, 'large.xlsx');
    writeFileSync(file, Buffer.alloc(20_000_000));
    await page.getByLabel(/^XLSX or PO/).setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('This file has 20 MB; at most 5 MB are read. It was not sent.').waitFor();
    expect(await violations()).toEqual([]);
  });
});
