import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createStudio } from '../../src/studio/door.ts';
import { DATABASE_FILE, openFile } from '../../src/store/sqlite-file.ts';
import { startApp } from '../server/app.ts';
import { writeContent } from '../studio/content.ts';

export type Studio = Awaited<ReturnType<typeof startStudio>>;

/** The studio over a content directory of its own. What a page's console complains of, a broken policy too, fails `close`. */
export const startStudio = async (browser: Browser, content = writeContent()) => {
  // As the server makes it at its start, before anybody can open the studio.
  mkdirSync(join(content.dir, 'data'));
  openFile(join(content.dir, 'data', DATABASE_FILE), 1000).close();
  const studio = createStudio({ contentDir: content.dir, dataDir: `${content.dir}/data` });
  /** The status of each answer of the studio, whatever the browser makes of it. */
  const answered: number[] = [];
  const app = await startApp({
    studio: (request, response, next) => {
      response.on('finish', () => answered.push(response.statusCode));
      return studio(request, response, next);
    },
  });
  let faults: string[] = [];
  return {
    app,
    content,
    answered,
    forgive: (words: string) => void (faults = faults.filter((fault) => !fault.includes(words))),
    /** A page on a small laptop unless told otherwise, when its first answer is there. */
    async open(hash: string, more: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...more });
      const page = await context.newPage();
      page.on('pageerror', (error) => void faults.push(error.message));
      page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
      await page.goto(`${app.url}/studio/${hash}`);
      await page.locator('form.tools').first().waitFor();
      return page;
    },
    async close(): Promise<void> {
      for (const context of browser.contexts()) await context.close();
      await app.close();
      content.remove();
      if (faults.length > 0) throw new Error(`The console says: ${faults.join('\n')}`);
    },
  };
};

/** What axe finds wrong, with the markup it finds it in. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
