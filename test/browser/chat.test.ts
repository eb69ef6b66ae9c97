import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, startApp } from '../server/app.ts';
import { openBrowser, openChat, violations } from './browser.ts';

const WORDS = {
  write: 'Write here',
  send: 'Send',
  leave: 'Leave at once',
  about: 'About',
  you: 'You',
  failed: 'This was not sent. The numbers still work.',
  again: 'Try again',
};

const browser = openBrowser();
let app: App;
let page: Page;
beforeEach(async () => {
  app = await startApp({ words: () => ({ en: WORDS }) });
});
afterEach(async () => {
  await page.context().close();
  await app.close();
});

const open = async (more = {}): Promise<void> => {
  page = await openChat(browser(), app.url, more);
};
const tap = (name: string): Promise<void> => page.getByRole('button', { name }).last().click();
const shows = (text: string): Promise<void> => page.getByText(text).last().waitFor();
const focused = (): Promise<string> =>
  page.evaluate("document.activeElement === document.body ? '' : document.activeElement.textContent");
/** Presses Tab until the words have the focus; a person would not press it more often than this. */
const tabTo = async (words: string): Promise<void> => {
  for (let n = 0; n < 25 && !(await focused()).includes(words); n += 1) await page.keyboard.press('Tab');
  expect(await focused()).toContain(words);
};
const events = () => app.paper.taken.map(({ event, input }) => ({ event, kind: input.kind }));
const people = () => new Set(app.paper.taken.map(({ person }) => person)).size;

describe('the chat page, to anybody', () => {
  it('goes from the language to a number to call by the keyboard alone', async () => {
    await open();
    await tabTo('English');
    await page.keyboard.press('Enter');
    await shows('What do you need?');
    expect(await focused()).toContain('What do you need?');
    await tabTo('Help now');
    await page.keyboard.press('Space');
    await shows('Thailand: Police');
    await tabTo('191');
    expect(await page.evaluate('document.activeElement.href')).toBe('tel:191');
    await page.locator('#text').focus();
    await page.keyboard.type('what?');
    await page.keyboard.press('Enter');
    await shows('Sorry, I did not understand');
    expect(await page.evaluate('document.activeElement.id')).toBe('text');
  });

  it.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1000],
    ['dark', 1000],
  ] as const)('has nothing that axe finds wrong, %s and %i px wide', async (colorScheme, width) => {
    await open({ colorScheme, viewport: { width, height: 568 } });
    expect(await violations(page)).toEqual([]);
    await tap('မြန်မာ');
    await page.locator('#log .nav').last().click();
    await page.locator('#log .phones').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().setOffline(true);
    await page.locator('#log .choices button').last().click();
    await page.locator('#trouble button').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(['/privacy?lang=km', '/call/th.police?lang=my'])(
    'leads to %s, where axe finds nothing either',
    async (path) => {
      await open();
      await page.goto(app.url + path);
      expect(await violations(page)).toEqual([]);
    },
  );

  it.each(['English', 'မြန်မာ', 'ខ្មែរ', 'ไทย', 'ລາວ'])(
    'fits 320 px in %s, every target 44 px high and wide',
    async (name) => {
      await open();
      await tap(name);
      await page.locator('#log .nav').last().click();
      await page.locator('#log .phones').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const sizes = await page.evaluate<number[]>(`[...document.querySelectorAll('button, a, textarea')].map((each) => {
      const { width, height } = each.getBoundingClientRect(); return Math.min(width, height); })`);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
      expect((await page.screenshot()).length).toBeGreaterThan(5_000);
    },
  );

  it('says the language of every bubble, so that it is read with the right voice and broken at the right places', async () => {
    await open();
    await tap('ខ្មែរ');
    await page.locator('#log [lang=km]').first().waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('km');
  });

  it('fetches a font only when its letters appear', async () => {
    const fonts: string[] = [];
    app.paper.mood.greeting = 'Hello';
    const context = await browser().newContext();
    page = await context.newPage();
    page.on('request', (request) => void (request.url().includes('/fonts/') && fonts.push(request.url())));
    await page.goto(`${app.url}/chat`);
    await shows('Hello');
    expect(fonts).toEqual([]);
  });

  it('shows what is typed as text, never as markup', async () => {
    await open();
    await page.locator('#text').fill('<img src=x onerror="document.title=1"> <b>x</b>');
    await page.keyboard.press('Enter');
    await shows('<b>x</b>');
    expect(await page.locator('#log img, #log .me b').count()).toBe(0);
    expect(await page.title()).toBe('Chat');
  });

  it('lets an old answer be tapped again, which answers its own question', async () => {
    await open();
    await tap('English');
    await shows('What do you need?');
    await tap('ไทย');
    await shows('คุณต้องการอะไร');
    expect(events().map(({ kind }) => kind)).toEqual(['arrive', 'tap', 'tap']);
  });

  it('sends one event for two quick taps', async () => {
    await open();
    await page.getByRole('button', { name: 'English' }).dblclick();
    await shows('What do you need?');
    expect(events().filter(({ kind }) => kind === 'tap')).toHaveLength(1);
  });
});

describe('leaving', () => {
  const NEUTRAL = 'https://www.wikipedia.org/';
  const openTalked = async (): Promise<void> => {
    await open();
    await page
      .context()
      .route(NEUTRAL, (route) => route.fulfill({ body: 'An encyclopaedia', contentType: 'text/html' }));
    await tap('English');
    await shows('What do you need?');
  };

  it.each(['the button', 'three Escapes'])('by %s forgets everything, here and on the server', async (how) => {
    await openTalked();
    if (how === 'the button') await page.getByRole('button', { name: 'Leave at once' }).click();
    else for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
    await page.waitForURL(NEUTRAL);
    await expect.poll(() => app.paper.left()).toBe(1);
    await page.goBack();
    expect(await page.content()).not.toContain('What do you need?');
    await page.goto(`${app.url}/privacy`);
    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.goto(`${app.url}/chat`);
    await shows('Choose your language');
    expect(people()).toBe(2);
  });

  it('shows nothing more even without a network', async () => {
    await openTalked();
    await page.context().unroute(NEUTRAL);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Leave at once' }).click();
    await page.waitForTimeout(500);
    expect(await page.content()).not.toContain('What do you need?');
    expect(page.url()).not.toContain('/chat');
  });

  it('shows nothing while a slow neutral page is on its way, not even after a look at another program', async () => {
    await openTalked();
    const slow = Promise.withResolvers<void>();
    await page.context().route(NEUTRAL, async (route) => {
      await slow.promise;
      await route.fulfill({ body: 'An encyclopaedia', contentType: 'text/html' });
    });
    const seen = Promise.withResolvers<string>();
    await page.exposeFunction('seen', seen.resolve);
    // Playwright itself waits for the navigation, so that the page has to look at itself.
    await page.evaluate(`document.getElementById('leave').addEventListener('click', () => setTimeout(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      seen(document.body.hidden + document.getElementById('log').textContent);
    }, 300)), 0`);
    await page.getByRole('button', { name: 'Leave at once' }).click({ noWaitAfter: true });
    expect(await seen.promise).toBe('true');
    slow.resolve();
    await page.waitForURL(NEUTRAL);
    expect(people()).toBe(1);
  });

  it('two Escapes do nothing, because one may be pressed by chance', async () => {
    await openTalked();
    for (const _ of [1, 2]) await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
    expect(app.paper.left()).toBe(0);
    expect(page.url()).toContain('/chat');
  });

  it('without a word, as by the address bar, keeps no copy for the Back button, and coming back goes on', async () => {
    await openTalked();
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await page.locator('#log').textContent()).toBe('');
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await shows('What do you need?');
    expect(people()).toBe(1);
  });
});

describe('over a bad network', () => {
  it('an answer that got lost is asked for again under the same event id, and shown once', async () => {
    await open();
    let lost = 0;
    await page.route('**/chat/turn', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await tap('English');
    await shows('What do you need?');
    const taps = events().filter(({ kind }) => kind === 'tap');
    expect(taps).toHaveLength(2);
    expect(taps[0]).toEqual(taps[1]);
    expect(await page.getByText('What do you need?').count()).toBe(1);
    expect(await page.locator('#trouble').isVisible()).toBe(false);
  });

  it('after three tries it says so in words, keeps the numbers in sight, and sends the same event on demand', async () => {
    await open();
    await tap('English');
    await tap('Help now');
    await shows('Thailand: Police');
    let tried = 0;
    await page.route('**/chat/turn', (route) => {
      tried += 1;
      return tried <= 3 ? route.abort() : route.continue();
    });
    await page.locator('#text').fill('are you there?');
    await page.keyboard.press('Enter');
    await shows(WORDS.failed);
    expect(tried).toBe(3);
    expect(await page.locator('#trouble a').first().getAttribute('href')).toBe('tel:191');
    await tap(WORDS.again);
    await shows('Sorry, I did not understand');
    expect(await page.locator('#trouble').isVisible()).toBe(false);
    expect(events().filter(({ kind }) => kind === 'text')).toHaveLength(1);
  });

  it('whoever taps something else no longer waits for what failed', async () => {
    await open();
    await tap('English');
    await shows('What do you need?');
    await page.context().setOffline(true);
    await page.locator('#text').fill('lost');
    await page.keyboard.press('Enter');
    await page.locator('#trouble button').waitFor();
    await page.context().setOffline(false);
    await tap('Help now');
    await shows('Thailand: Police');
    expect(await page.locator('#trouble').isVisible()).toBe(false);
  });

  it('what the server has already turned and forgotten still ends with words', async () => {
    await open();
    await page.route('**/chat/turn', (route) => route.fulfill({ json: { bubbles: [], ids: [] } }), { times: 1 });
    await tap('English');
    await shows(WORDS.failed);
    await tap(WORDS.again);
    await shows('What do you need?');
    expect(await page.locator('#trouble').isVisible()).toBe(false);
  });
});
