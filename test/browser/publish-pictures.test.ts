import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Content, copyContent } from '../studio/content.ts';
import { type Gallery, openGallery } from './gallery.ts';

const FIRST_UNPACKING_MS = 120_000;

/** `PICTURES=1 npx vitest run test/browser/publish-pictures.test.ts`: over a copy of the project's content. */
describe.runIf(process.env.PICTURES)('publishing and translators, for the guide', () => {
  let content: Content;
  let gallery: Gallery;
  beforeAll(async () => {
    content = copyContent();
    gallery = await openGallery({ contentDir: content.dir, dataDir: `${content.dir}/data` });
  }, FIRST_UNPACKING_MS);
  afterAll(async () => {
    await gallery.close();
    content.remove();
  });

  it('shows old words beside new ones before they are published', async () => {
    const page = await gallery.open('#publish', 'text=Nothing was published yet.');
    await page.getByLabel('Your name').first().fill('A. Example');
    await page.getByLabel('Why').first().fill('what we begin with');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('by A. Example – what we begin with').first().waitFor();
    content.edit('locales/en/job-offer.json', 'for this job', 'to get this job');
    await page.getByRole('cell', { name: 'to get this job' }).waitFor();
    await page.getByLabel('Why').first().fill('clearer, after we tried it with readers');
    await gallery.take(page, 'studio-publish');
  }, 60_000);

  it('shows a file that came back, and why some of it is refused', async () => {
    const page = await gallery.open('#translators', 'text=A file that came back');
    await page.getByLabel('Conversation').selectOption('broker');
    await page.getByLabel('Kind of file').selectOption('po');
    const [got] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const file = join(content.dir, 'waymark-th-broker.po');
    await got.saveAs(file);
    let written = 0;
    const shorter = (_: string, words: string) =>
      `msgstr "${((written += 1)) === 1 ? words.slice(0, -1) : `=${words}`}"`;
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/(?<=msgid "[^"]+"\n)msgstr "([^"]{9,60})"/g, (all, words: string) =>
        written < 3 ? shorter(all, words) : all,
      ),
    );
    await page.getByLabel(/^XLSX or PO/).setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it first' }).click();
    await page.getByText('Nothing is written yet.').waitFor();
    await gallery.take(page, 'studio-translators');
  }, 60_000);
});
