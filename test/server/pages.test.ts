import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';

let app: App;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}${path}`, { headers, redirect: 'manual' });

describe('every answer', () => {
  it.each(['/chat', '/privacy', '/call/th.police', '/healthz', '/nowhere'])(
    'such as %s is not kept, tells no other site where one was, and runs nothing but our files',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    },
  );

  it('asks for https from then on only where the server is reached by it', async () => {
    expect((await get('/chat')).headers.get('strict-transport-security')).toBeNull();
    await app.close();
    app = await startApp({ publicUrl: 'https://way.example' });
    expect((await get('/chat')).headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  });
});

describe('the chat page', () => {
  it('is where the bare address leads', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/chat']);
  });

  it('has a title and an icon that tell a watcher nothing', async () => {
    expect(await (await get('/chat')).text()).toContain('<title>Chat</title>');
    expect((await get('/favicon.ico')).headers.get('content-type')).toBe('image/svg+xml');
  });

  it.each(['/chat', '/chat/chat.css', '/chat/chat.js'])(
    'loads over a slow network: %s is below 12 kB',
    async (path) => {
      expect((await (await get(path)).arrayBuffer()).byteLength).toBeLessThan(12_288);
    },
  );

  it('gets its style as one file, what it shares with the studio first', async () => {
    const css = await (await get('/chat/chat.css')).text();
    expect(css.indexOf('@font-face')).toBeLessThan(css.indexOf('#send'));
  });

  it('gets its modules as one script that a browser without modules runs, no name of one in another', async () => {
    const text = await (await get('/chat/chat.js')).text();
    expect(() => new Script(text)).not.toThrow();
    const names = [...text.matchAll(/^(?:function|var) (\w+)/gm)].map(([, name]) => name);
    expect(names).toContain('begin');
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('asks again whether its files have changed, so that page and script are of one age', async () => {
    const first = await get('/chat/chat.js');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    // Without this, Node's fetch would ask for a fresh copy of its own accord.
    const again = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    expect((await get('/chat/chat.js', again)).status).toBe(304);
  });

  it('gets no words where nobody gave any', async () => {
    expect(await (await get('/chat/words')).json()).toEqual({});
  });
});

describe('fonts', () => {
  it.each(['thai', 'myanmar', 'khmer', 'lao'])('of %s letters are kept by the browser for a year', async (script) => {
    const response = await get(`/fonts/noto-sans-${script}.woff2`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 4)).toBe('wOF2');
  });

  it.each(['noto-sans-thai.css', '..%2fchat.html', '%2e%2e%2f%2e%2e%2fpackage.json'])(
    'no other file: %s',
    async (file) => {
      expect((await get(`/fonts/${file}`)).status).toBe(404);
    },
  );
});

describe('the call page', () => {
  it('warns before the number, and names country and organisation beside it', async () => {
    const html = await (await get('/call/th.police?lang=my')).text();
    expect(html).toContain('<html lang="my">');
    expect(html.indexOf('First know')).toBeLessThan(html.indexOf('href="tel:191"'));
    expect(html).toMatch(/tel:191.*Thailand: Police/);
    expect(html).toContain('&lt;risk&gt;');
  });

  it('answers in the language of the browser, else in the first', async () => {
    expect(await (await get('/call/th.police', { 'accept-language': 'km-KH,km;q=0.9' })).text()).toContain('lang="km"');
    expect(await (await get('/call/th.police?lang=xx')).text()).toContain('lang="en"');
  });

  it('dials exactly the key presses, # included', async () => {
    await app.close();
    app = await startApp({ contact: () => ({ title: '"><script>', lines: [], number: '*77# (free)' }) });
    const html = await (await get('/call/x')).text();
    expect(html).toContain('href="tel:*77%23"');
    expect(html).not.toContain('<script');
  });

  it('of a contact that is not there, or no longer, finds nothing', async () => {
    const response = await get('/call/th.nobody');
    expect([response.status, await response.text()]).toEqual([404, 'Not found']);
  });
});

it('the privacy page links to all languages', async () => {
  const html = await (await get('/privacy?lang=km')).text();
  expect(html).toContain('Privacy km');
  expect(html).toContain('href="/privacy?lang=my" lang="my">မြန်မာ</a>');
});

describe('health', () => {
  it('says that the process lives', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok');
  });

  it('says what is served and how each channel stands', async () => {
    const response = await get('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ready: true,
      bundle: 'abc123',
      store: { ok: true },
      channels: { line: 'on', messenger: 'on', web: 'on' },
    });
  });

  it('is 503 with the reason when people cannot be served', async () => {
    app.paper.mood.health = { ok: false, bundle: 'abc123', reason: 'disk full' };
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toMatchObject([503, { ready: false, reason: 'disk full' }]);
  });

  it('is 503 when the database does not answer in time', async () => {
    await app.close();
    const never = {
      take: async () => [],
      sent: () => {},
      waiting: async () => ({ rows: [] }),
      health: () => new Promise<never>(() => {}),
      close: async () => {},
    };
    app = await startApp({ converse: never });
    expect((await get('/readyz')).status).toBe(503);
  });
});
