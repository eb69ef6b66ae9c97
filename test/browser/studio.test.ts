import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './browser.ts';
import { studioInBrowser } from './studio-page.ts';

const studio = studioInBrowser();
const { content } = studio;
let page: Page;

const open = async (hash = '', more = {}): Promise<void> => {
  page = await studio.open(hash, more);
};
const phone = (name: string) => page.getByRole('region', { name });
const heard = (name: string) => phone(name).locator('.bubble');
/** Presses Tab until what has the focus says this; a person would not press it more often. */
const tabTo = async (words: string): Promise<void> => {
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  for (let n = 0; n < 40 && !(await focused()).endsWith(words); n += 1) await page.keyboard.press('Tab');
  expect((await focused()).endsWith(words)).toBe(true);
};

const FROM_FEE = '#talk/job.fee';

describe('the studio page', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 1000],
    ['dark', 400],
  ] as const)(
    'has nothing that axe finds wrong on any page, %s and %i px wide',
    async (colorScheme, width) => {
      content.edit('flows/job.yaml', 'go: good', 'go: goood');
      content.edit('locales/my/job.json', 'စကား none', 'စကားစကားစကားစကားစကား none');
      await open(FROM_FEE, { colorScheme, viewport: { width, height: 720 } });
      await phone('LINE, English').getByRole('button', { name: 'word none' }).click();
      await page.locator('.behind').last().click();
      expect(await violations(page)).toEqual([]);
      for (const [hash, sign] of [
        ['#map/job.verdict', '.map a'],
        ['#texts/job.fee', 'td .over, small.over'],
        ['#problems', '.problems li'],
        ['#calls', '.calls li'],
        ['#contacts', 'td'],
        ['#facts', 'td'],
      ] as const) {
        await page.goto(studio.at(hash));
        await page.locator(sign).first().waitFor();
        expect(await violations(page)).toEqual([]);
      }
    },
    120_000,
  );

  it('shows the same conversation on both platforms, and goes back by one step or to the beginning', async () => {
    await open(FROM_FEE);
    await phone('Messenger, English').getByRole('button', { name: 'word some' }).click();
    await expect.poll(() => heard('LINE, English').allTextContents()).toContain('word some');
    await expect.poll(() => heard('Messenger, English').count()).toBe(3);
    await page.getByLabel('Write as a person would').fill('500 THB');
    await page.keyboard.press('Enter');
    await expect.poll(() => heard('LINE, English').allTextContents()).toContain('500 THB');
    await page.getByRole('button', { name: '← Back' }).click();
    await expect.poll(() => heard('LINE, English').count()).toBe(3);
    await page.getByRole('button', { name: 'Begin again' }).click();
    await expect.poll(() => heard('LINE, English').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Begin again' }).isDisabled()).toBe(true);
  });

  it('plays a second language beside the first, on the day that is set', async () => {
    await open(FROM_FEE);
    await page.getByLabel('Beside it').selectOption('my');
    await phone('LINE, မြန်မာ').waitFor();
    await page.getByLabel('As of').fill('2028-11-01');
    await phone('LINE, မြန်မာ').getByRole('button', { name: 'စကား some' }).click();
    await page.getByLabel('Write as a person would').fill('500 THB');
    await page.keyboard.press('Enter');
    await phone('LINE, English').locator('.behind', { hasText: 'job.excess' }).click();
    await page.getByText('old: told with “may have changed”, of 2025-01-01').waitFor();
  });

  it('leaves somebody who writes on after a tap in the field they write in', async () => {
    await open(FROM_FEE);
    const held = Promise.withResolvers<void>();
    await page.route('**/studio/api/talk', async (route) => {
      await held.promise;
      await route.continue();
    });
    await phone('Messenger, English').getByRole('button', { name: 'word some' }).click();
    await page.getByLabel('Write as a person would').fill('500 THB');
    held.resolve();
    await expect.poll(() => heard('Messenger, English').count()).toBe(3);
    await page.keyboard.press('Enter');
    await expect.poll(() => heard('LINE, English').allTextContents()).toContain('500 THB');
  });

  it('tells what is behind a bubble, down to the JSON that is sent', async () => {
    await open(FROM_FEE);
    await phone('Messenger, English').locator('.behind').click();
    const panel = page.getByRole('complementary', { name: 'Behind the bubble' });
    await panel.getByText('job:fee.text').waitFor();
    const json = await panel.getByRole('region', { name: 'The message as JSON' }).textContent();
    expect(JSON.parse(json ?? '')).toMatchObject({ quick_replies: [{ payload: 'job.fee.none' }, {}, {}, {}] });
    await panel.getByText('The whole request').click();
    expect(await panel.getByRole('region', { name: 'The request as JSON' }).textContent()).toContain('RESPONSE');
  });

  it('can be used by the keyboard alone: tap, look behind, choose on the map', async () => {
    await open(FROM_FEE);
    await tabTo('word none');
    await page.keyboard.press('Enter');
    await heard('LINE, English').getByText('word none', { exact: true }).waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('turn');
    await tabTo('job.tips');
    await page.keyboard.press('Space');
    await page.getByText('job:tips.text').waitFor();
    await page.goto(studio.at('#map/job.fee'));
    await page.getByRole('link', { name: 'job.tips, says' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'job.tips' }).waitFor();
    await page.getByRole('link', { name: 'Its texts' }).click();
    await page.getByText('items.ask_in_writing', { exact: true }).waitFor();
  });

  it('follows the files while one looks: new words in the same conversation, and a mistake at once', async () => {
    await open(FROM_FEE);
    await phone('LINE, English').getByRole('button', { name: 'word none' }).click();
    await expect.poll(() => heard('LINE, English').count()).toBe(5);
    content.edit(
      'locales/en/job.json',
      '"good": {\n    "text": "word text"',
      '"good": {\n    "text": "Nothing bad was found"',
    );
    await heard('LINE, English').getByText('Nothing bad was found').waitFor({ timeout: 15_000 });
    expect(await heard('LINE, English').count()).toBe(5);
    await page.getByRole('link', { name: /^Problems/ }).click();
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    await page.getByText('Did you mean "good"?').waitFor({ timeout: 15_000 });
    await page
      .getByText(/^flows\/job\.yaml:\d+:\d+$/)
      .first()
      .waitFor();
    await page.goto(studio.at('#map/job.fee'));
    await page.getByRole('link', { name: 'job.verdict, says, 1 error' }).click();
    await page.getByRole('complementary').getByText('Did you mean "good"?').waitFor();
  });

  it('says which file it plays without, because a mistake there takes a whole conversation out', async () => {
    await open();
    content.write('flows/job.yaml', 'start: [');
    await page.getByText('Played without what cannot be read: flows/job.yaml').waitFor({ timeout: 15_000 });
    content.write('flows/job.yaml', 'start: fee\nsteps: { fee: { aks: [none] } }');
    await page.getByText('Played without what cannot be read: flows/job.yaml').waitFor({ timeout: 15_000 });
  });

  it('says when Waymark does not answer, and goes on by itself', async () => {
    await open(FROM_FEE);
    await page.route('**/studio/api/state', (route) => route.abort());
    await page.getByText('Waymark does not answer').waitFor({ timeout: 15_000 });
    await page.unroute('**/studio/api/state');
    await page.getByText('Waymark does not answer').waitFor({ state: 'detached', timeout: 15_000 });
    studio.forgive('ERR_FAILED');
  });

  it('asks again by itself what could not be answered, so that nobody has to load the page anew', async () => {
    await open('#problems');
    await page.route('**/studio/api/freshness', (route) => route.fulfill({ status: 503, body: 'Busy' }));
    await page.goto(studio.at('#facts'));
    await page.getByText('Waymark could not do this (Busy)').waitFor();
    await page.unroute('**/studio/api/freshness');
    await page.locator('td').first().waitFor({ timeout: 15_000 });
    expect(await page.getByRole('alert').count()).toBe(0);
    studio.forgive('503');
  });

  it('shows words as words, never as markup, and keeps nothing of what is typed', async () => {
    content.edit(
      'locales/en/job.json',
      '"good": {\n    "text": "word text"',
      '"good": {\n    "text": "<img src=x> <b>bold</b>"',
    );
    await open(FROM_FEE);
    await phone('LINE, English').getByRole('button', { name: 'word none' }).click();
    await heard('LINE, English').getByText('<img src=x> <b>bold</b>').waitFor();
    await page.getByLabel('Write as a person would').fill('<i>typed</i>');
    await page.keyboard.press('Enter');
    await heard('LINE, English').getByText('<i>typed</i>').waitFor();
    expect(await page.locator('.bubble img, .bubble b, .bubble i').count()).toBe(0);
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
    expect(page.url()).not.toContain('typed');
    await page.reload();
    await page.locator('form.tools').waitFor();
    expect(await page.getByText('typed').count()).toBe(0);
  });

  it('gives another site’s page nothing, neither by asking nor by posting nor in a frame', async () => {
    // On this computer, too: browsers by themselves keep pages of the network away from it.
    const other = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    page = await (await studio.browser().newContext()).newPage();
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    await page.evaluate(`Promise.allSettled([
      fetch('${studio.at('')}', { mode: 'no-cors' }),
      fetch('${studio.at('api/state')}', { mode: 'no-cors', method: 'POST', body: '{}' }),
      new Promise((done) => {
        const frame = document.createElement('iframe');
        frame.src = '${studio.at('')}';
        frame.onload = done;
        document.body.append(frame);
      }),
    ])`);
    expect(studio.answered()).toEqual([403, 403, 403]);
    other.closeAllConnections();
    other.close();
  });
});
