/** Longest words in a box; the whole text stands in the locale file. */
export const WORDS = 80;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between two characters as a reader counts them, so that no vowel sign is torn from its letter. */
export function shorten(text: string, most = WORDS): string {
  const all = [...graphemes.segment(text.replace(/\s+/g, ' ').trim())];
  if (all.length <= most) return all.map(({ segment }) => segment).join('');
  const kept = all.slice(0, most - 1).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}…`;
}

/**
 * A quoted label. What means something to Mermaid, to the HTML it makes or to Markdown is written as the number of its
 * character: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export const quoted = (lines: string[]): string => `"${lines.filter(Boolean).map(escaped).join('<br/>')}"`;

const escaped = (line: string): string =>
  withoutList(line.replace(SPECIAL, (character) => `#${character.codePointAt(0)};`));

/** Control characters have no place in a drawing; in a code block "```" would end it. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /["#&<>`\\[\]{}|$*~%\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** A label that begins like a Markdown list is replaced by "Unsupported markdown: list". */
const withoutList = (line: string): string =>
  line
    .replace(/^(\d+)([.)])/, (_, number: string, mark: string) => `${number}#${mark.codePointAt(0)};`)
    .replace(/^([-+])/, (mark) => `#${mark.codePointAt(0)};`);
