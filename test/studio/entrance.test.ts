import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/store/passwords.ts';
import { openStaff } from '../../src/store/sqlite-staff.ts';
import { SESSION_IDLE_MS, type Staff, type StaffBook } from '../../src/store/staff-book.ts';
import { createStudio } from '../../src/studio/door.ts';
import { NAME_TRIES } from '../../src/studio/throttle.ts';
import { type App, startApp } from '../server/app.ts';
import { freshContent } from './content.ts';

const PASSWORD = 'four words of mine';
const PUBLIC = 'https://bot.example.org';
const THROUGH = { host: 'bot.example.org', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };
let hash: string;
const content = freshContent();
let book: StaffBook;
let app: App;

type Setting = { publicUrl?: string; trustProxy?: unknown };
const open = async (setting: Setting = {}): Promise<void> => {
  app = await startApp({ studio: createStudio({ ...content.folders, ...setting }), ...setting });
};
const add = (name: string, roles: Staff['roles'] = ['editor'], languages: string[] = []): boolean =>
  book.add({ name, roles, languages, addedAt: Date.now() }, hash);

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: unknown; cookie?: string };
/** As a browser on this computer sends it, unless told otherwise. `fetch` would not send another Host or Origin. */
const ask = (path: string, { method = 'GET', headers = {}, body, cookie }: Asked = {}): Promise<Answer> =>
  new Promise((done, failed) => {
    const own =
      method === 'GET' ? {} : { origin: app.url, 'waymark-page': 'studio', 'content-type': 'application/json' };
    const sent = { ...own, ...(cookie ? { cookie } : {}), ...headers };
    const made = request(app.url + path, { method, headers: sent }, async (response) => {
      let text = '';
      for await (const part of response) text += String(part);
      done({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    made.on('error', failed).end(body === undefined ? undefined : JSON.stringify(body));
  });
const post = (what: string, body: unknown = {}, more: Asked = {}) =>
  ask(`/studio/api/${what}`, { method: 'POST', body, ...more });
const signIn = (name = 'Mya', password = PASSWORD, more: Asked = {}) => post('sign-in', { name, password }, more);
/** What the browser would send back. */
const cookieOf = ({ headers }: Answer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const mayEnter = async (cookie?: string, more: Asked = {}): Promise<boolean> =>
  (await post('state', {}, { ...(cookie ? { cookie } : {}), ...more })).status === 200;
const inDatabase = (sql: string): void => {
  const db = new Database(join(content.folders.dataDir, 'waymark.sqlite'));
  db.exec(sql);
  db.close();
};

beforeAll(async () => {
  hash = await hashPassword(PASSWORD);
});
beforeEach(() => {
  mkdirSync(content.folders.dataDir);
  book = openStaff(join(content.folders.dataDir, 'waymark.sqlite'), 1000);
});
afterEach(async () => {
  book.close();
  await app.close();
});

describe('the studio before anybody has an account', () => {
  it('opens on this computer alone, and says how to make an account', async () => {
    await open({ publicUrl: PUBLIC });
    const { status, text } = await ask('/studio/');
    expect(status).toBe(403);
    expect(text).toContain('npm run staff -- add');
    await app.close();
    await open();
    expect(await mayEnter()).toBe(true);
    expect((await ask('/studio/', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(403);
  });

  it('asks for an account as soon as there is the first one, without a restart', async () => {
    await open();
    expect(await mayEnter()).toBe(true);
    add('Mya');
    expect(await mayEnter()).toBe(false);
    expect((await ask('/studio/')).text).toContain('sign-in.js');
    book.remove('Mya');
    expect(await mayEnter()).toBe(true);
  });
});

describe('signing in', () => {
  it('lets in who knows the password, under the name as it is kept, until they sign out', async () => {
    add('Khin Mya', ['reviewer'], ['my']);
    await open();
    const answer = await signIn('khin mya');
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^waymark-staff=[\w-]{43}; Path=\/studio; HttpOnly; SameSite=Strict$/),
    ]);
    const cookie = cookieOf(answer);
    const me = { name: 'Khin Mya', roles: ['reviewer'], languages: ['my'] };
    expect(JSON.parse((await post('state', {}, { cookie })).text)).toMatchObject({ me });
    expect(JSON.parse((await ask('/studio/api/me', { cookie })).text)).toEqual({ me });
    expect((await ask('/studio/', { cookie })).text).toMatch(/<script[^>]*files\/\w+\/studio\.js/);
    const out = await post('sign-out', {}, { cookie });
    expect(out.headers['set-cookie']?.[0]).toContain('waymark-staff=; Path=/studio; Expires=Thu, 01 Jan 1970');
    expect(await mayEnter(cookie)).toBe(false);
  });

  it('says the same of a wrong password and of a name that is not there', async () => {
    add('Mya');
    await open();
    const [wrong, unknown] = [await signIn('Mya', 'something else'), await signIn('Nobody')];
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    for (const body of [{}, { name: 5, password: [] }, { name: 'Mya' }, [], 'x'])
      expect((await post('sign-in', body)).status).toBeGreaterThanOrEqual(400);
    expect((await post('sign-in', { name: 'Mya', password: 'x'.repeat(5000) })).status).toBe(413);
  });

  it('makes one wait after some wrong passwords, the right one included', async () => {
    add('Mya');
    await open();
    for (let n = 0; n < NAME_TRIES; n += 1) expect((await signIn('Mya', `wrong ${n}`)).status).toBe(401);
    const { status, headers, text } = await signIn();
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(text)).toMatchObject({ why: 'throttled', wrong: expect.stringContaining('Too many') });
  });

  it('looks at one password after the other, and turns away a crowd instead of its memory growing', async () => {
    add('Mya');
    await open();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => signIn(`name ${n}`)));
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect(count(503)).toBeGreaterThan(0);
    expect(count(401)).toBeGreaterThanOrEqual(8);
    expect(count(503) + count(401)).toBe(20);
  });

  it('is a stranger’s again with a token that is made up, old, or of somebody who was removed', async () => {
    add('Mya');
    add('Aung');
    await open();
    expect(await mayEnter('waymark-staff=')).toBe(false);
    expect(await mayEnter(`waymark-staff=${randomUUID()}`)).toBe(false);
    const [mya, aung] = [cookieOf(await signIn('Mya')), cookieOf(await signIn('Aung'))];
    expect(await mayEnter(mya)).toBe(true);
    expect(await mayEnter(aung)).toBe(true);
    book.remove('Aung');
    expect(await mayEnter(aung)).toBe(false);
    inDatabase(`UPDATE staff_sessions SET used_at = used_at - ${SESSION_IDLE_MS}`);
    expect(await mayEnter(mya)).toBe(false);
    const again = cookieOf(await signIn('Mya'));
    book.changePassword('Mya', hash);
    expect(await mayEnter(again)).toBe(false);
  });

  it('keeps of the token, and of the password, nothing with which one could sign in', async () => {
    add('Mya');
    await open();
    const [, token = ''] = cookieOf(await signIn()).split('=');
    const db = new Database(join(content.folders.dataDir, 'waymark.sqlite'));
    const rows = JSON.stringify([
      db.prepare('SELECT * FROM staff').all(),
      db.prepare('SELECT hex(mark), * FROM staff_sessions').all(),
    ]);
    db.close();
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(Buffer.from(token, 'base64url').toString('hex').toUpperCase());
    expect(rows).not.toContain(PASSWORD);
    expect(JSON.stringify(app.logged)).not.toMatch(/Mya|four words/);
  });
});

describe('whoever is signed in', () => {
  it('may do what their roles allow, whatever the page offers, and signs with the name of the account', async () => {
    add('Aung', ['reviewer'], ['my']);
    add('Mya', ['publisher']);
    await open();
    const [aung, mya] = [cookieOf(await signIn('Aung')), cookieOf(await signIn('Mya'))];
    const { files } = JSON.parse((await post('serving', {}, { cookie: mya })).text) as { files: string };
    const asked = { files, why: 'First words', name: 'Somebody Else' };
    const refused = await post('publish', asked, { cookie: aung });
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.text)).toEqual({ wrong: expect.stringContaining('Only a publisher can do this') });
    const published = await post('publish', asked, { cookie: mya });
    expect(JSON.parse(published.text)).toMatchObject({ now: { who: 'Mya', why: 'First words' } });
    book.allow('Mya', ['editor'], []);
    expect((await post('publish', asked, { cookie: mya })).text).toContain('Only a publisher');
  });
});

describe('strangers', () => {
  it('get the page on which one signs in, its files, and nothing else', async () => {
    add('Mya');
    await open();
    const page = await ask('/studio/');
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/]{43}=';/);
    expect((await ask('/studio/files/sign-in.js')).status).toBe(200);
    expect((await ask('/studio/files/lib/htm.mjs')).status).toBe(200);
    expect((await ask('/studio')).headers.location).toBe('/studio/');
    expect((await ask('/studio/anything')).headers.location).toBe('/studio/');
    for (const what of ['state', 'talk', 'nothing']) {
      const { status, text } = await post(what);
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ why: 'out' });
    }
    expect((await ask('/studio/api/anything')).status).toBe(401);
    expect(JSON.parse((await ask('/studio/api/me')).text)).toEqual({ me: null });
  });

  it('of other sites can neither sign somebody in nor do anything as whoever is signed in', async () => {
    add('Mya');
    await open();
    const cookie = cookieOf(await signIn());
    const refused = async (headers: Record<string, string>) => {
      expect((await post('state', {}, { cookie, headers })).status).toBe(403);
      expect((await signIn('Mya', PASSWORD, { headers })).status).toBe(403);
    };
    await refused({ origin: 'https://evil.example' });
    await refused({ origin: 'null' });
    await refused({ origin: app.url.replace('http:', 'https:') });
    await refused({ origin: 'http://localhost:1' });
    await refused({ 'sec-fetch-site': 'same-site' });
    await refused({ 'sec-fetch-site': 'cross-site' });
    // Without what `ask.js` sends, even from here: a form of another site could do no more.
    const bare = { origin: app.url, 'content-type': 'application/json' };
    expect(
      (await ask('/studio/api/state', { method: 'POST', cookie, headers: { ...bare, 'waymark-page': '' } })).status,
    ).toBe(200);
    const plain = await fetch(`${app.url}/studio/api/state`, {
      method: 'POST',
      headers: { ...bare, cookie },
      body: '{}',
    });
    expect(plain.status).toBe(403);
    expect((await ask('/studio/', { cookie, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask('/studio/', { headers: visit })).status).toBe(200);
    expect((await ask('/studio/', { headers: { ...visit, 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
  });
});

describe('the page', () => {
  it('sends along what the entrance asks for wherever it posts, because a form of another site cannot', () => {
    const folder = join(import.meta.dirname, '../../src/studio/public');
    const posting = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
      .filter(({ text }) => text.includes("method: 'POST'"));
    expect(posting.map(({ name }) => name)).toContain('ask.js');
    expect(posting.filter(({ text }) => !text.includes('OURS')).map(({ name }) => name)).toEqual([]);
  });
});

describe('from another computer', () => {
  const throughProxy = { headers: { ...THROUGH, origin: PUBLIC } };

  it('staff sign in at PUBLIC_URL through a proxy, with a cookie that only https carries', async () => {
    add('Mya');
    await open({ publicUrl: PUBLIC, trustProxy: 1 });
    expect((await ask('/studio/', { headers: THROUGH })).text).toContain('sign-in.js');
    const answer = await signIn('Mya', PASSWORD, throughProxy);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Secure-waymark-staff=[\w-]{43}; Path=\/studio; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers['strict-transport-security']).toContain('max-age');
    expect(await mayEnter(cookieOf(answer), throughProxy)).toBe(true);
    expect(await mayEnter(undefined, throughProxy)).toBe(false);
  });

  it('that works, too, behind a proxy that hands on neither the name nor the kind of the way', async () => {
    add('Mya');
    await open({ publicUrl: PUBLIC });
    const bare = { headers: { 'x-forwarded-for': '203.0.113.7', origin: PUBLIC } };
    expect(await mayEnter(cookieOf(await signIn('Mya', PASSWORD, bare)), bare)).toBe(true);
  });

  it('that works without PUBLIC_URL where a trusted proxy says that the way was https', async () => {
    add('Mya');
    await open({ trustProxy: 1 });
    expect(await mayEnter(cookieOf(await signIn('Mya', PASSWORD, throughProxy)), throughProxy)).toBe(true);
    expect((await signIn('Mya', PASSWORD, { headers: { ...THROUGH, origin: 'https://other.example' } })).status).toBe(
      403,
    );
  });

  it.each([
    ['the proxy says that the way was plain', { publicUrl: PUBLIC }, { ...THROUGH, 'x-forwarded-proto': 'http' }],
    ['it is an address of the network', { publicUrl: PUBLIC }, { host: '192.168.0.7:3000' }],
    ['nobody trusts the proxy', {}, THROUGH],
    ['it is an address of the network, and nothing is set', {}, { host: '192.168.0.7:3000' }],
  ])('no password is taken where %s: others could read it', async (_, setting, headers) => {
    add('Mya');
    await open(setting);
    const page = await ask('/studio/', { headers });
    expect(page.status).toBe(403);
    expect(page.text).toMatch(/https/);
    for (const origin of [PUBLIC, `http://${headers.host}`])
      expect((await signIn('Mya', PASSWORD, { headers: { ...headers, origin } })).status).toBe(403);
  });

  it('and beside it whoever is at the computer signs in as everybody does', async () => {
    add('Mya');
    await open({ publicUrl: PUBLIC, trustProxy: 1 });
    expect(await mayEnter()).toBe(false);
    expect(await mayEnter(cookieOf(await signIn()))).toBe(true);
  });
});

describe('when the accounts cannot be looked up', () => {
  it('nobody comes in, with a sentence, because nobody knows whether there are none', async () => {
    add('Mya');
    await open();
    const cookie = cookieOf(await signIn());
    book.close();
    for (const name of ['waymark.sqlite', 'waymark.sqlite-wal', 'waymark.sqlite-shm'])
      rmSync(join(content.folders.dataDir, name), { force: true });
    const gone = await ask('/studio/', { cookie });
    expect(gone.status).toBe(503);
    expect(gone.text).toContain('cannot be looked up');
  });

  it('such as a file that is no database', async () => {
    book.close();
    rmSync(content.folders.dataDir, { recursive: true });
    mkdirSync(join(content.folders.dataDir, 'waymark.sqlite'), { recursive: true });
    await open();
    expect((await ask('/studio/')).status).toBe(503);
  });

  it('whoever is signed in goes on while another process writes, and whoever wants to sign in is told to wait', async () => {
    add('Mya');
    await open();
    const cookie = cookieOf(await signIn());
    const db = new Database(join(content.folders.dataDir, 'waymark.sqlite'));
    db.exec('BEGIN IMMEDIATE');
    expect(await mayEnter(cookie)).toBe(true);
    const { status, text } = await signIn();
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ why: 'busy' });
    db.exec('COMMIT');
    db.close();
    expect((await signIn()).status).toBe(200);
  });
});
