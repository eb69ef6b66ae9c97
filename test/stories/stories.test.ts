import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDirectory } from '../../src/check/check.ts';
import { readStories, readStory } from '../../src/stories/read.ts';
import { playStories } from '../../src/stories/stories.ts';
import { checkFiles, told, TODAY } from '../check/small.ts';
import { smallContent } from '../check/small-content.ts';

const { bundle } = checkFiles(smallContent());

/** What is found in one story about the small content. */
function found(text: string): string[] {
  const { story, problems } = readStory('stories/one.txt', text);
  const played = playStories(bundle, [story], TODAY).flatMap((one) => one.problems);
  return [...problems, ...played].map(told);
}

describe('a story', () => {
  it('that goes as it is written finds nothing: taps by name or by label, whole lines, parts, buttons', () => {
    const story = `# A deposit is asked.
language: en
country: th
from: job.fee

bot: word text
bot has button: word some
person: [some]
person: 500 THB
bot: word above …
bot does not say: word good …
person: [word again]
bot: word text
`;
    expect(found(story)).toEqual([]);
  });

  it('fails with the line as written above the line that came, from where they part', () => {
    expect(
      found('language: en\nfrom: job.fee\nperson: [some]\nperson: 500 THB\nbot: word above 0 THB 600 THB …\n'),
    ).toEqual([
      'stories/one.txt:5:1 error [story] The bot does not say this. →    story │ word above 0 THB 600 THB …\n       bot │ word above word money 0 word THB word money 500 word THB word as_of January 1, 2025',
    ]);
  });

  it('fails where the bot says what it must not say', () => {
    expect(found('language: en\nfrom: job.fee\nbot does not say: … text\n')).toEqual([
      'stories/one.txt:3:1 error [story] The bot says this. →    story │ text\n       bot │ …text',
    ]);
  });

  it('stops at a tap that is not offered, and tells what is', () => {
    expect(found('language: en\nfrom: job.fee\nperson: [lots]\nbot: never looked at\n')).toEqual([
      'stories/one.txt:3:1 error [story] There is no "lots" to tap here. → These are there: [none] word none  [some] word some  [unsure] word unsure  [word help_now]',
    ]);
  });

  it('is played as of its own date, so that a text with an old fact is tested before it is old', () => {
    const excess = (date: string) =>
      found(
        `language: en\ndate: ${date}\ncountry: th\nfrom: job.fee\nperson: [some]\nperson: 500 THB\nbot: … may_have_changed …\n`,
      );
    expect(excess('2029-01-01')).toEqual([]);
    expect(excess('2026-11-22')).toHaveLength(1);
  });

  it('sees what the platform shows, cut buttons included, when it names a channel', () => {
    expect(found('language: my\nchannel: line\nbot has button: စကား job\n')).toEqual([]);
  });

  it('has its first lines checked against the content', () => {
    expect(found('language: xx\ndate: soon\nfrom: job.fees\ncountry: zz\nchannel: fax\n')).toEqual([
      'stories/one.txt:1:1 error [story] "xx" is no language here. → It can be: en, my.',
      'stories/one.txt:2:1 error [story] "soon" is no date. → Write it like this: 2026-11-22',
      'stories/one.txt:3:1 error [story] "job.fees" is no step. → Write flow and step, like this: job-offer.fee',
      'stories/one.txt:4:1 error [story] "zz" is no country here. → It can be: th, mm, other.',
      'stories/one.txt:5:1 error [story] "fax" is no channel. → It can be: line, messenger, botframework, web.',
    ]);
  });

  it('has no other lines than those it knows', () => {
    expect(found('you: hello\nperson: hello\nlanguage: en\nbot:\n')).toEqual([
      'stories/one.txt:1:1 error [story] This is no line of a story. → Write "person: …", "person: [answer]", "bot: …", "bot has button: …" or "bot does not say: …".',
      'stories/one.txt:3:1 error [story] "language:" stands in front of the conversation, not in it. → Write "person: …", "person: [answer]", "bot: …", "bot has button: …" or "bot does not say: …".',
      'stories/one.txt:4:1 error [story] Nothing stands behind "bot:". → Write "person: …", "person: [answer]", "bot: …", "bot has button: …" or "bot does not say: …".',
    ]);
  });
});

describe("the project's own stories", () => {
  it('go as they are written, so that staff begin with examples that are true', () => {
    const root = join(import.meta.dirname, '..', '..');
    const { stories, problems } = readStories(root);
    const played = playStories(checkDirectory(root, TODAY).bundle, stories, TODAY);
    expect([...problems, ...played.flatMap((one) => one.problems)].map(told)).toEqual([]);
    const languages = new Set(stories.map(({ heads }) => heads.language?.value));
    expect([...languages]).toEqual(expect.arrayContaining(['en', 'my', 'th']));
  });
});
