import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Line, startLine } from '../doubles/line.ts';
import { linePerson, linePostback, lineText, lineWebhook } from '../doubles/webhooks.ts';
import { newDir, startWaymark, until, type Waymark } from './waymark.ts';

const SECRET = 'line-secret';
let line: Line;
let waymark: Waymark;

beforeEach(async () => {
  line = await startLine();
});
afterEach(async () => {
  await waymark.stop('SIGKILL');
  await line.close();
  rmSync(waymark.dataDir, { recursive: true, force: true });
});

const start = async (dataDir = newDir(), limits = '') => {
  const env = { LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: 'line-token', LINE_API_URL: line.url };
  waymark = await startWaymark(env, dataDir, limits);
};
const post = (event: Record<string, unknown>) => waymark.post('/webhook/line', lineWebhook([event], SECRET));
const ready = async () => {
  const response = await fetch(`${waymark.url}/readyz`);
  return { status: response.status, said: JSON.stringify(await response.json()) };
};
const untilReady = (status: number) =>
  until(() => fetch(`${waymark.url}/readyz`).then((response) => response.status === status), 15_000);

/** From memory: words, and a number with its country. */
const isFromMemory = (text: string): boolean => /191/.test(text) && /Thailand|ไทย|ထိုင်း/.test(text);

describe('when nothing can be saved', () => {
  it('still answers with numbers, in the script the person wrote in, while the database is locked', async () => {
    await start();
    const lock = new Database(join(waymark.dataDir, 'waymark.sqlite'));
    lock.exec('BEGIN IMMEDIATE');
    const [thai, burmese] = [linePerson(1), linePerson(2)];
    const answers = await Promise.all([post(lineText(thai, 'สวัสดีครับ')), post(lineText(burmese, 'မင်္ဂလာပါ'))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await until(() => line.texts(thai).length > 1 && line.texts(burmese).length > 1);
    expect(line.texts(thai).join('\n')).toMatch(/ขออภัย|ขอโทษ/);
    expect(line.texts(thai).some(isFromMemory)).toBe(true);
    expect(line.texts(burmese).join('\n')).toMatch(/[\u1000-\u109f]/);
    expect(line.refused).toEqual([]);
    expect(await ready()).toMatchObject({ status: 503, said: expect.stringContaining('cannot be saved') });
    lock.exec('ROLLBACK');
    lock.close();
    await post(lineText(thai, 'English'));
    await until(() => line.texts(thai).some((text) => text.includes('What do you need?')));
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('does not answer a redelivered event a second time from memory', async () => {
    await start();
    const lock = new Database(join(waymark.dataDir, 'waymark.sqlite'));
    lock.exec('BEGIN IMMEDIATE');
    const person = linePerson(3);
    const event = lineText(person, 'hello');
    await post(event);
    await until(() => line.texts(person).length > 0);
    const before = line.texts(person).length;
    await post(event);
    lock.exec('ROLLBACK');
    lock.close();
    expect(line.texts(person)).toHaveLength(before);
  });

  it('notices that its database was deleted, and goes on with a new one by itself', async () => {
    await start();
    await post(lineText(linePerson(4), 'English'));
    await until(() => line.texts(linePerson(4)).length > 0);
    for (const end of ['', '-wal', '-shm']) rmSync(join(waymark.dataDir, `waymark.sqlite${end}`), { force: true });
    await post(lineText(linePerson(5), 'hello'));
    await until(() => line.texts(linePerson(5)).length > 0);
    await untilReady(200);
    await post(lineText(linePerson(6), 'English'));
    await until(() => line.texts(linePerson(6)).some((text) => text.includes('What do you need?')));
  });

  it('opens without a usable database, says so, answers from memory, and recovers when it is mended', async () => {
    const dataDir = newDir();
    const file = join(dataDir, 'waymark.sqlite');
    writeFileSync(file, 'this is no database, and longer than a header of one hundred bytes would be '.repeat(20));
    await start(dataDir);
    expect(await ready()).toMatchObject({ status: 503, said: expect.stringContaining('not a database') });
    await post(lineText(linePerson(7), 'SOS'));
    await until(() => line.texts(linePerson(7)).some(isFromMemory));
    rmSync(file);
    await untilReady(200);
    await post(linePostback(linePerson(7), 'welcome.language.en'));
    await until(() => line.texts(linePerson(7)).some((text) => text.includes('What do you need?')));
  });

  it('answers from memory when the disk is full', async () => {
    const dataDir = newDir();
    await start(dataDir);
    await waymark.stop();
    // No file may grow beyond 512 KiB: the database and its log stand still, as on a full disk.
    await start(dataDir, 'ulimit -f 512');
    const people = Array.from({ length: 400 }, (_, n) => linePerson(100 + n));
    for (const person of people) expect((await post(lineText(person, 'English'))).status).toBe(200);
    await until(() => people.every((person) => line.texts(person).length > 0), 20_000);
    const last = people.at(-1) ?? '';
    expect(line.texts(last).some(isFromMemory)).toBe(true);
  });
});
