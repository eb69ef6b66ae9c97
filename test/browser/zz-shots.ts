import { startBrowser, openChat } from './browser.ts';
import { startApp } from '../server/app.ts';
const app = await startApp();
const b = await startBrowser();
const names: Record<string,string> = { en:'English', my:'မြန်မာ', km:'ខ្មែរ', th:'ไทย', lo:'ລາວ' };
for (const [width, scheme] of [[320,'light'],[320,'dark'],[1000,'light'],[1000,'dark']] as const)
for (const lang of Object.keys(names)) {
  const page = await openChat(b, app.url, { viewport: { width, height: width === 320 ? 568 : 800 }, colorScheme: scheme, deviceScaleFactor: width===320?1.5:1 });
  page.on('pageerror', e => console.log('pageerror', e.message));
  if (lang === 'en') await page.screenshot({ path: `/tmp/shots/${width}-${scheme}-picker.png` });
  await page.getByRole('button', { name: names[lang]! }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: `/tmp/shots/${width}-${scheme}-${lang}.png`});
  await page.locator('#log > .turn:last-child .nav').click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: `/tmp/shots/${width}-${scheme}-${lang}-help.png` });
  await page.context().close();
}
const c = await b.newContext({ viewport: { width: 320, height: 568 }, deviceScaleFactor: 2 }); const p = await c.newPage();
await p.goto(app.url + '/call/th.police?lang=my'); await p.screenshot({ path: '/tmp/shots/call.png' });
await p.goto(app.url + '/privacy?lang=km'); await p.screenshot({ path: '/tmp/shots/privacy.png' });
console.log(app.logged.slice(0,2)); await b.close(); await app.close();
