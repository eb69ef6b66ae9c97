import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../bundle/bundle.ts';

/** What a line of a story wants. `tap`: what stands in the brackets. */
export type Line = { line: number; text: string } & ({ kind: 'says' | 'tap' } | { kind: 'bot' | 'button' | 'not' });

/** One conversation test, as staff write it. `heads`: the lines in front of the conversation, by name. */
export type Story = {
  file: string;
  text: string;
  heads: Record<string, { value: string; line: number }>;
  lines: Line[];
};

export const HEADS = ['language', 'date', 'from', 'country', 'channel'];

/** More than this is no test of a conversation any more, but a mistake: a file put in the wrong folder. */
const LONGEST_STORY = 100_000;

/** The stories of a content directory; `problems`: lines that are no lines of a story. */
export type Stories = { stories: Story[]; problems: Problem[] };

/** Every `stories/*.txt` of a content directory. No such folder: no stories. */
export function readStories(dir: string): Stories {
  const stories: Story[] = [];
  const problems: Problem[] = [];
  for (const file of storyFiles(dir)) {
    const text = readFileSync(join(dir, file), 'utf8').slice(0, LONGEST_STORY);
    const read = readStory(file, text);
    stories.push(read.story);
    problems.push(...read.problems);
  }
  return { stories, problems };
}

function storyFiles(dir: string): string[] {
  try {
    const names = readdirSync(join(dir, 'stories'), { encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.txt'))
      .toSorted()
      .map((name) => `stories/${name}`);
  } catch {
    return [];
  }
}

/** Reads one story. What is no line of a story is a problem, and left out. */
export function readStory(file: string, text: string): { story: Story; problems: Problem[] } {
  const story: Story = { file, text, heads: {}, lines: [] };
  const problems: Problem[] = [];
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const row = written.trim();
    if (row === '' || row.startsWith('#')) continue;
    const message = readRow(story, row, line);
    if (message) problems.push(storyProblem(story, line, message, HOW));
  }
  return { story, problems };
}

const HOW = 'Write "person: …", "person: [answer]", "bot: …", "bot has button: …" or "bot does not say: …".';

/** Takes the row into the story, or says what is wrong with it. */
function readRow(story: Story, row: string, line: number): string | undefined {
  const [, name = '', value = ''] = /^([a-z ]+?)\s*:\s*(.*)$/.exec(row) ?? [];
  const kind = KINDS[name];
  if (HEADS.includes(name)) {
    if (story.lines.length > 0) return `"${name}:" stands in front of the conversation, not in it.`;
    story.heads[name] = { value, line };
    return undefined;
  }
  if (!kind) return 'This is no line of a story.';
  if (value === '') return `Nothing stands behind "${name}:".`;
  const tapped = /^\[\s*(.*?)\s*\]$/.exec(value)?.[1];
  if (kind === 'says' && tapped !== undefined) story.lines.push({ line, kind: 'tap', text: tapped });
  else story.lines.push({ line, kind, text: value });
  return undefined;
}

const KINDS: Record<string, Exclude<Line['kind'], 'tap'>> = {
  person: 'says',
  bot: 'bot',
  'bot has button': 'button',
  'bot does not say': 'not',
};

/** A problem on one whole line of a story. */
export function storyProblem(story: Story, line: number, message: string, hint?: string): Problem {
  const row = story.text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const length = Math.max(1, row.trim().length);
  const column = row.length - row.trimStart().length + 1;
  return {
    file: story.file,
    line,
    column,
    length,
    severity: 'error',
    rule: 'story',
    message,
    ...(hint ? { hint } : {}),
  };
}
