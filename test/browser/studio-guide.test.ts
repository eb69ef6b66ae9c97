import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { copyContent } from '../studio/content.ts';
import { violations } from './browser.ts';
import { FRAME, takePicture } from './gallery.ts';
import { studioInBrowser } from './studio-page.ts';

const SLOW_MS = 180_000;

const studio = studioInBrowser(copyContent);
let page: Page;

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const words = (lang: string) =>
  JSON.parse(studio.content.read(`locales/${lang}/job-offer.json`)) as Record<string, object>;

/** By the language's own name: the question, its short name, yes and no. */
const COPY: Record<string, [question: string, topic: string, yes: string, no: string]> = {
  English: ['Will you get a copy of the contract?', 'A copy of the contract', 'Yes', 'No'],
  ไทย: ['คุณจะได้สำเนาสัญญาไหม', 'สำเนาสัญญา', 'ได้', 'ไม่ได้'],
  မြန်မာ: ['စာချုပ် မိတ္တူ ရမှာလား။', 'စာချုပ် မိတ္တူ', 'ရမယ်', 'မရဘူး'],
  ខ្មែរ: ['តើអ្នកនឹងបានច្បាប់ចម្លងកិច្ចសន្យាទេ?', 'ច្បាប់ចម្លងកិច្ចសន្យា', 'បាន', 'មិនបាន'],
  ລາວ: ['ເຈົ້າຈະໄດ້ສຳເນົາສັນຍາບໍ?', 'ສຳເນົາສັນຍາ', 'ໄດ້', 'ບໍ່ໄດ້'],
  'Tiếng Việt': ['Bạn có được giữ một bản hợp đồng không?', 'Bản hợp đồng', 'Có', 'Không'],
  中文: ['你会拿到一份合同吗？', '一份合同', '会', '不会'],
};

describe('the guide for staff', { timeout: SLOW_MS }, () => {
  it('adds a question in seven languages, from the map to the conversation in Burmese', async () => {
    page = await studio.open('#map/job-offer.pay_day', FRAME);
    await press('Add a question after it');
    await page.getByLabel('Name of the question in the files').fill('contract_copy');
    await page.getByLabel('Names of the answers').fill('yes, no');
    for (const [language, [question, topic, yes, no]] of Object.entries(COPY)) {
      const group = page.getByRole('group', { name: language, exact: true });
      await group.getByLabel('The question').fill(question);
      await group.getByLabel('Its short name').fill(topic);
      await group.getByLabel('Button for yes').fill(yes);
      await group.getByLabel('Button for no').fill(no);
    }
    expect(await violations(page)).toEqual([]);
    await page.getByRole('group', { name: 'English', exact: true }).scrollIntoViewIfNeeded();
    await takePicture(page, 'studio-question');
    await press('Save');
    await page.getByRole('heading', { name: 'job-offer.contract_copy' }).waitFor({ timeout: 60_000 });
    for (const lang of ['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'])
      expect(Object.keys(words(lang).contract_copy ?? {})).toEqual(['text', 'topic', 'choices']);
    await page.getByRole('link', { name: 'Play from here' }).click();
    await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('my');
    const line = page.getByRole('region', { name: 'LINE, မြန်မာ' });
    await line.getByText('စာချုပ် မိတ္တူ ရမှာလား။').waitFor();
    await line.getByRole('button', { name: 'မရဘူး' }).click();
    await line.getByText('job-offer.contract_copy').waitFor();
  });

  it('tries a step in the middle with the answers given before', async () => {
    page = await studio.open('#talk/job-offer.pay_day', FRAME);
    await page.getByText('“pay_day” is not heard here').waitFor({ timeout: 60_000 });
    await page.getByText('Answers given before (0)').click();
    await page.getByRole('combobox', { name: /^work / }).selectOption('factory');
    await page.getByText('“pay_day” is not heard here').waitFor({ state: 'detached' });
    await page.getByText('Answers given before (1)').click();
    await page.getByLabel('Beside it').selectOption('my');
    await page
      .getByRole('region', { name: 'LINE, မြန်မာ' })
      .locator('.behind', { hasText: 'job-offer.pay_day' })
      .click();
    await takePicture(page, 'studio');
  });

  it('shows how near help is on the map', async () => {
    page = await studio.open('#map/emergency.where', FRAME);
    await page.getByText('The map as a list').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Smaller' }).click();
    await takePicture(page, 'studio-map');
    expect(
      await page.getByRole('link', { name: /^emergency\.card, .*shows somebody to call/ }).count(),
    ).toBeGreaterThan(0);
  });
});
