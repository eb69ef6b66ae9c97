import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';

const FIRST_UNPACKING_MS = 120_000;

/** `PICTURES=1 npx vitest run test/browser/writing-pictures.test.ts`: nothing is saved, the project's content stays. */
describe.runIf(process.env.PICTURES)('writing, for the guide', () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery();
  }, FIRST_UNPACKING_MS);
  afterAll(() => gallery.close());

  it('shows a text being written', async () => {
    const page = await gallery.open('#texts/job-offer.paid', 'text=job-offer.paid: words in');
    await page.getByRole('button', { name: 'Change choices.yes, English' }).click();
    await page.locator('#writing').fill('Yes, I have paid already');
    await page.getByText('a Messenger button shows').first().waitFor();
    await gallery.take(page, 'studio-writing');
  });

  it('shows a step being changed', async () => {
    const page = await gallery.open('#map/job-offer.paid', 'text=What a change touches');
    await page.getByRole('button', { name: 'Change this step' }).click();
    await page.locator('#lines').fill('paid:\n  ask: [no, yes]\n  flag: { yes: paid_before_checking }\n  next: papres');
    await page.getByText('Did you mean "papers"?').waitFor();
    await gallery.take(page, 'studio-step');
  });

  it('takes so long from a key to what one sees, printed for the guide', async () => {
    const page = await gallery.open('#texts/job-offer.paid', 'text=job-offer.paid: words in');
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
    await page.context().close();
  });
});
