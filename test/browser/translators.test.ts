import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
const { content } = studio;
let page: Page;
beforeEach(async () => {
  page = await studio.open('#translators');
});

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
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take this one' }).click();
    await page.getByText('✔ Taken and written: 1.').waitFor();
    expect(readFileSync(join(content.dir, 'locales/my/job.json'), 'utf8')).toContain('အသစ်');
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('does not even send a file that is too large', async () => {
    const file = join(content.dir, 'large.xlsx');
    writeFileSync(file, Buffer.alloc(20_000_000));
    await page.getByLabel(/^XLSX or PO/).setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('This file has 20 MB; at most 5 MB are read. It was not sent.').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
