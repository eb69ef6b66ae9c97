import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { id, postTurn, webEvent } from '../server/app.ts';
import { newDir, projectDir, startWaymark, until, type Waymark } from './waymark.ts';

/** What the output promises: a running server follows within this. */
const FOLLOWS_MS = 2_000;

let files: string;
let waymark: Waymark;

beforeEach(async () => {
  files = newDir();
  for (const part of ['flows', 'content', 'locales'])
    cpSync(join(projectDir, part), join(files, part), { recursive: true });
  waymark = await startWaymark({ CONTENT_DIR: files });
});
afterEach(async () => {
  await waymark.stop('SIGKILL');
  for (const dir of [files, waymark.dataDir]) rmSync(dir, { recursive: true, force: true });
});

type Ended = { code: number; out: string; err: string };

/** `npm run publish` or `npm run withdraw`, beside the running server. */
const run = (command: string, ...args: string[]): Promise<Ended> =>
  new Promise((done) => {
    const env = { ...process.env, DATA_DIR: waymark.dataDir, CONTENT_DIR: files };
    const file = join(projectDir, 'src', 'cli', `${command}.ts`);
    execFile(process.execPath, [file, ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** Replaces words in one of the files that staff edit. */
const edit = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(join(files, file), 'utf8');
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${file} has no ${from} to replace`);
  writeFileSync(join(files, file), changed);
};
const breakFiles = (): void => edit('flows/job-offer.yaml', 'start: hello', 'start: nowhere');

const served = async (): Promise<string> => {
  const { bundle }: { bundle: string } = JSON.parse(await (await fetch(`${waymark.url}/readyz`)).text());
  return bundle;
};

/** Runs a command and waits until the server follows; how long that took after the command had ended. */
const follows = async (holds: () => Promise<boolean>, command: string, ...args: string[]): Promise<Ended> => {
  const ended = await run(command, ...args);
  expect(ended).toMatchObject({ code: 0, err: '' });
  await until(holds, FOLLOWS_MS);
  return ended;
};
const publishes = async (...args: string[]): Promise<Ended> => {
  const before = await served();
  return follows(async () => (await served()) !== before, 'publish', ...args);
};
const callPage = async (contact: string): Promise<number> => (await fetch(`${waymark.url}/call/${contact}`)).status;

/** Somebody on the web page. Each act resolves with all words of the answer. */
const somebody = () => {
  const person = id();
  const act = async (input: unknown): Promise<string> => {
    const response = await postTurn(waymark.url, webEvent(input, { person }));
    const { bubbles }: { bubbles: { text: string }[] } = JSON.parse(await response.text());
    return bubbles.map(({ text }) => text).join('\n');
  };
  return {
    tap: (place: string) => {
      const [flow = '', step = '', choice = ''] = place.split('.');
      return act({ kind: 'tap', at: { flow, step }, choice });
    },
    type: (text: string) => act({ kind: 'text', text }),
  };
};

type Words = Record<string, { text: string }>;
const words = (lang: string, flow: string): Words =>
  JSON.parse(readFileSync(join(projectDir, 'locales', lang, `${flow}.json`), 'utf8'));
const languages = ['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'];

describe('publishing while people talk', () => {
  it('serves new words within two seconds, and whoever is in mid-flow stays there, in their language', async () => {
    const mya = somebody();
    await mya.tap('welcome.language.th');
    await mya.tap('menu.start.job_offer');
    await mya.tap('job-offer.paid.no');
    edit('locales/th/job-offer.json', words('th', 'job-offer').travelling?.text ?? '', 'ถ้อยคำใหม่');
    const { out } = await publishes('--who', 'Anna', '--why', 'clearer words');
    expect(out).toContain('Texts: 1 changed: th job-offer:travelling.text');
    expect(await mya.tap('job-offer.papers.no')).toContain('ถ้อยคำใหม่');
    expect(await mya.tap('job-offer.travelling.no')).toContain(words('th', 'job-offer').online?.text);
  });

  it('leads whose step is gone to the menu, with language and country kept', async () => {
    const mya = somebody();
    await mya.tap('welcome.language.th');
    await mya.tap('people.where.th');
    await mya.tap('menu.start.job_offer');
    for (const step of ['paid', 'papers', 'travelling']) await mya.tap(`job-offer.${step}.no`);
    edit('flows/job-offer.yaml', /^ {2}online:\n(?: {4}.*\n)+ {2}online_advice:\n(?: {4}.*\n)+/gm, '');
    edit('flows/job-offer.yaml', ', { online: yes }', '');
    edit('flows/job-offer.yaml', ', online: unsure', '');
    expect((await publishes()).out).toMatch(/Steps: .*2 removed: job-offer\.online, job-offer\.online_advice/);
    const { start } = words('th', 'menu');
    expect(await mya.tap('job-offer.online.no')).toContain(start?.text.split('\n').at(-1));
    const people = await mya.tap('menu.start.people');
    expect(people).not.toContain(words('th', 'people').where?.text);
    expect(await mya.tap('people.about.unsure')).toContain('1506');
  });

  it('refuses while a story does not go as it is written, and says how to publish nevertheless, with a reason', async () => {
    const before = await served();
    mkdirSync(join(files, 'stories'));
    writeFileSync(join(files, 'stories', 'new.txt'), 'language: en\nfrom: job-offer.paid\nbot: Nobody says this.\n');
    const { code, out, err } = await run('publish', '--who', 'Anna', '--why', 'x');
    expect([code, out]).toEqual([1, expect.stringContaining('stories/new.txt:3:1')]);
    expect(err).toContain('--nevertheless');
    expect(await run('publish', '--nevertheless')).toMatchObject({ code: 2, err: expect.stringContaining('Say why') });
    expect(await served()).toBe(before);
    edit('locales/en/job-offer.json', words('en', 'job-offer').travelling?.text ?? '', 'Other words');
    const { out: done } = await publishes('--nevertheless', '--why', 'the story follows');
    expect(done).toContain('▲ 1 line(s) of stories do not hold');
  });

  it('refuses files with errors, prints them, and what was served goes on', async () => {
    const before = await served();
    breakFiles();
    const { code, out, err } = await run('publish');
    expect([code, err]).toEqual([1, 'Nothing was published: what was served before goes on.\n']);
    expect(out).toContain('flows/job-offer.yaml:');
    await new Promise((done) => setTimeout(done, FOLLOWS_MS / 2));
    expect(await served()).toBe(before);
  });

  it('says that nothing has changed, and that there is one directory at a time', async () => {
    expect((await run('publish')).out).toContain('is served already: nothing has changed.');
    expect(await run('publish', 'a', 'b')).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') });
  });
});

describe('going back', () => {
  const now = async (): Promise<string> => (await served()).slice(0, 12);
  const restart = async (): Promise<void> => {
    await waymark.stop('SIGKILL');
    waymark = await startWaymark({ CONTENT_DIR: files }, waymark.dataDir);
  };

  it('serves an earlier version within two seconds, says what that changes, and stays there after a restart', async () => {
    const first = await now();
    edit('locales/en/people.json', 'Anything else?', 'What else?');
    await publishes('--who', 'Anna', '--why', 'clearer words');
    const second = await now();
    const { out } = await follows(
      async () => (await now()) === first,
      'publish',
      '--back',
      first,
      '--why',
      'too short',
    );
    expect(out).toContain(`✔ Serving again ${first}, in place of ${second}.`);
    expect(out).toMatch(/Texts: \d+ changed: en people:/);
    const [latest, before, start] = (await run('publish', '--history')).out.split('\n');
    expect(latest).toMatch(new RegExp(`${first} {2}by .+ {2}\\(too short\\) {2}← served now$`));
    expect(before).toMatch(new RegExp(`${second} {2}by Anna {2}\\(clearer words\\)$`));
    expect(start).toContain(`${first}  nobody named`);
    await restart();
    expect(await now()).toBe(first);
    expect(waymark.said()).toContain('⚠ The files have changes that are not published.');
  });

  it('publishes nothing at a start once somebody has published by name, because files are drafts then', async () => {
    await run('publish', '--who', 'Anna', '--why', 'as it is');
    const named = await now();
    await restart();
    expect(waymark.said()).not.toContain('not published');
    edit('locales/en/people.json', 'Anything else?', 'A draft that nobody has published');
    await restart();
    expect(await now()).toBe(named);
    expect(waymark.said()).toContain('⚠ The files have changes that are not published. To serve them: npm run publish');
    breakFiles();
    await restart();
    expect(await now()).toBe(named);
  });

  it('publishes faultless files at a start when it cannot read what an earlier Waymark has published', async () => {
    await run('publish', '--who', 'Anna');
    const named = await now();
    await waymark.stop('SIGKILL');
    const db = new Database(join(waymark.dataDir, 'waymark.sqlite'));
    db.exec("UPDATE bundles SET json = '{}'");
    db.close();
    edit('locales/en/people.json', 'Anything else?', 'What else?');
    waymark = await startWaymark({ CONTENT_DIR: files }, waymark.dataDir);
    expect(await now()).not.toBe(named);
    expect(await run('publish', '--back', named, '--why', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${named} was made by an earlier Waymark that this one cannot read.`),
    });
  });

  it.each([
    [['--back', 'abcdef', '--why', 'x'], 1, 'Nothing was ever published as abcdef.'],
    [['--back', 'abc', '--why', 'x'], 1, 'the first 6 or more characters'],
    [['--back', 'abcdef'], 2, 'Say why'],
    [['--history', '--who', 'Anna'], 2, '--history takes nothing else'],
  ])('refuses %j with a sentence, and what is served goes on', async (args, code, says) => {
    const before = await served();
    expect(await run('publish', ...args)).toMatchObject({ code, out: '', err: expect.stringContaining(says) });
    expect(await served()).toBe(before);
  });
});

describe('withdrawing a number', () => {
  const lists = (lang: string) => async () => {
    const person = somebody();
    await person.tap(`welcome.language.${lang}`);
    await person.tap('people.where.th');
    return person.tap('people.about.unsure');
  };

  it('takes it out of every language within two seconds, also while other content has errors', async () => {
    for (const lang of languages) expect(await lists(lang)(), lang).toContain('1323');
    breakFiles();
    const gone = async () => (await callPage('th.mental_health')) === 404;
    const { out } = await follows(gone, 'withdraw', 'contact', 'th.mental_health', '--why', 'a stranger answers');
    expect(out).toContain('✔ th.mental_health (1323) is withdrawn');
    expect(out).toMatch(/set "confidence: unverified" for mental_health \(content\/contacts\/th\.yaml:\d+\)/);
    for (const lang of languages) {
      const told = await lists(lang)();
      expect(told, lang).not.toContain('1323');
      expect(told, lang).toContain('1300');
    }
  });

  it('holds for the answers from memory, too, when the database stands still', async () => {
    const gone = async () => (await callPage('th.police')) === 404;
    await follows(gone, 'withdraw', 'contact', 'th.police', '--why', 'nobody answers');
    const lock = new Database(join(waymark.dataDir, 'waymark.sqlite'));
    lock.exec('BEGIN IMMEDIATE');
    const told = await somebody().type('SOS');
    lock.exec('ROLLBACK');
    lock.close();
    expect(told).toContain('Thailand: Ambulance');
    expect(told).not.toMatch(/Thailand: Police/);
  });

  it('outlives a publication and a restart, says so, and ends when it is undone', async () => {
    const is = (status: number) => async () => (await callPage('th.police')) === status;
    await follows(is(404), 'withdraw', 'contact', 'th.police', '--why', 'nobody answers');
    expect((await run('withdraw', '--list')).out).toMatch(
      /^contact th\.police {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}nobody answers\n$/,
    );
    edit('locales/en/people.json', 'Anything else?', 'What else?');
    expect((await publishes()).out).toMatch(/▲ th\.police is still withdrawn since .* \(nobody answers\)/);
    expect(await callPage('th.police')).toBe(404);
    await waymark.stop('SIGKILL');
    waymark = await startWaymark({ CONTENT_DIR: files }, waymark.dataDir);
    expect(waymark.said()).toContain('⚠ Withdrawn, whatever the files say: th.police.');
    expect(await callPage('th.police')).toBe(404);
    await follows(is(200), 'withdraw', '--undo', 'contact', 'th.police');
  });

  it('stays when the database is deleted and made anew, because nobody would know that it came back', async () => {
    const gone = async () => (await callPage('th.police')) === 404;
    await follows(gone, 'withdraw', 'contact', 'th.police', '--why', 'nobody answers');
    const before = await served();
    edit('locales/en/people.json', 'Anything else?', 'A draft that nobody has published');
    for (const end of ['', '-wal', '-shm']) rmSync(join(waymark.dataDir, `waymark.sqlite${end}`), { force: true });
    await somebody().type('hello');
    await until(async () => (await run('withdraw', '--list')).out.includes('nobody answers'));
    expect(await callPage('th.police')).toBe(404);
    // While the database is opened anew, /readyz answers without it.
    await until(async () => (await served()) !== '');
    expect(await served()).toBe(before);
  });

  it.each([
    [['contact', 'th.polcie', '--why', 'x'], 1, 'There is no contact th.polcie. Did you mean th.police?'],
    [['contact', 'th.police'], 2, 'Say why, for those who ask later'],
    [['fact', 'th.minimum_wage', '--why', 'x'], 2, 'Say which contact'],
    [['--undo', 'contact', 'th.police'], 1, 'th.police was not withdrawn.'],
  ])('refuses %j, so that nobody believes that a number is out which is not', async (args, code, says) => {
    expect(await run('withdraw', ...args)).toMatchObject({ code, out: '', err: expect.stringContaining(says) });
    expect(await callPage('th.police')).toBe(200);
  });
});
