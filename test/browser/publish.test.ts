import { execFileSync } from 'node:child_process';
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
const region = (name: string) => page.getByRole('region', { name, exact: true });
const publish = async (why: string): Promise<void> => {
  const form = region('What publishing would change');
  if (await form.getByLabel('Your name').count()) await form.getByLabel('Your name').fill('Anna');
  await form.getByLabel('Why').fill(why);
  await page.keyboard.press('Enter');
  await region('What people read now').getByText(`by Anna – ${why}`).waitFor();
};

describe('the page "Publish"', () => {
  it.each([
    ['light', 1024],
    ['dark', 1024],
    ['dark', 400],
  ] as const)(
    'publishes, shows old words beside new ones, and goes back, with nothing that axe finds wrong, %s and %i px wide',
    async (colorScheme, width) => {
      await open('#publish', { colorScheme, viewport: { width, height: 720 } });
      await page.getByText('Nothing was published yet.').waitFor();
      await publish('first words');
      await page.getByText('Nothing: the files are what people read now.').waitFor();
      content.edit('locales/en/job.json', 'word none', 'Nobody asked');
      const changes = region('What publishing would change');
      await changes.getByRole('cell', { name: 'Nobody asked' }).waitFor({ timeout: 15_000 });
      expect(await changes.getByRole('row').nth(1).allTextContents()).toEqual([
        expect.stringMatching(/^en job:fee\.choices\.none changed.*word none.*Nobody asked$/s),
      ]);
      expect(await violations(page)).toEqual([]);
      await publish('clearer');
      const history = region('What was served before');
      await history.getByRole('button', { name: /^Serve [0-9a-f]{12} again$/ }).click();
      await history.getByRole('cell', { name: 'word none' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await history.getByLabel('Why').fill('too short');
      await history.getByRole('button', { name: /again now$/ }).click();
      await page.getByText('✔ The earlier version is served again.').waitFor();
      await region('What people read now').getByText('by Anna – too short').waitFor();
      await changes.getByRole('cell', { name: 'Nobody asked' }).waitFor();
      await history.getByText('What changed between two versions').click();
      await history.getByLabel('From').selectOption('');
      expect(await violations(page)).toEqual([]);
    },
    120_000,
  );

  it('offers to keep changed files in git, where they lie in a repository', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: content.dir });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    await open('#publish');
    await page.getByText('All files are as in the last commit.').waitFor();
    content.edit('locales/en/job.json', 'word none', 'Nobody asked');
    const files = region('Keep the files in git');
    await files.getByText('locales/en/job.json').waitFor({ timeout: 15_000 });
    expect(await violations(page)).toEqual([]);
    await files.getByLabel('Your name').fill('Anna');
    await files.getByLabel('Why').fill('clearer');
    await files.getByRole('button', { name: 'Commit these files' }).click();
    await page.getByText(/✔ Committed as [0-9a-f]+: 1 file\./).waitFor();
    await page.getByText('All files are as in the last commit.').waitFor();
  });

  it('does not publish with an error, and shows it', async () => {
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    await open('#publish');
    await page.getByText('Nothing can be published, because the files have errors: 1').waitFor();
    await page.getByText('Did you mean "good"?').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a story that no longer goes as it is written', () => {
  it('is shown under Problems and before publishing, which then asks whether one has looked', async () => {
    content.write('stories/fee.txt', '# The fee is asked.\nlanguage: en\nfrom: job.fee\nbot has button: word none\n');
    await open('#problems');
    await page.getByText('All go as they are written: 1.').waitFor();
    content.edit('locales/en/job.json', 'word none', 'Nobody asked');
    await page.getByText('Stories that do not go as they are written any more: 1 of 1.').waitFor({ timeout: 15_000 });
    await page.getByText('Line 4: There is no such button.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Play from where it begins' }).click();
    await page.getByText('word text').first().waitFor();
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    const changes = region('What publishing would change');
    await changes.getByText('stories/fee.txt').waitFor();
    expect(await changes.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await changes.getByLabel('Publish nevertheless').check();
    await publish('the story follows tomorrow');
  });
});

describe('a story on the studio page', () => {
  const MENDED = 'All go as they are written: 1.';

  it('is mended where it is told, and the focus goes on to what was said of all', async () => {
    content.write('stories/fee.txt', 'language: en\nfrom: job.fee\nbot has button: Nobody asked\n');
    await open('#problems');
    await page.getByText('Line 3: There is no such button.').waitFor();
    await page.getByText('Change this story').first().click();
    const form = page.getByRole('form', { name: 'stories/fee.txt' });
    const text = form.getByLabel('The story in stories/fee.txt');
    await text.fill('language: en\nfrom: job.fee\nbot has button: word non\n');
    await form.getByText('Line 3: There is no such button.').waitFor();
    expect(await violations(page)).toEqual([]);
    await text.fill('language: en\nfrom: job.fee\nbot has button: word none\n');
    await form.getByText('✔ It goes as it is written.').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText(MENDED).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(`✔ ${MENDED}`);
    expect(content.read('stories/fee.txt')).toContain('word none');
  });

  it('is written new', async () => {
    await open('#problems');
    await page.getByText('There are none.').waitFor();
    await page.getByText('All stories').click();
    await page.getByText('+ New story').click();
    await page.getByLabel('Name in the files').fill('fee');
    const form = page.getByRole('form', { name: 'stories/fee.txt' });
    await form
      .getByLabel('The story in stories/fee.txt')
      .fill('language: en\nfrom: job.fee\nbot has button: word none');
    await form.getByText('✔ It goes as it is written.').waitFor();
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText(MENDED).waitFor();
  });
});

describe('withdrawing on the pages of contacts', () => {
  it.each(['#contacts', '#calls'])('takes a number out and shows it again, on %s', async (hash) => {
    await open(hash);
    await page.getByRole('button', { name: 'Withdraw… th.police' }).click();
    await page.getByLabel('Your name').fill('Anna');
    await page.getByLabel('Why').fill('a stranger answers');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Withdraw th.police now' }).click();
    await page.getByText('a stranger answers (Anna)').waitFor();
    await page.getByText('set "confidence: unverified" for police').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show it again th.police' }).click();
    await page.getByRole('button', { name: 'Withdraw… th.police' }).waitFor();
  });
});
