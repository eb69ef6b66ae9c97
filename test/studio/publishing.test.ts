import { describe, expect, it } from 'vitest';
import { publishingQuestions } from '../../src/studio/publishing.ts';
import { withdrawingQuestions } from '../../src/studio/withdrawing.ts';
import type { Desk } from '../../src/studio/on-desk.ts';
import { type Any, studioOverHttp } from './ask.ts';
import { type Content, freshContent } from './content.ts';

const content = freshContent();
const { ask } = studioOverHttp(content);

/** As the page does: what it has shown goes with the question. */
const publish = async (why = 'first words', name = 'Anna'): Promise<Any> => {
  const { files, now } = await ask('serving');
  return ask('publish', { files, served: now?.hash ?? '', why, name });
};
const edit = async (...change: Parameters<Content['edit']>): Promise<void> => {
  content.edit(...change);
  await ask('state', { again: true });
};
const newWords = () => edit('locales/en/job.json', 'word none', 'Nobody asked');

describe('publishing in the studio', () => {
  it('says what would change in words, publishes it in somebody’s name, and then nothing is left to publish', async () => {
    expect((await ask('serving')).now).toBeUndefined();
    await publish();
    await newWords();
    const before = await ask('serving');
    expect(before).toMatchObject({ isNamed: true, errors: [], now: { who: 'Anna', why: 'first words' } });
    expect(before.changes).toEqual({
      count: 1,
      shown: [
        {
          kind: 'texts',
          name: 'en job:fee.choices.none',
          change: 'changed',
          parts: [{ part: '', was: 'word none', now: 'Nobody asked' }],
        },
      ],
    });
    expect(before.drafts).toContainEqual(expect.objectContaining({ lang: 'my', drafts: expect.any(Number) }));
    expect((await publish('clearer')).now).toMatchObject({ hash: before.files, who: 'Anna', why: 'clearer' });
    expect(await ask('serving')).toMatchObject({ changes: { count: 0 }, now: { hash: before.files } });
  });

  it('publishes nothing with an error, and says what it is', async () => {
    await publish();
    await edit('flows/job.yaml', 'go: good', 'go: goood');
    const { errors } = await ask('serving');
    expect(errors).toEqual([expect.objectContaining({ rule: 'unknown-step', hint: 'Did you mean "good"?' })]);
    expect((await publish()).wrong).toContain('nothing was published');
  });

  it('publishes only what was looked at: neither later words of the files nor over somebody else', async () => {
    await publish();
    const { files, now } = await ask('serving');
    await newWords();
    const asked = { files, served: now.hash, why: 'x', name: 'Ben' };
    expect((await ask('publish', asked)).wrong).toContain('The files have changed since you looked');
    await publish('Anna was first');
    const late = { files: (await ask('serving')).files, served: now.hash, why: 'x', name: 'Ben' };
    expect((await ask('publish', late)).wrong).toContain('Somebody else has published meanwhile');
  });

  it('asks who and why, because somebody will want to know', async () => {
    expect((await publish('', 'Anna')).wrong).toContain('Say why');
    expect((await publish('x', ' ')).wrong).toContain('Say who you are');
    expect((await publish('x'.repeat(301))).wrong).toBe('The reason has 301 characters; at most 300 are kept.');
    expect((await ask('history')).rows).toEqual([]);
  });

  it('lists what was served, compares any two, and serves an earlier one again', async () => {
    const first = (await publish()).now;
    await newWords();
    const second = (await publish('clearer')).now;
    const { rows, hasMore, now } = await ask('history');
    expect([rows.map(({ why }: Any) => why), hasMore, now]).toEqual([['clearer', 'first words'], false, second.number]);
    expect((await ask('between', { from: second.hash, to: first.hash })).changes.shown[0].parts).toEqual([
      { part: '', was: 'Nobody asked', now: 'word none' },
    ]);
    expect((await ask('between', { from: first.hash, to: '' })).changes.count).toBe(1);
    const asked = { hash: first.hash, served: second.hash, why: 'too short', name: 'Ben' };
    expect((await ask('back', asked)).now).toMatchObject({ hash: first.hash, who: 'Ben', why: 'too short' });
    expect((await ask('back', asked)).wrong).toContain('Somebody else has published meanwhile');
    expect((await ask('back', { ...asked, served: first.hash })).wrong).toContain('is what is served now');
    expect((await ask('between', { from: 'nothing', to: '' })).wrong).toContain('the first 6 or more characters');
  });

  it('is for publishers alone, whatever the page shows', () => {
    const editor = { name: 'Anna', roles: ['editor' as const], languages: ['en'] };
    const desk = { folders: content.folders } as Desk;
    for (const what of ['publish', 'back'])
      expect(() => publishingQuestions[what]?.(desk, {}, editor)).toThrow('Only a publisher can do this.');
    const reviewer = { ...editor, roles: ['reviewer' as const] };
    for (const what of ['withdraw', 'restore'])
      expect(() => withdrawingQuestions[what]?.(desk, {}, reviewer)).toThrow('Only an editor or a publisher');
  });
});

describe('withdrawing in the studio', () => {
  it('takes a number out with who and why, says what is left to do in the files, and shows it again', async () => {
    const { notes, withdrawn } = await ask('withdraw', { id: 'th.police', why: 'a stranger answers', name: 'Anna' });
    expect(withdrawn).toEqual([
      { kind: 'contact', id: 'th.police', why: 'a stranger answers', who: 'Anna', at: expect.any(Number) },
    ]);
    expect(notes.join('\n')).toMatch(/set "confidence: unverified" for police \(content\/contacts\/th\.yaml:\d+\)/);
    expect((await ask('serving')).withdrawn).toHaveLength(1);
    expect((await ask('restore', { id: 'th.police' })).withdrawn).toEqual([]);
    expect((await ask('restore', { id: 'th.police' })).wrong).toBe('th.police was not withdrawn.');
  });

  it('refuses what is not there and what has no reason, so that nobody believes that a number is out', async () => {
    expect((await ask('withdraw', { id: 'th.polcie', why: 'x', name: 'A' })).wrong).toContain(
      'Did you mean th.police?',
    );
    expect((await ask('withdraw', { id: 'th.police', name: 'A' })).wrong).toContain('Say why');
    expect((await ask('withdrawn')).withdrawn).toEqual([]);
  });
});
