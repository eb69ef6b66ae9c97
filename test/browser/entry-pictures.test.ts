import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';

const FIRST_UNPACKING_MS = 120_000;

/** `PICTURES=1 npx vitest run test/browser/entry-pictures.test.ts`: nothing is saved, the project's content stays. */
describe.runIf(process.env.PICTURES)('the pictures of the guide', () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
  }, FIRST_UNPACKING_MS);
  afterAll(() => gallery.close());

  it('show a number being changed', async () => {
    const page = await gallery.open('#contacts/th.social_assistance', 'form');
    await page.getByLabel('Phone number', { exact: true }).fill('13');
    await page.getByText('has 2 digits').first().waitFor();
    await gallery.take(page, 'studio-contact');
  });

  it('show a call being recorded', async () => {
    const page = await gallery.open('#calls', 'form');
    await page.getByText('I called this number…').first().click();
    await page.getByRole('checkbox', { name: 'Thai', exact: true }).check();
    await page.getByText('After saving:').waitFor();
    await gallery.take(page, 'studio-call');
  });

  it('show a fact being changed, and the sentence as it will read', async () => {
    const page = await gallery.open('#facts/th.travel_start_notice', 'form');
    await page.getByLabel('Value', { exact: true }).fill('20');
    await page.getByRole('complementary').getByText('20 days').first().waitFor();
    await page.getByLabel('Day of the source').scrollIntoViewIfNeeded();
    await gallery.take(page, 'studio-fact');
  });
});
