import { beforeEach, describe, expect, it } from 'vitest';
import { type Any, studioOverHttp } from './ask.ts';
import { freshContent } from './content.ts';

const STORY = `# The fee is asked first.
language: en
from: job.fee

bot has button: word none
`;

const content = freshContent();
const { ask } = studioOverHttp(content);
beforeEach(() => content.write('stories/fee.txt', STORY));

const publish = async (more: object = {}): Promise<Any> => {
  const { files, now } = await ask('serving');
  return ask('publish', { files, served: now?.hash ?? '', why: 'clearer', name: 'Anna', ...more });
};
const breakStory = (): void => content.edit('locales/en/job.json', 'word none', 'Nobody asked');

describe('a story in the studio', () => {
  it('that a change breaks is told with its line and what the bot says now, where staff look before they publish', async () => {
    expect(await ask('stories')).toMatchObject({ count: 1, broken: [] });
    breakStory();
    await ask('state', { again: true });
    const { broken } = await ask('stories');
    expect(broken).toEqual([
      {
        file: 'stories/fee.txt',
        about: 'The fee is asked first.',
        from: 'job.fee',
        problems: [
          expect.objectContaining({
            line: 5,
            message: 'There is no such button.',
            hint: expect.stringContaining('button │ word some'),
            quote: { before: '', meant: 'bot has button: word none', after: '' },
          }),
        ],
      },
    ]);
    expect((await ask('serving')).broken).toEqual(broken);
  });

  it('that breaks keeps everything from being published, until somebody says that they know', async () => {
    await publish();
    breakStory();
    await ask('state', { again: true });
    const { wrong } = await publish();
    expect(wrong).toContain('Nothing was published');
    expect(wrong).toContain('stories/fee.txt');
    expect((await ask('serving')).now.why).toBe('clearer');
    const { now } = await publish({ nevertheless: true, why: 'the story follows tomorrow' });
    expect(now).toMatchObject({ who: 'Anna', why: 'the story follows tomorrow' });
  });

  it('that has a line nobody can read breaks, too: it would test nothing', async () => {
    content.write('stories/fee.txt', `${STORY}robot: hello\n`);
    await ask('state', { again: true });
    expect((await ask('stories')).broken[0].problems[0]).toMatchObject({
      line: 6,
      message: 'This is no line of a story.',
    });
    expect((await publish()).wrong).toContain('stories/fee.txt');
  });

  it('that is mended in a text editor is told anew, although no other file has changed', async () => {
    breakStory();
    const before = await ask('state', { again: true });
    content.edit('stories/fee.txt', 'word none', 'Nobody asked');
    await expect.poll(async () => (await ask('state')).version).not.toBe(before.version);
    expect(await ask('stories')).toMatchObject({ count: 1, broken: [] });
  });

  it('waits for files without errors, which would only be told again', async () => {
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    await ask('state', { again: true });
    expect(await ask('stories')).not.toHaveProperty('broken');
    expect((await ask('serving')).broken).toEqual([]);
  });
});
