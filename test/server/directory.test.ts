import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bundle, Contact } from '../../src/bundle/bundle.ts';
import { withdraw } from '../../src/bundle/withdraw.ts';
import { isShown } from '../../src/engine/contacts.ts';
import { createPages } from '../../src/pages.ts';
import { BURST } from '../../src/server/limit.ts';
import { languages, real, textOf, today } from '../engine/real.ts';
import { type App, startApp } from './app.ts';

const noted = { date: '2026-11-20', by: 'A' };
const change = (id: string, more: Partial<Contact>): Bundle => {
  const contact = real.contacts[id];
  if (!contact) throw new Error(`${id} is gone.`);
  return { ...real, contacts: { ...real.contacts, [id]: { ...contact, ...more } } };
};

let app: App;
const serve = async (bundle: Bundle = real, now = today): Promise<void> => {
  app = await startApp(
    createPages(
      () => bundle,
      () => now,
    ),
  );
};
beforeEach(() => serve());
afterEach(() => app.close());

const get = async (query: string): Promise<string> => (await fetch(`${app.url}/directory?${query}`)).text();
const numbersIn = (html: string): string[] =>
  [...html.matchAll(/<b dir="ltr">☎ ([^<]+)</g)].map(([, one]) => one ?? '');
const again = async (bundle: Bundle, now = today): Promise<void> => {
  await app.close();
  await serve(bundle, now);
};

describe('the directory', () => {
  it('shows nobody before a country is chosen: a short number means another office elsewhere', async () => {
    const html = await get('lang=en');
    expect(html).toContain('Choose a country, then search.');
    expect(numbersIn(html)).toEqual([]);
  });

  it('shows in every country exactly those whom people may be shown, held and withdrawn ones never', async () => {
    for (const country of Object.keys(real.countries)) {
      const html = await get(`country=${country}&lang=en`);
      const all = Object.values(real.contacts).filter((contact) => contact.country === country);
      for (const { phone } of all.filter((contact) => isShown(contact, today) && !isForAbroad(contact)))
        expect([country, phone, html.includes(`☎ ${phone}`)]).toEqual([country, phone, true]);
      const shown = new Set(all.filter((contact) => isShown(contact, today)).map(({ phone }) => phone));
      for (const { phone } of all.filter((contact) => !shown.has(contact.phone)))
        expect(html).not.toContain(`☎ ${phone}<`);
    }
    await again(withdraw(real, [{ kind: 'contact', id: 'th.police', why: 'moved', at: today }]));
    expect(numbersIn(await get('country=th'))).not.toContain('191');
  });

  it('warns before each number, names its source, and says that nobody has called it', async () => {
    const html = await get('country=th&topic=labour&lang=en');
    for (const article of html.split('<article>').slice(1)) {
      expect(article.indexOf('⚠ First know')).toBeGreaterThan(0);
      expect(article.indexOf('⚠ First know')).toBeLessThan(article.indexOf('☎'));
      expect(article).toMatch(/We have not called this number yet/);
      expect(article).toMatch(/Source: <a href="https:/);
    }
    expect(html).toContain('href="tel:1506"');
    expect(html).toMatch(/There it is now: Sunday.10:00/);
  });

  it('dials each number of a desk, and not the key that is pressed afterwards', async () => {
    await again(change('th.labour_protection', { more: ['02 000 0001'] }));
    const html = await get('country=th&topic=labour&lang=en');
    expect([...html.matchAll(/tel:(\d+)/g)].map(([, number]) => number)).toEqual(['1506', '020000001']);
  });

  it('puts the organisation that runs the bot first', async () => {
    await again({ ...real, organisation: { name: 'Crossing', contact: 'crossing@example.org' } });
    const html = await get('country=th&lang=en');
    expect(html.indexOf('Crossing')).toBeLessThan(html.indexOf('<form'));
  });

  it('keeps apart who surely speaks a language and of whom nobody knows it, and leaves out who does not', async () => {
    const html = await get('country=th&topic=emergency&speaks=ru&lang=en');
    const all = await get('country=th&speaks=ru&lang=en');
    expect(html).toContain('Found:');
    const [sure = '', perhaps = ''] = all.split('We do not know if these fit');
    expect(numbersIn(sure)).toEqual(['1155']);
    expect(numbersIn(perhaps)).toContain('1300');
    expect(numbersIn(all)).not.toContain('191');
  });

  it('finds who is open now by clock and holidays of that place', async () => {
    const at = async (time: string) => {
      await again(real, Date.parse(time));
      return (await get('country=cn&open=yes&lang=en')).split('We do not know')[0] ?? '';
    };
    expect(numbersIn(await at('2026-11-23T10:00+08:00'))).toContain('12338');
    expect(numbersIn(await at('2026-10-01T10:00+08:00'))).not.toContain('12338');
    expect(numbersIn(await at('2026-11-22T10:00+08:00'))).not.toContain('12338');
  });

  it('says of a day that nobody has looked up that it may be a holiday', async () => {
    await again(real, Date.parse('2027-11-23T10:00+08:00'));
    const html = await get('country=cn&topic=violence&lang=en');
    expect(html).toContain('today may be a public holiday');
  });

  it('searches in a province once somebody helps there alone, without those of other provinces', async () => {
    expect(await get('country=th&lang=en')).not.toContain('name="area"');
    await again(change('th.map_foundation', { phone: '000 000 001', called: noted, agreed: noted }));
    expect(numbersIn(await get('country=th&area=th_tak&topic=labour'))[0]).toBe('000 000 001');
    expect(numbersIn(await get('area=th_tak&topic=labour'))[0]).toBe('000 000 001');
    await again(change('th.nightlight', { phone: '000 000 002', called: noted, agreed: noted }));
    expect(numbersIn(await get('country=th&area=th_bangkok'))).toContain('000 000 002');
    expect(numbersIn(await get('country=th&lang=en'))).toContain('000 000 002');
    expect(numbersIn(await get('country=la&area=th_bangkok'))).not.toContain('000 000 002');
  });

  it('never ends with nobody: who may help otherwise is named, or what can be done', async () => {
    expect(await get('country=kh&topic=bed&lang=en')).toContain(textOf('en', 'bot:no_contact.instead'));
    expect(numbersIn(await get('country=kh&topic=bed&lang=en'))).toContain('117');
    expect(await get('country=mm&lang=en')).toContain('Myanmar: we have no number that we can show you safely');
  });

  it('takes nothing from an address but what it offers', async () => {
    const html = await get(
      `country=constructor&topic=${encodeURIComponent('"><script>')}&area=x&speaks=toString&lang=en`,
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('Choose a country');
    expect((await fetch(`${app.url}/directory?country=th&country=la&topic[a]=b`)).status).toBe(200);
  });

  it.each(languages)('can be read in "%s", and changes the language without losing the search', async (lang) => {
    const html = await get(`country=th&topic=labour&open=yes&lang=${lang}`);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(textOf(lang, 'page:directory.title'));
    expect(html).toContain('href="/directory?lang=vi&amp;country=th&amp;topic=labour&amp;open=yes"');
    expect(html).not.toMatch(/(?:page|bot|people|places):[a-z]/);
  });

  it('is kept by no browser, may send its form to itself alone, and has a limit', async () => {
    const { headers } = await fetch(`${app.url}/directory`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await fetch(`${app.url}/privacy`)).headers.get('content-security-policy')).toContain("form-action 'none'");
    for (let n = 0; n < BURST; n += 1) await get('lang=en');
    const refused = await fetch(`${app.url}/directory`);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });
});

const isForAbroad = ({ serves }: Contact): boolean => serves.length === 1 && serves[0] === 'citizens_abroad';
