import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Pictures are read over slow networks. */
const LARGEST_PICTURE_BYTES = 150_000;
const folder = new URL('../../docs/pictures/', import.meta.url);

/** What the pictures of the guide show of a page. */
export const FRAME = { viewport: { width: 1100, height: 640 } };

/** Into `docs/pictures`, with `PICTURES=1`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  const { pathname } = new URL(`${name}.png`, folder);
  await page.screenshot({ path: pathname });
  expect(statSync(pathname).size).toBeLessThan(LARGEST_PICTURE_BYTES);
}
