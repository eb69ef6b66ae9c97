import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createStudio } from '../../src/studio/door.ts';
import { startApp } from '../server/app.ts';
import { startBrowser } from './browser.ts';

/** Pictures are read over slow networks. */
const LARGEST_PICTURE_BYTES = 150_000;
const FIRST_ANSWER_MS = 60_000;

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The studio, as the guide shows it: over the project's own content unless told otherwise. */
export async function openGallery(folders = { contentDir: root, dataDir: `${root}data` }) {
  const browser = await startBrowser();
  const app = await startApp({ studio: createStudio(folders) });
  return {
    /** A page on which `selector` has come. */
    async open(hash: string, selector: string): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1100, height: 640 } });
      const page = await context.newPage();
      await page.goto(`${app.url}/studio/${hash}`);
      await page.locator(selector).first().waitFor({ timeout: FIRST_ANSWER_MS });
      return page;
    },
    /** Into `docs/pictures`. */
    async take(page: Page, name: string): Promise<void> {
      const path = `${root}docs/pictures/${name}.png`;
      await page.screenshot({ path });
      expect(statSync(path).size).toBeLessThan(LARGEST_PICTURE_BYTES);
      await page.context().close();
    },
    async close(): Promise<void> {
      await browser.close();
      await app.close();
    },
  };
}

export type Gallery = Awaited<ReturnType<typeof openGallery>>;
