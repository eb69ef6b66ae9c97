import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/studio/on-desk.ts';
import { storyQuestions } from '../../src/studio/story-writing.ts';
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
    const all = [{ file: 'stories/fee.txt', about: 'The fee is asked first.', from: 'job.fee' }];
    expect(await ask('stories')).toMatchObject({ all, broken: [] });
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
    expect(await ask('stories')).toMatchObject({ broken: [] });
  });

  it('waits for files without errors, which would only be told again', async () => {
    content.edit('flows/job.yaml', 'go: good', 'go: goood');
    await ask('state', { again: true });
    expect(await ask('stories')).not.toHaveProperty('broken');
    expect((await ask('serving')).broken).toEqual([]);
  });
});

describe('a story that staff write', () => {
  const FEE = 'stories/fee.txt';
  const BUTTON = 'bot has button: word none';
  const change = (will: string, more: object = {}) => ask('saveStory', { file: FEE, was: STORY, will, ...more });

  it('opens as it stands in its file, says while one types how it would go, and is saved', async () => {
    expect(await ask('story', { file: FEE })).toMatchObject({ text: STORY, mayWrite: true });
    breakStory();
    await ask('state', { again: true });
    const will = STORY.replace('word none', 'Nobody asked');
    expect((await ask('tryStory', { file: FEE, will: STORY })).problems).toEqual([
      expect.objectContaining({ line: 5 }),
    ]);
    expect((await ask('tryStory', { file: FEE, will })).problems).toEqual([]);
    expect(await change(will)).toMatchObject({ problems: [] });
    expect(content.read(FEE)).toBe(will);
    expect((await ask('stories')).broken).toEqual([]);
    expect((await publish()).now.who).toBe('Anna');
  });

  it('keeps line ends of Windows, so that a text editor there finds its file', async () => {
    content.write(FEE, STORY.replaceAll('\n', '\r\n'));
    await ask('state', { again: true });
    expect((await ask('story', { file: FEE })).text).toBe(STORY);
    await change(`${STORY}bot has button: word some\n`);
    expect(content.read(FEE)).toBe(`${STORY}bot has button: word some\n`.replaceAll('\n', '\r\n'));
  });

  it('may break, since its words may come later; lines that nobody can read are not saved', async () => {
    expect((await change(`${STORY}bot: later\n`)).problems).toEqual([expect.objectContaining({ line: 6 })]);
    const { wrong } = await ask('saveStory', { file: FEE, was: content.read(FEE), will: `${STORY}robot: hello` });
    expect(wrong).toContain('stories/fee.txt:6: This is no line of a story.');
    expect((await ask('saveStory', { file: FEE, was: content.read(FEE), will: ' ' })).wrong).toContain('is empty');
  });

  it('is not written over what somebody else has changed meanwhile', async () => {
    content.edit(FEE, BUTTON, 'bot has button: word some');
    expect((await change(`${STORY}bot: x\n`)).wrong).toContain('Somebody else has changed this story meanwhile');
    expect(content.read(FEE)).toContain('word some');
  });

  it('can be new, and stands in stories and nowhere else', async () => {
    await ask('saveStory', { file: 'stories/some.txt', was: '', will: 'from: job.fee\nbot has button: word some' });
    expect(content.read('stories/some.txt')).toBe('from: job.fee\nbot has button: word some\n');
    expect((await ask('stories')).all).toHaveLength(2);
    for (const file of ['stories/../x.txt', 'flows/job.yaml', 'stories/Über.txt', 'stories/a/b.txt'])
      expect((await ask('saveStory', { file, was: '', will: 'x' })).wrong).toContain('The name of a story');
  });

  it('is changed by editors only', () => {
    const by = { name: 'A. Example', roles: ['reviewer' as const], languages: ['en'] };
    expect(() => storyQuestions.saveStory({} as Desk, {}, by)).toThrow('Only an editor');
  });
});
