import { asObject, asText } from '../channels/json.ts';
import { readStory } from '../stories/read.ts';
import { playStories } from '../stories/stories.ts';
import { contentFile } from './content-file.ts';
import type { Draft } from './drafts.ts';
import type { Placed } from './problems.ts';
import type { Desk } from './on-desk.ts';
import { refuseConflict, writeFiles } from './save.ts';
import { mustBe, type Staff } from './staff.ts';
import { hasErrors } from './telling.ts';
import { Wrong } from './wrong.ts';

/** What the page asks while somebody writes a story. One that breaks is saved: it may wait for words that come later. */
export const storyQuestions = {
  /** `text`: empty for one that is not there yet. */
  story({ drafts }: Desk, body: unknown, { roles }: Staff) {
    const { version, stories } = drafts.now();
    const { file } = storyIn(body);
    const text = plain(stories.stories.find((story) => story.file === file)?.text ?? '');
    return { version, file, text, mayWrite: roles.includes('editor') };
  },
  /** How it would go. Nothing is written. */
  tryStory({ drafts }: Desk, body: unknown) {
    const { file, will } = storyIn(body);
    return { problems: wrongIn(drafts.now(), file, will) };
  },
  saveStory({ drafts, folders }: Desk, body: unknown, by: Staff) {
    mustBe('editor', by);
    const { file, was, will } = storyIn(body);
    if (will.trim() === '') throw new Wrong('The story is empty. Nothing was saved.');
    const [unread] = readStory(file, will).problems;
    if (unread) throw new Wrong(`Nothing was saved. ${file}:${unread.line}: ${unread.message} ${unread.hint ?? ''}`);
    const onDisk = contentFile(folders.contentDir, file);
    const is = onDisk.read();
    refuseConflict('this story', { was, is: plain(is), will });
    const text = is.includes('\r\n') ? will.replaceAll('\n', '\r\n') : will;
    if (text !== is && !writeFiles(new Map([[onDisk.path, text]]), () => onDisk.read() === is))
      throw new Wrong(`Another program is changing ${file}. Nothing was saved. Save again.`);
    const draft = drafts.again();
    return { version: draft.version, problems: wrongIn(draft, file, will) };
  },
};

const FILE = /^stories\/[a-z0-9][a-z0-9-]{0,59}\.txt$/;

function storyIn(body: unknown): { file: string; was: string; will: string } {
  const given = asObject(body);
  const file = asText(given.file) ?? '';
  if (!FILE.test(file))
    throw new Wrong('The name of a story has small English letters, digits and "-", such as: fee-over-the-limit');
  return { file, was: plain(asText(given.was) ?? ''), will: `${plain(asText(given.will) ?? '').trimEnd()}\n` };
}

/** As a page shows it. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n');

function wrongIn(draft: Draft, file: string, text: string): Placed[] {
  const { story, problems } = readStory(file, text);
  const told = hasErrors(draft) ? [] : playStories(draft.bundle, [story], Date.now());
  return [...problems, ...told.flatMap((one) => one.problems)];
}
