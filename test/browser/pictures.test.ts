import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { copyContent } from '../studio/content.ts';
import { FRAME, takePicture } from './gallery.ts';
import { studioInBrowser } from './studio-page.ts';

const SLOW_MS = 180_000;

/** `PICTURES=1 npx vitest run test/browser/pictures.test.ts`: over copies of the project's content. */
describe.runIf(process.env.PICTURES)('the pictures of the guide', { timeout: SLOW_MS }, () => {
  const studio = studioInBrowser(copyContent);
  const { content } = studio;

  it('show a number being changed', async () => {
    const page = await studio.open('#contacts/th.social_assistance', FRAME);
    await page.getByLabel('Phone number', { exact: true }).fill('13');
    await page.getByText('has 2 digits').first().waitFor();
    await takePicture(page, 'studio-contact');
  });

  it('show a call being recorded', async () => {
    const page = await studio.open('#calls', FRAME);
    await page.getByText('I called this number…').first().click();
    await page.getByRole('checkbox', { name: 'Thai', exact: true }).check();
    await page.getByText('After saving:').waitFor();
    await takePicture(page, 'studio-call');
  });

  it('show a fact being changed, and the sentence as it will read', async () => {
    const page = await studio.open('#facts/th.travel_start_notice', FRAME);
    await page.getByLabel('Value', { exact: true }).fill('20');
    await page.getByRole('complementary').getByText('20 days').first().waitFor();
    await page.getByLabel('Day of the source').scrollIntoViewIfNeeded();
    await takePicture(page, 'studio-fact');
  });

  it('show a text being written', async () => {
    const page = await studio.open('#texts/job-offer.paid', FRAME);
    await page.getByRole('button', { name: 'Change choices.yes, English' }).click();
    await page.locator('#writing').fill('Yes, I have paid already');
    await page.getByText('a Messenger button shows').first().waitFor();
    await takePicture(page, 'studio-writing');
  });

  it('show a step being changed', async () => {
    const page = await studio.open('#map/job-offer.paid', FRAME);
    await page.getByRole('button', { name: 'Change this step' }).click();
    await page.locator('#lines').fill('paid:\n  ask: [no, yes]\n  flag: { yes: paid_before_checking }\n  next: papres');
    await page.getByText('Did you mean "papers"?').waitFor();
    await takePicture(page, 'studio-step');
  });

  it('show old words beside new ones before they are published', async () => {
    const page = await studio.open('#publish', FRAME);
    await page.getByText('Nothing was published yet.').waitFor();
    await page.getByLabel('Your name').first().fill('A. Example');
    await page.getByLabel('Why').first().fill('what we begin with');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('by A. Example – what we begin with').first().waitFor();
    content.edit('locales/en/job-offer.json', 'for this job', 'to get this job');
    await page.getByRole('cell', { name: 'to get this job' }).waitFor();
    await page.getByLabel('Why').first().fill('clearer, after we tried it with readers');
    await takePicture(page, 'studio-publish');
  });

  it('show a story that a new wage breaks, and how it is mended', async () => {
    const story = 'stories/old-number.txt';
    content.write(story, readFileSync(new URL(`../../${story}`, import.meta.url), 'utf8'));
    content.edit('content/facts/th.yaml', 'bangkok: 400', 'bangkok: 410');
    content.edit('content/facts/th.yaml', 'highest: 400', 'highest: 410');
    const page = await studio.open('#problems', FRAME);
    await page.getByText('Change this story').first().click();
    await page.getByRole('form', { name: story }).getByRole('textbox').waitFor();
    await takePicture(page, 'studio-story');
  });

  it('show a file that came back, and why some of it is refused', async () => {
    const page = await studio.open('#translators', FRAME);
    await page.getByLabel('Conversation').selectOption('broker');
    await page.getByLabel('Kind of file').selectOption('po');
    const [got] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const name = 'waymark-th-broker.po';
    const file = join(content.dir, name);
    await got.saveAs(file);
    let written = 0;
    const shorter = (_: string, words: string) =>
      `msgstr "${((written += 1)) === 1 ? words.slice(0, -1) : `=${words}`}"`;
    const back = content
      .read(name)
      .replace(/(?<=msgid "[^"]+"\n)msgstr "([^"]{9,60})"/g, (all, words: string) =>
        written < 3 ? shorter(all, words) : all,
      );
    writeFileSync(file, back);
    await page.getByLabel(/^XLSX or PO/).setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('Nothing is written yet.').waitFor();
    await takePicture(page, 'studio-translators');
  });

  it('say how long it takes from a key to what one sees', async () => {
    const page = await studio.open('#texts/job-offer.paid', FRAME);
    await page.getByRole('button', { name: 'Change text, English' }).click();
    await page.getByText('The checker finds').waitFor();
    const sees = async (selector: string, words: string): Promise<number> => {
      const start = performance.now();
      const isThere = ([where, what]: string[]): boolean => {
        const { document } = globalThis as unknown as {
          document: { querySelector(of: string): { textContent: string } | null };
        };
        return document.querySelector(where ?? '')?.textContent.includes(what ?? '') ?? false;
      };
      await page.waitForFunction(isThere, [selector, words], { polling: 'raf' });
      return performance.now() - start;
    };
    const taken: [number, number][] = [];
    for (let n = 0; n < 12; n += 1) {
      await page.locator('#writing').fill(`Have you paid ${n} {{nothing${n}}} for this job?`);
      taken.push(await Promise.all([sees('aside .line', `paid ${n} `), sees('aside', `{{nothing${n}}}, which`)]));
    }
    const print = (which: 0 | 1) => taken.map((each) => Math.round(each[which])).toSorted((a, b) => a - b);
    process.stdout.write(`preview: ${print(0).join(' ')} ms\nproblems: ${print(1).join(' ')} ms\n`);
  });
});
