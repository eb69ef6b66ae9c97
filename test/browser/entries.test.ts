import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
const { content } = studio;
let page: Page;

const open = async (hash: string, more = {}): Promise<void> => {
  page = await studio.open(hash, more);
};
const CONTACTS = 'content/contacts/th.yaml';
const FACTS = 'content/facts/th.yaml';
const field = (label: string) => page.getByLabel(label, { exact: true });
const opinion = () => page.getByRole('complementary', { name: 'What people will read' });
const save = () => page.getByRole('button', { name: 'Save' }).last();
const SAVED = 'Saved. People read it after it is published.';

describe('the forms of facts and contacts', () => {
  it('change a phone number: what people will read changes while one types, and the file with "Save"', async () => {
    await open('#contacts');
    await page.getByRole('link', { name: 'th.police' }).click();
    await field('Phone number').fill('19');
    await page.getByText('has 2 digits').first().waitFor();
    await field('Phone number').fill('1193');
    await opinion().getByText('1193').first().waitFor();
    expect(content.read(CONTACTS)).toContain('"191"');
    await page.keyboard.press('Control+s');
    await page.getByText(SAVED).waitFor();
    expect(content.read(CONTACTS)).toContain('phone: "1193"\n');
    await page.goto(studio.at('#talk/people.where'));
    await page.getByRole('button', { name: 'word th' }).first().click();
    await page.getByText('1193').first().waitFor();
  });

  it('let one go on as soon as "Saved." can be read, without asking', async () => {
    await open('#contacts/th.police');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await field('Phone number').fill('1193');
    await opinion().getByText('1193').first().waitFor();
    await page.evaluate(`new MutationObserver((_, watcher) => {
      if (!document.body.textContent.includes(${JSON.stringify(SAVED)})) return;
      watcher.disconnect();
      location.hash = '#facts/th.fee';
    }).observe(document.body, { childList: true, subtree: true })`);
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'th.fee in' }).waitFor();
    expect(asked).toEqual([]);
  });

  it('record a call from the list: it says before whom people will see, and the list gets shorter', async () => {
    content.edit(CONTACTS, 'kind: organisation', 'kind: international');
    content.edit(
      CONTACTS,
      'confidence: high\n  source: { title: Helpline',
      'confidence: low\n  source: { title: Helpline',
    );
    await open('#calls');
    const call = page.getByRole('listitem').filter({ hasText: 'th.helpline' });
    await call.getByText('I called this number…').click();
    await call.getByLabel('word en').check();
    await call.getByLabel('Open').selectOption('always');
    await call.getByText('When this is published, people will be shown this number.').waitFor();
    await call.getByLabel('Your name').fill('A. Example');
    await call.getByRole('button', { name: 'Save' }).click();
    await call.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('status');
    const today = new Date().toISOString().slice(0, 10);
    expect(content.read(CONTACTS)).toContain(`called: { date: ${today}, by: A. Example }`);
    expect(content.read(CONTACTS)).toContain('hours: always\n  speaks: [en]\n');
    await page.goto(studio.at('#talk/people.where'));
    await page.getByRole('button', { name: 'word th' }).first().click();
    await page.getByText('084-121-1609').first().waitFor();
  });

  it('record that an organisation agreed, and then its number is shown', async () => {
    content.edit(
      CONTACTS,
      'phone: "084-121-1609"',
      'phone: "084-121-1609"\n  called: { date: 2026-11-01, by: A. Example }',
    );
    await open('#contacts/th.helpline');
    await opinion().getByText('has not agreed to be listed yet').waitFor();
    await page.getByText('They agreed to be listed…').click();
    await page.getByLabel('What the person who agreed does there').fill('director');
    await page.getByLabel('Your name').fill('A. Example');
    await page.getByText('After saving:').waitFor();
    await page.locator('form.act').getByRole('button', { name: 'Save' }).click();
    await opinion().getByText('✓ People are shown this number.').waitFor();
    expect(content.read(CONTACTS)).toMatch(/agreed: \{ date: [\d-]+, by: A. Example, role: director \}/);
  });

  it('change a fee: it asks for the day of the source, and shows the sentence in two languages', async () => {
    await open('#facts/th.fee');
    await field('Value').fill('500');
    await field('Unit').fill('THB');
    await page.getByLabel('I looked at the source').waitFor();
    await save().click();
    await page.getByText('Give the day on which the source says so').waitFor();
    await field('Day of the source').fill('2026-11-01');
    await field('Valid from').fill('2026-10-15');
    await opinion().getByText('October 15, 2026').first().waitFor();
    expect(await opinion().locator('.bubble[lang=my]').count()).toBeGreaterThan(0);
    await save().click();
    await page.getByText(SAVED).waitFor();
    expect(content.read(FACTS)).toContain('value: 500\n');
    expect(content.read(FACTS)).toContain('date: 2026-11-01 }');
    studio.forgive('400');
  });

  it('set "checked" only when somebody says so and signs', async () => {
    await open('#facts/th.fee');
    await page.getByText('Nobody has checked it').waitFor();
    await page.getByLabel('I checked this today against the source.').check();
    await page.getByLabel('Your name').fill('A. Example');
    await save().click();
    await page.getByText('by A. Example. A new value').waitFor();
    expect(content.read(FACTS)).toMatch(/checked: \{ date: [\d-]+, by: A. Example \}/);
  });

  it('show both values where somebody else has changed the same one, and keep what was typed', async () => {
    await open('#contacts/th.police');
    await field('Phone number').fill('1193');
    content.edit(CONTACTS, '"191"', '"1155"');
    await save().click();
    await page.getByText('“1155” You saw: “191”').first().waitFor();
    expect(await field('Phone number').inputValue()).toBe('1193');
    expect(content.read(CONTACTS)).toContain('"1155"');
    await page.getByRole('button', { name: 'Forget the changes' }).click();
    await expect.poll(() => field('Phone number').inputValue(), { timeout: 10_000 }).toBe('1155');
    studio.forgive('400');
  });

  it('add a contact with its words in every language', async () => {
    await open('#contacts');
    await page.getByRole('link', { name: '+ New contact' }).click();
    await field('Name in the files').fill('women_line');
    for (const language of ['English', 'မြန်မာ']) {
      await field(`Name that people read (${language})`).fill(language);
      await field(`What it is for (${language})`).fill(language);
    }
    await field('Phone number').fill('1300');
    await page.getByLabel('people', { exact: true }).check();
    await page.getByLabel('everyone', { exact: true }).check();
    await page.getByLabel('word none_known').check();
    await field('Who says so').fill('A ministry');
    await field('Address of the source').fill('https://example.org/1300');
    await opinion().getByText('1300').first().waitFor();
    await save().click();
    await page.getByRole('heading', { name: 'th.women_line in' }).waitFor();
    expect(content.read(CONTACTS)).toContain(
      'women_line:\n  topics: [people]\n  phone: "1300"\n  kind: organisation\n',
    );
    expect(JSON.parse(content.read('locales/my/contacts.json')).th.women_line.for).toBe('မြန်မာ');
  });

  it.each([
    ['light', 1024],
    ['dark', 1280],
    ['light', 400],
  ] as const)('have nothing that axe finds wrong, %s and %i px wide', async (colorScheme, width) => {
    await open('#contacts/th.helpline', { colorScheme, viewport: { width, height: 720 } });
    await page.getByText('I called this number…').click();
    await page.getByText('They agreed to be listed…').click();
    await page.getByText('After saving:').first().waitFor();
    await field('Phone number').fill('12');
    await page.getByText('has 2 digits').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Forget the changes' }).click();
    for (const hash of ['#facts/th.fee', '#contacts/new', '#facts/new']) {
      await page.goto(studio.at(hash));
      await page.reload();
      await page.getByLabel('Who says so').waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });

  it.each(['th', 'my'])(
    'are read in %s at 400 per cent without moving sideways, and axe finds nothing',
    async (locale) => {
      await open('#contacts/th.helpline', { locale, viewport: { width: 320, height: 256 } });
      for (const hash of ['#contacts/th.helpline', '#facts/th.fee', '#contacts/new']) {
        await page.goto(studio.at(hash));
        await page.locator('form.card').waitFor();
        for (const fold of await page.locator('.records summary').all()) await fold.click();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        expect(await violations(page)).toEqual([]);
      }
    },
  );
});
