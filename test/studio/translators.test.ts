import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/exchange/sheet.ts';
import { translatorsQuestions } from '../../src/studio/translators.ts';
import type { Desk } from '../../src/studio/on-desk.ts';
import { type Any, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const studio = studioOverHttp(content);
const { ask } = studio;

const upload = (bytes: Buffer, where: string): Promise<Response> =>
  fetch(`${studio.url}/studio/upload/texts/${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', origin: studio.url, 'waymark-page': 'studio' },
    body: new Uint8Array(bytes),
  });
const send = async (bytes: Buffer, where = 'my/po'): Promise<Any> => (await upload(bytes, where)).json();
const exported = async (more: object = {}): Promise<Any> => ask('export', { lang: 'my', format: 'po', ...more });
const words = () => content.read('locales/my/job.json');
/** As a translator works in it. */
const translated = async (...edits: [string, string][]): Promise<Buffer> => {
  let text = Buffer.from((await exported()).base64, 'base64').toString('utf8');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`The file has no ${from}`);
    text = text.replace(from, to);
  }
  return Buffer.from(text);
};

describe('files for translators in the studio', () => {
  it('are made for all texts, or for those that miss words, as a sheet or as PO', async () => {
    const all = await exported({ format: 'xlsx' });
    expect(all.name).toBe('waymark-my.xlsx');
    const { lang, rows } = await readSheet(Buffer.from(all.base64, 'base64'));
    expect([lang, rows.length]).toEqual(['my', all.count]);
    expect(await exported({ only: 'missing' })).toEqual({ count: 0, missing: 0 });
    content.edit('locales/my/job.json', '"none": "စကား none"', '"none": ""');
    expect(await exported({ only: 'missing', flow: 'job' })).toMatchObject({
      count: 1,
      name: 'waymark-my-job-missing.po',
    });
    expect((await exported({ lang: 'en' })).wrong).toContain('is what all others are translated from');
    expect((await exported({ flow: 'jobb' })).wrong).toContain('Did you mean "job"?');
    expect((await exported({ format: 'doc' })).wrong).toContain('ends with .xlsx or .po');
  });

  it('come back row by row: what would be taken, and what not and why; only "take" writes', async () => {
    const before = words();
    const file = await translated(['စကား none', 'အသစ်'], ['စကား some', '=1+1']);
    const seen = await send(file);
    expect(seen).toMatchObject({
      took: false,
      taken: [{ key: 'job:fee.choices.none', was: 'စကား none', now: 'အသစ်' }],
      refused: [{ key: 'job:fee.choices.some', now: '=1+1', why: [expect.stringContaining('begins with "="')] }],
      file: { name: 'waymark-my.refused.po' },
    });
    expect(words()).toBe(before);
    expect(await send(file, 'my/po?take=yes')).toMatchObject({ took: true, taken: [{ now: 'အသစ်' }] });
    expect(words()).toBe(before.replace('စကား none', 'အသစ်'));
    expect((await send(file)).untouched).toBeGreaterThan(seen.untouched);
  });

  it('lose nothing that was changed here meanwhile', async () => {
    const file = await translated(['စကား none', 'အသစ်']);
    content.edit('locales/my/job.json', 'စကား none', 'ပြောင်းပြီး');
    const { taken, refused } = await send(file, 'my/po?take=yes');
    expect([taken, refused[0].why[0]]).toEqual([
      [],
      expect.stringContaining('It was changed here after the file was written'),
    ]);
    expect(words()).toContain('ပြောင်းပြီး');
  });

  it('that are no such files are refused with a sentence, and so are those of another language', async () => {
    expect((await send(Buffer.from('no sheet'), 'my/xlsx')).wrong).toContain('This is no XLSX file');
    expect((await send(Buffer.from('x'), 'my/pdf')).wrong).toContain('ends with .xlsx or .po');
    expect((await send(Buffer.alloc(0))).wrong).toContain('not one text');
    expect((await send(Buffer.from('x'), 'xx/po')).wrong).toContain('There is no language "xx"');
  });

  it('that are too large are refused in words before they are read', async () => {
    const { status, body, sent } = await new Promise<{ status: number; body: string; sent: number }>((done, failed) => {
      const asked = request(`${studio.url}/studio/upload/texts/my/xlsx`, {
        method: 'POST',
        headers: { origin: studio.url, 'waymark-page': 'studio', 'content-length': 20_000_000 },
      });
      asked.on('error', failed).on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          done({ status: response.statusCode ?? 0, body: text, sent: asked.socket?.bytesWritten ?? 0 });
          asked.destroy();
        });
      });
      // Nothing but the head.
      asked.flushHeaders();
    });
    expect(status).toBe(413);
    expect(JSON.parse(body).wrong).toBe('This file has 20 MB; at most 5 MB are read. Send one conversation at a time.');
    expect(sent).toBeLessThan(1_000);
    const unsaid = await upload(Buffer.alloc(5_000_001), 'my/xlsx');
    expect(unsaid.status).toBe(413);
  });

  it('are brought in by editors, and by reviewers of that language', async () => {
    const desk = { folders: content.folders } as Desk;
    const reviewer = { name: 'Mya', roles: ['reviewer' as const], languages: ['th'] };
    await expect(translatorsQuestions.bring?.(desk, { lang: 'my', format: 'po' }, reviewer)).rejects.toThrow(
      'Only an editor, or a reviewer of this language',
    );
    expect(translatorsQuestions.translations?.(desk, {}, { ...reviewer, languages: ['my'] })).toMatchObject({
      languages: [{ lang: 'my', mayWrite: true }],
    });
  });
});
