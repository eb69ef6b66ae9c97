import { readFileSync } from 'node:fs';
import { startBrowser } from './browser.ts';
const [out, scale, ...files] = process.argv.slice(2);
const b = await startBrowser(); const p = await b.newPage({ viewport: { width: 1900, height: 900 } });
await p.setContent(`<body style="margin:0;display:flex;gap:8px;align-items:flex-start;background:#888;width:max-content">${files.map(f=>`<img src="data:image/png;base64,${readFileSync(f).toString('base64')}" style="zoom:${scale}">`).join('')}</body>`);
await p.waitForTimeout(300);
await p.locator('body').screenshot({ path: out! }); await b.close();
