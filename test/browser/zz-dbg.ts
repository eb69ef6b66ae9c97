import { startBrowser } from './browser.ts';
import { startApp, postTurn, webEvent } from '../server/app.ts';
const app = await startApp();
const r = await postTurn(app.url, webEvent({kind:'arrive'})); console.log(r.status, (await r.text()).slice(0,300), app.logged);
const b = await startBrowser(); const p = await b.newPage();
p.on('console', m => console.log('console', m.text())); p.on('pageerror', e => console.log('pageerror', e.message));
p.on('response', r => console.log(r.status(), r.url()));p.on('requestfailed', r => console.log('failed', r.url(), r.failure()));
await p.goto(app.url+'/chat'); await p.waitForTimeout(1500); console.log(await p.content(), app.logged);
await b.close(); await app.close();
