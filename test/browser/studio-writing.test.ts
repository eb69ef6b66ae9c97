import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
let page: Page;

const TEXTS = '#texts/job.fee';
const words = (lang: string) => JSON.parse(studio.content.read(`locales/${lang}/job.json`));
const change = (name: string) => page.getByRole('button', { name: `Change ${name}` });
const field = () => page.locator('#writing');
/** Answers the next question of the browser. */
const answer = (yes: boolean) => page.once('dialog', (dialog) => void (yes ? dialog.accept() : dialog.dismiss()));
/** What is refused stands in the console of the browser, too. */
const refusalsAreMeant = () => studio.forgive('status of 400');

describe('writing on the studio page', () => {
  it('shows words on both platforms while they are typed, saves them, and the conversation says them', async () => {
    page = await studio.open(TEXTS);
    await change('text, English').click();
    expect(await field().inputValue()).toBe('word text');
    await field().fill('How much do they want from you?');
    const line = page.getByRole('region', { name: 'Preview on LINE' });
    await line.getByText('How much do they want from you?').waitFor();
    await page.getByRole('region', { name: 'Preview on Messenger' }).getByText('How much do they want').waitFor();
    await page.getByText('The checker finds nothing wrong with these words').waitFor();
    expect(words('en').fee.text).toBe('word text');
    await page.keyboard.press('Control+S');
    await page.getByText('✔ Saved').waitFor();
    expect(words('en').fee.text).toBe('How much do they want from you?');
    expect(await page.evaluate('document.activeElement.id')).toBe('words-en-text');
    await page.goto(studio.at('#talk/job.fee'));
    await page.locator('.bubble', { hasText: 'How much do they want from you?' }).first().waitFor();
  });

  it('counts what is left and says what is wrong while one types, and refuses what would be an error', async () => {
    page = await studio.open(TEXTS);
    await change('choices.none, English').click();
    await field().fill('Nobody has asked me for {{nothing}}');
    await page.getByText('too long').first().waitFor();
    await page.getByRole('complementary').getByText('has the placeholder {{nothing}}').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Nothing was saved, because it would be wrong').waitFor();
    expect(words('en').fee.choices.none).toBe('word none');
    expect(await field().inputValue()).toBe('Nobody has asked me for {{nothing}}');
    refusalsAreMeant();
  });

  it('changes words that people may type, a line each, and then the conversation understands them', async () => {
    page = await studio.open('#texts/job.fee');
    await page.getByLabel('Other words').selectOption('words.menu');
    await change('text, English').click();
    await page.getByText('One word or phrase on each line').waitFor();
    const before = await field().inputValue();
    await field().fill(`${before}\nshow me all`);
    await page.getByText('The checker finds nothing wrong with these words').waitFor();
    await page.getByText('The bot never says them.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+S');
    await page.getByText('✔ Saved').waitFor();
    await page.getByText(`words and phrases: ${before.split('\n').length + 1}`).waitFor();
    await page.goto(studio.at('#talk/job.fee'));
    await page.locator('.bubble').first().waitFor();
    await page.getByLabel('Write as a person would').fill('Show me all!');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'word about' }).first().waitFor();
  });

  it('says whose words a step borrows, changes them in their own place, and says who else says them', async () => {
    studio.content.edit('flows/job.yaml', '  good:\n', '  good:\n    words_of: bad\n');
    for (const lang of ['en', 'my']) {
      const { good: _, ...others } = words(lang);
      studio.content.write(`locales/${lang}/job.json`, JSON.stringify(others));
    }
    page = await studio.open('#texts/job.good');
    await page.getByText('job.good says the words of job.bad').waitFor();
    expect(await violations(page)).toEqual([]);
    await change('text, English').click();
    await field().fill('Be careful.');
    await page.getByText('The checker finds nothing wrong with these words').waitFor();
    await page.keyboard.press('Control+S');
    await page.getByText('✔ Saved').waitFor();
    expect(words('en').bad.text).toBe('Be careful.');
    await page.getByText('job.good says').getByRole('link', { name: 'job.bad' }).click();
    await page.getByText('These steps say these words, or lines of them, too: job.good.').waitFor();
    await page.goto(studio.at('#texts/job.verdict'));
    await page.getByText('This step says nothing itself.').waitFor();
  });

  it('saves a new number in the first language and says which languages have to follow', async () => {
    page = await studio.open(TEXTS);
    await change('text, English').click();
    await field().fill('Within 30 days?');
    await page.getByText('these languages have to follow before it can be published: my').waitFor();
    await page.keyboard.press('Control+S');
    await page.getByText('these languages have to follow: my').waitFor();
    expect(words('en').fee.text).toBe('Within 30 days?');
  });

  it('puts the old words back with Escape, and asks before, when something was typed', async () => {
    page = await studio.open(TEXTS);
    await change('text, English').click();
    await field().fill('Other words');
    answer(false);
    await page.keyboard.press('Escape');
    expect(await field().inputValue()).toBe('Other words');
    answer(true);
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    await change('text, English').click();
    await field().waitFor();
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    expect(words('en').fee.text).toBe('word text');
  });

  it('asks before unsaved words are left for another page of the studio or another step', async () => {
    page = await studio.open(TEXTS);
    await change('text, English').click();
    await field().fill('Other words');
    answer(false);
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await expect.poll(() => page.url()).toContain(TEXTS);
    expect(await field().inputValue()).toBe('Other words');
    answer(false);
    await page.getByLabel('Step').selectOption('good');
    expect(await page.getByLabel('Step').inputValue()).toBe('fee');
    answer(true);
    await page.getByLabel('Step').selectOption('good');
    await page.getByText('job.good: words in').waitFor();
    await page.close({ runBeforeUnload: true });
  });

  it('shows what somebody else made of the same words, and loses neither', async () => {
    page = await studio.open(TEXTS);
    await change('text, English').click();
    await field().fill('My words');
    studio.content.edit(
      'locales/en/job.json',
      '"text": "word text",\n    "topic"',
      '"text": "Their words",\n    "topic"',
    );
    await page.getByRole('alert').getByText('Their words').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').getByText('Somebody else has changed these words').waitFor();
    expect(words('en').fee.text).toBe('Their words');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('✔ Saved').waitFor();
    expect(words('en').fee.text).toBe('My words');
    refusalsAreMeant();
  });

  it('records who has read the words, and says when they have changed since', async () => {
    page = await studio.open(TEXTS);
    await page.getByRole('button', { name: 'I have read it, it is right (my)' }).click();
    await page.getByLabel('Your name').fill('A. Example');
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('✓ reviewed').waitFor();
    await page.getByText(/^A\. Example, \d{4}-\d\d-\d\d$/).waitFor();
    await change('topic, English').click();
    await field().fill('What they want');
    await page.keyboard.press('Control+S');
    await page.getByText(/The English has changed since A\. Example read this on/).waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 1024],
    ['light', 400],
  ] as const)(
    'has nothing that axe finds wrong while one writes and reviews, %s and %i px wide',
    async (colorScheme, width) => {
      page = await studio.open(TEXTS, { colorScheme, viewport: { width, height: 720 } });
      await change('choices.none, မြန်မာ').click();
      await field().fill('စကားစကားစကားစကားစကား none {{nothing}}');
      await page.getByRole('complementary').locator('.problems li').first().waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'I have read it, it is right (en)' }).click();
      expect(await violations(page)).toEqual([]);
      refusalsAreMeant();
    },
  );
});
