import type { Problem } from '../bundle/bundle.ts';
import { type Line, type Story, storyProblem } from './read.ts';

/** What a person sees after the last thing they did: bubbles, and the words on the buttons. */
export type OnScreen = { texts: string[]; labels: string[] };

/** Holds one line of a story against the screen. */
export function judge(story: Story, { kind, line, text }: Line, screen: OnScreen): Problem[] {
  const rows = kind === 'button' ? screen.labels : rowsOf(screen.texts);
  const isThere = rows.some((row) => matches(text, row));
  if (isThere === (kind !== 'not')) return [];
  const message = { bot: 'The bot does not say this.', button: 'There is no such button.', not: 'The bot says this.' };
  const said = kind === 'not' ? (rows.find((row) => matches(text, row)) ?? '') : nearestRow(text, rows);
  return [storyProblem(story, line, message[kind as keyof typeof message], beside(text, said, kind === 'button'))];
}

/** Spaces and invisible joiners differ from editor to editor. */
export const fold = (text: string): string =>
  text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .normalize('NFC')
    .trim();

/** A whole line, or a whole bubble; "…" stands for whatever comes there. */
function matches(wanted: string, row: string): boolean {
  const parts = fold(wanted).split(/\s*(?:…|\.{3})\s*/);
  const said = fold(row);
  if (parts.length === 1) return said === parts[0];
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (!said.startsWith(first) || !said.endsWith(last)) return false;
  let at = 0;
  for (const part of parts) {
    const found = said.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= said.length;
}

const rowsOf = (texts: string[]): string[] =>
  texts.flatMap((text) => [text, ...text.split('\n')]).filter((row) => row.trim() !== '');

/** The two lines, one above the other, from a little before the place where they part. */
function beside(wanted: string, said: string, isButton: boolean): string {
  const start = fold(wanted).replace(/^(?:…|\.{3})\s*/, '');
  const row = fold(said);
  const { at, length } = common(start, row);
  const from = Math.max(0, length - BEFORE);
  const rows = [
    ['story', piece(start, from)],
    [isButton ? 'button' : 'bot', row === '' ? '(nothing)' : piece(row, at + from)],
  ];
  return rows.map(([name = '', text]) => `${name.padStart(8)} │ ${text}`).join('\n  ');
}

/** What is shown in front of the first difference, and in all. */
const BEFORE = 40;
const WIDE = 110;

const piece = (text: string, from: number): string =>
  `${from > 0 ? '…' : ''}${text.slice(from, from + WIDE)}${text.length > from + WIDE ? '…' : ''}`;

/** Where in a row the longest beginning of what was wanted stands. */
function common(wanted: string, row: string): { at: number; length: number } {
  let length = 0;
  while (length < wanted.length && row.includes(wanted.slice(0, length + 1))) length++;
  return { at: row.indexOf(wanted.slice(0, length)), length };
}

/** The row that has most letter pairs in common with what was wanted. */
function nearestRow(wanted: string, rows: string[]): string {
  const pairs = pairsOf(wanted);
  const alike = (row: string) => {
    const own = pairsOf(row);
    const shared = [...own].filter((pair) => pairs.has(pair)).length;
    return (2 * shared) / (own.size + pairs.size || 1);
  };
  return rows.toSorted((one, other) => alike(other) - alike(one))[0] ?? '';
}

const pairsOf = (text: string): Set<string> => {
  const folded = fold(text);
  return new Set(Array.from(folded, (_, n) => folded.slice(n, n + 2)));
};
