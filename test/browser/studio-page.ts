import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { createStudio } from '../../src/studio/door.ts';
import { DATABASE_FILE, openFile } from '../../src/store/sqlite-file.ts';
import { type App, startApp } from '../server/app.ts';
import { freshContent, writeContent } from '../studio/content.ts';
import { openBrowser } from './browser.ts';

/** Of the project's own content, on a busy machine. */
const FIRST_ANSWER_MS = 60_000;

/**
 * For each test of a file the studio over content of its own, in a browser. What a page's console complains of, a
 * broken policy too, fails the test.
 */
export function studioInBrowser(make = writeContent) {
  const browser = openBrowser();
  const content = freshContent(make);
  let app: App;
  let answered: number[];
  let faults: string[];
  beforeEach(async () => {
    // As the server makes it at its start, before anybody can open the studio.
    mkdirSync(content.folders.dataDir);
    openFile(join(content.folders.dataDir, DATABASE_FILE), 1000).close();
    const studio = createStudio(content.folders);
    [answered, faults] = [[], []];
    app = await startApp({
      studio: (request, response, next) => {
        response.on('finish', () => answered.push(response.statusCode));
        return studio(request, response, next);
      },
    });
  });
  afterEach(async () => {
    for (const context of browser().contexts()) await context.close();
    await app.close();
    if (faults.length > 0) throw new Error(`The console says: ${faults.join('\n')}`);
  });
  const at = (hash: string): string => `${app.url}/studio/${hash}`;
  return {
    browser,
    content,
    /** The address of a page. */
    at,
    /** The status of each answer of the studio, whatever the browser makes of it. */
    answered: () => answered,
    forgive: (words: string) => void (faults = faults.filter((fault) => !fault.includes(words))),
    /** A page on a small laptop unless told otherwise, when its first answer is there. */
    async open(hash: string, more: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser().newContext({ viewport: { width: 1280, height: 720 }, ...more });
      const page = await context.newPage();
      page.on('pageerror', (error) => void faults.push(error.message));
      page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
      await page.goto(at(hash));
      await page.locator('form').first().waitFor({ timeout: FIRST_ANSWER_MS });
      return page;
    },
  };
}
