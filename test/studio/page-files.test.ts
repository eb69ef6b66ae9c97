import { describe, expect, it } from 'vitest';
import { studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const studio = studioOverHttp(freshContent());

const get = (path: string): Promise<Response> => fetch(`${studio.url}/studio/${path}`);
const page = async (): Promise<string> => (await get('')).text();
const named = async (): Promise<string[]> =>
  [...(await page()).matchAll(/(?:href|src)="\/studio\/(files\/[^"]+)"/g)].map(([, path = '']) => path);

describe('the files of the studio page', () => {
  it('are all there under the names that the page gives them, and may be kept for good', async () => {
    const paths = await named();
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'private, max-age=31536000, immutable']);
    }
  });

  it('are asked for at once, with all that they import, so that a slow network waits once', async () => {
    const paths = (await named()).map((path) => path.replace(/^files\/\w+\//, ''));
    for (const path of paths.filter((each) => each.endsWith('.js'))) {
      const imports = (await (await get(`files/${path}`)).text()).matchAll(/^import .*'\.\/([\w-]+\.js)';/gm);
      for (const [, name = ''] of imports) expect(paths).toContain(name);
    }
    expect(paths).toContain('lib/preact.mjs');
  });

  it('have one style sheet for all pages, what is shared with the chat first', async () => {
    expect((await named()).filter((path) => path.endsWith('.css'))).toEqual([expect.stringMatching(/styles\.css$/)]);
    const css = await (await get('files/styles.css')).text();
    expect(css.indexOf('@font-face')).toBeLessThan(css.indexOf('.tools'));
    expect(css.indexOf('.tools')).toBeLessThan(css.indexOf('.map path'));
  });

  it('are asked for anew under a name of another age', async () => {
    for (const path of ['files/studio.js', 'files/0123456789abcdef/studio.js'])
      expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
  });

  it('are sent a third as large to browsers that can open it, and whole to others', async () => {
    const [small, whole] = await Promise.all(
      ['gzip', 'identity'].map((encoding) =>
        fetch(`${studio.url}/studio/files/studio.js`, { headers: { 'accept-encoding': encoding } }),
      ),
    );
    expect([small?.headers.get('content-encoding'), whole?.headers.get('content-encoding')]).toEqual(['gzip', null]);
    expect(await small?.text()).toBe(await whole?.text());
  });

  it('are none but these: nothing above their folder, no source', async () => {
    for (const path of ['files/../routes.ts', 'files/%2e%2e/routes.ts', 'files/constructor', 'files/', 'lib/htm.mjs'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});
