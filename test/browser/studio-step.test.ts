import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
const { read } = studio.content;
let page: Page;

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const lines = () => page.locator('#lines');
const panel = () => page.getByRole('complementary');

describe('changing a step on the map', () => {
  it('shows the lines of the chosen step alone, what would be wrong, and saves them', async () => {
    page = await studio.open('#map/job.tips');
    await panel().getByText('2 other steps lead here').waitFor();
    await press('Change this step');
    expect(await lines().inputValue()).toMatch(/^tips:\n {2}most: 2\n/);
    await lines().fill((await lines().inputValue()).replace('most: 2', 'most: 1\n  next: aftre'));
    await panel().getByText('Did you mean "after"?').waitFor();
    await press('Save');
    await page.getByRole('alert').getByText('Nothing was saved').waitFor();
    await lines().fill((await lines().inputValue()).replace('aftre', 'after'));
    await panel().getByText('The checker finds nothing wrong').first().waitFor();
    await page.keyboard.press('Control+S');
    await page.getByText('✔ Saved').waitFor();
    expect(read('flows/job.yaml')).toContain('  tips:\n    most: 1\n    next: after\n    list:');
    studio.forgive('status of 400');
  });

  it('adds an answer that people can tap at once, with its words in every language', async () => {
    page = await studio.open('#map/job.fee');
    await press('Add an answer');
    await page.getByLabel('Name in the files').fill('loan');
    await page.getByLabel('Where it leads').selectOption('job.bad');
    await page.getByRole('textbox', { name: 'English', exact: true }).fill('By a loan');
    await page.getByRole('textbox', { name: 'မြန်မာ', exact: true }).fill('ချေးငွေနဲ့');
    await press('Save');
    await page.getByText('✔ Saved').waitFor();
    expect(read('flows/job.yaml')).toContain('ask: [none, some, loan]');
    await page.getByRole('link', { name: 'Play from here' }).click();
    await page.getByRole('region', { name: 'LINE, English' }).getByRole('button', { name: 'By a loan' }).click();
    await page.getByRole('region', { name: 'LINE, English' }).getByText('job.bad').waitFor();
  });

  it('takes a step out only after it was said who comes there, and never one that others lead to', async () => {
    page = await studio.open('#map/job.tips');
    await press('Change this step');
    let asked = '';
    page.once('dialog', (dialog) => {
      asked = dialog.message();
      void dialog.accept();
    });
    await press('Take the step out');
    await page.getByRole('alert').getByText('Nothing was saved').waitFor();
    expect(asked).toContain('2 other steps lead here');
    expect(read('flows/job.yaml')).toContain('tips:');
    studio.forgive('status of 400');
  });

  it('tells what a change touches, with ways to get there', async () => {
    page = await studio.open('#map/job.fee');
    await page.getByText('What a change touches').click();
    await panel().getByRole('link', { name: 'menu.start' }).last().waitFor();
    await panel().getByRole('link', { name: 'job:fee.text' }).click();
    await page.getByText('job.fee: words in').waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 1024],
    ['light', 400],
  ] as const)('has nothing that axe finds wrong, %s and %i px wide', async (colorScheme, width) => {
    page = await studio.open('#map/job.fee', { colorScheme, viewport: { width, height: 720 } });
    await page.getByText('What a change touches').click();
    await panel().getByText('Steps of conversations').waitFor();
    await press('Add an answer');
    expect(await violations(page)).toEqual([]);
    await press('Cancel');
    await press('Change this step');
    await lines().fill('fee:\n  ask: [none, some]\n  next: nowhere');
    await panel().locator('.problems li').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
