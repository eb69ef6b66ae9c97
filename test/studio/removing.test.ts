import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { removingQuestions } from '../../src/studio/removing.ts';
import type { Desk } from '../../src/studio/on-desk.ts';
import { type Any, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);
beforeEach(() => ask('begin', { name: 'rent', template: 'question' }));

const isThere = (file: string): boolean => existsSync(join(content.dir, file));
const FILES = ['flows/rent.yaml', 'locales/en/rent.json', 'locales/my/rent.json'];
const again = (): Promise<Any> => ask('state', { again: true });
const waiting = async (): Promise<Any[]> => (await ask('waiting')).waiting;
const remove = async (flow = 'rent'): Promise<Any> => {
  const seen = (await waiting()).find((one) => one.flow === flow)?.seen;
  return ask('removeFlow', { flow, seen });
};
const publish = async (): Promise<void> => {
  const { files, now } = await ask('serving');
  await ask('publish', { files, served: now?.hash ?? '', why: 'x', name: 'Anna' });
};
/** The menu leads there. */
const leadTo = async (flow: string): Promise<void> => {
  content.edit('flows/menu.yaml', 'job: job.fee', `job: ${flow}.start`);
  await again();
};

describe('a conversation that was begun and that nobody wants', () => {
  it('is listed with its files, taken out with all of them, and the rest is as it was before', async () => {
    const before = (await again()).problems;
    expect(await waiting()).toEqual([
      expect.objectContaining({ flow: 'rent', unit: 'rent.start', files: FILES, from: [], isServed: false }),
    ]);
    expect(await remove()).toMatchObject({ files: FILES });
    expect(FILES.filter(isThere)).toEqual([]);
    expect(await waiting()).toEqual([]);
    const gone = (file: string) => FILES.includes(file);
    expect((await again()).problems).toEqual(before.filter(({ file }: Any) => !gone(file)));
  });

  it('takes along what is recorded of its reviews, and of no others', async () => {
    const { readings } = await ask('texts', { unit: 'rent.start' });
    const sign = { lang: 'en', state: 'reviewed', by: 'A. Example' };
    await ask('review', { ...sign, unit: 'rent.start', seal: readings.en.seal });
    const fee = (await ask('texts', { unit: 'job.fee' })).readings.en.seal;
    await ask('review', { ...sign, unit: 'job.fee', seal: fee });
    await remove();
    expect(content.read('locales/en/reviews.yaml')).toContain('job.fee:');
    expect(content.read('locales/en/reviews.yaml')).not.toContain('rent.start');
  });

  it('stays while a step of another conversation leads there, which is named', async () => {
    await leadTo('rent');
    expect(await waiting()).not.toContainEqual(expect.objectContaining({ flow: 'rent' }));
    const { wrong } = await ask('removeFlow', { flow: 'rent', seen: '' });
    expect(wrong).toContain('"rent" stays, because this leads to it: menu.start.');
    expect(FILES.filter(isThere)).toEqual(FILES);
  });

  it('stays while a story comes there, which would test nothing any more', async () => {
    content.write('stories/rent.txt', 'language: en\nfrom: rent.start\n');
    await again();
    expect((await waiting())[0].from).toEqual(['stories/rent.txt']);
    expect((await remove()).wrong).toContain('stories/rent.txt');
  });

  it('can be taken out although it was published along with others, as long as nobody could come to it', async () => {
    await publish();
    expect(await remove()).toMatchObject({ files: FILES });
  });

  it('stays while people can be in it, because what is published leads there', async () => {
    await publish();
    content.edit('flows/menu.yaml', 'job: job.fee', 'job: people.where');
    await again();
    expect((await waiting()).find(({ flow }) => flow === 'job')).toMatchObject({ isServed: true });
    expect((await remove('job')).wrong).toContain('people can be in it');
    await publish();
    expect((await remove('job')).wrong ?? '').not.toContain('people can be in it');
  });

  it('stays when somebody has changed it since one looked: their words would be lost', async () => {
    const [{ seen }] = (await waiting()) as [Any];
    content.write('locales/en/rent.json', content.read('locales/en/rent.json').replace('✎', 'Now: ✎'));
    const { wrong } = await ask('removeFlow', { flow: 'rent', seen });
    expect(wrong).toContain('Somebody has changed "rent" since you looked.');
    expect(FILES.filter(isThere)).toEqual(FILES);
  });

  it('is gone for git, too, and a commit keeps that', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: content.dir });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    await remove();
    const { changed } = await ask('changed');
    expect(changed).toEqual(FILES.map((file) => ({ file, change: 'gone' })));
    expect(await ask('commit', { files: FILES, why: 'not wanted', name: 'Anna' })).toMatchObject({ files: 3 });
  });

  it('is taken out by editors only', () => {
    const by = { name: 'A. Example', roles: ['reviewer' as const], languages: ['en'] };
    expect(() => removingQuestions.removeFlow?.({} as Desk, { flow: 'rent' }, by)).toThrow('Only an editor');
  });
});
