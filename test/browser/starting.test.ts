import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
let page: Page;
beforeEach(async () => {
  page = await studio.open('#flows');
  await page.getByRole('button', { name: 'Begin it' }).waitFor();
});

const file = (name: string) => join(studio.content.dir, name);
const say = { type: 'send_msg', uuid: 's', text: 'Call 02 123 4567.' };
const flow = (name: string) => ({
  uuid: name,
  name,
  language: 'eng',
  nodes: [{ uuid: 'n', actions: [say], exits: [] }],
});

describe('the page "New conversation"', () => {
  it('begins a conversation from a template, and leads to its words', async () => {
    await page.getByLabel('Name of its files').fill('job');
    await page.getByRole('button', { name: 'Begin it' }).click();
    await page.getByRole('alert').getByText('There is flows/job.yaml already.').waitFor();
    studio.forgive('400');
    await page.getByLabel('Name of its files').fill('rent');
    await page.getByLabel('Begins as').selectOption('parts');
    await page.getByRole('button', { name: 'Begin it' }).click();
    await page.getByText('✔ rent.start is there, in every language.').waitFor();
    expect(readFileSync(file('flows/rent.yaml'), 'utf8')).toContain('ask: [th, mm, other]');
    expect(existsSync(file('locales/my/rent.json'))).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Write its words' }).click();
    await page.getByRole('heading', { name: 'Texts' }).waitFor();
    await page.getByText('✎ Say in two or three short sentences').first().waitFor();
  });

  it('takes a conversation out again that nothing leads to, and asks first', async () => {
    await page.getByLabel('Name of its files').fill('rent');
    await page.getByRole('button', { name: 'Begin it' }).click();
    const waiting = page.getByRole('region', { name: 'Begun, and nothing leads there yet' });
    const remove = waiting.getByRole('button', { name: 'Take it out… rent' });
    await remove.waitFor();
    expect(await violations(page)).toEqual([]);
    page.once('dialog', (dialog) => void dialog.dismiss());
    await remove.click();
    expect(existsSync(file('flows/rent.yaml'))).toBe(true);
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await remove.click();
    await waiting.getByText('✔ rent is taken out. Files deleted: 3.').waitFor();
    expect(asked[0]).toContain('Files that will be deleted: 3');
    expect(existsSync(file('flows/rent.yaml'))).toBe(false);
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('status');
    await remove.waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
  });

  it('shows what would become of a RapidPro flow, and writes it only when it is taken over', async () => {
    writeFileSync(file('export.json'), JSON.stringify({ version: '13', flows: [flow('Rent'), flow('House')] }));
    await page.getByLabel(/^Exported file/).setInputFiles(file('export.json'));
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByLabel('Flow in this file').selectOption('House');
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('Nothing is written yet. “House” would become house.').waitFor();
    await page.getByText('02 123 4567').waitFor();
    expect(existsSync(file('flows/house.yaml'))).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take it over' }).click();
    await page.getByText('✔ house.start is there').waitFor();
    expect(readFileSync(file('locales/en/house.json'), 'utf8')).toContain('Call ✎(number).');
  });

  it('says what is wrong with a file', async () => {
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByRole('alert').getByText('Choose the exported file.').waitFor();
    writeFileSync(file('export.json'), '{"flows": [');
    await page.getByLabel(/^Exported file/).setInputFiles(file('export.json'));
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByRole('alert').getByText('The file is no JSON: line 1, column 12').waitFor();
    studio.forgive('400');
  });

  it('gives a conversation as Mermaid, in the language that is chosen, light and dark and in a narrow window', async () => {
    const chart = page.getByLabel('The flowchart, in Mermaid');
    await page.getByRole('region', { name: 'Draw a conversation' }).getByLabel('Conversation').selectOption('menu');
    await expect.poll(() => chart.inputValue()).toContain('[["job.fee"]]');
    await page.getByRole('region', { name: 'Draw a conversation' }).getByLabel('Language').selectOption('my');
    await expect.poll(() => chart.inputValue()).toContain('စကား');
    const dark = await studio.open('#flows', { colorScheme: 'dark', viewport: { width: 400, height: 720 } });
    await dark.getByRole('button', { name: 'Begin it' }).waitFor();
    expect(await violations(dark)).toEqual([]);
  });
});
