import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
const { content } = studio;
const FACTS = 'content/facts/th.yaml';
const CONTACTS = 'content/contacts/th.yaml';
const SAVED = 'Saved. People read it after it is published.';
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');

describe('the form of a fact with a table', () => {
  it('adds a row, takes one out and puts it back, by the keyboard; "Save" writes it', async () => {
    content.edit(FACTS, '  value: 0\n', '  table:\n    bangkok: 400\n    tak: 352 # Mae Sot, too\n');
    const page = await studio.open('#facts/th.fee', { viewport: { width: 1024, height: 720 } });
    const out = (name: string) => page.getByRole('button', { name: `Take out ${name}` });
    await out('tak').focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Put back tak');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Take out tak');
    await out('bangkok').click();
    await page.getByLabel('Name of a new row').fill('phuket');
    await page.getByLabel('Its value').fill('400');
    await page.keyboard.press('Enter');
    await page.getByText('phuket is added. Save to write it.').waitFor();
    expect(await page.getByLabel('phuket').inputValue()).toBe('400');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('the day that stands there is still right').check();
    await page.keyboard.press('Control+s');
    await page.getByText(SAVED).waitFor();
    expect(content.read(FACTS)).toContain('  table:\n    tak: 352 # Mae Sot, too\n    phuket: 400\n');
    await out('bangkok').waitFor({ state: 'detached' });
  });

  it('saves nothing while a row is typed and not added, which would be lost without a word', async () => {
    content.edit(FACTS, '  value: 0\n', '  table:\n    bangkok: 400\n');
    const page = await studio.open('#facts/th.fee');
    await page.getByLabel('bangkok').fill('410');
    await page.getByLabel('the day that stands there is still right').check();
    await page.getByLabel('Name of a new row').fill('tak');
    await page.keyboard.press('Control+s');
    expect(await page.getByLabel('Name of a new row').evaluate((field) => field.matches(':user-invalid'))).toBe(true);
    await page.getByRole('button', { name: 'Add the row' }).click();
    await page.getByText('Write the name of the row and its value first.').waitFor();
    expect(content.read(FACTS)).toContain('bangkok: 400\n');
    await page.getByLabel('Name of a new row').fill('');
    await page.keyboard.press('Control+s');
    await page.getByText(SAVED).waitFor();
    expect(content.read(FACTS)).toContain('bangkok: 410\n');
  });

  it('can be begun with rows in place of one value', async () => {
    const page = await studio.open('#facts/new');
    await page.getByLabel('Name in the files').fill('wage');
    await page.getByLabel('Name of a new row').fill('bangkok');
    await page.getByLabel('Its value').fill('400');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    expect(await page.getByLabel('Value', { exact: true }).count()).toBe(0);
    await page.getByLabel('Who says so').fill('Gazette');
    await page.getByLabel('Address of the source').fill('https://example.org/');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'th.wage in' }).waitFor();
    expect(content.read(FACTS)).toContain('  table: { bangkok: 400 }\n');
  });
});

describe('the hours of a contact', () => {
  it('have a break that one ticks', async () => {
    const page = await studio.open('#contacts/th.police');
    const form = page.getByRole('form', { name: 'th.police' });
    await form.getByLabel('Open').selectOption('every_day');
    await form.getByLabel('Closed for a break').check();
    await form.getByLabel('Break to').fill('18:00');
    await page.getByText('has a break from 12:00 to 18:00').first().waitFor();
    await form.getByLabel('Break to').fill('13:30');
    await page.getByText('has a break').first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+s');
    await page.getByText(SAVED).waitFor();
    expect(content.read(CONTACTS)).toContain('    pause: { from: "12:00", to: "13:30" }\n');
  });
});
