import type { Choice, Reply } from '../engine/turn.ts';

/** How a platform counts: UTF-16 code units (a 🍎 is 2), or what a reader takes for one character (a Thai syllable is 1). */
export type Unit = 'utf16' | 'graphemes';

/**
 * Longest text, in UTF-16 units, that is listened to. An answer has a few words, a pasted job advertisement a few
 * hundred; reading costs time in proportion, and both platforms let people write more than this.
 */
export const HEARD_LIMIT = 2_000;

// The locale is fixed so that a text is cut alike on every machine; Thai, Burmese, Khmer, Lao and Chinese words are
// found by their script, whatever the locale.
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The text, or as much of it as fits with a "…" behind. `max` ≥ 1 counts in `unit`; no cluster is torn. */
export const cut = (text: string, max: number, unit: Unit): string => {
  if (text.length <= max) return text;
  if (unit === 'utf16') return `${text.slice(0, edgeUpTo(graphemes, text, max - 1))}…`;
  const starts = clusterStarts(text, max + 1);
  return starts.length <= max ? text : `${text.slice(0, starts[max - 1])}…`;
};

/**
 * Parts of at most `max` ≥ 2 UTF-16 units that join to the same text: cut between paragraphs, else sentences, else
 * words, else clusters. Only a single cluster longer than `max` is torn, between code points.
 */
export const split = (text: string, max: number): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const edge = bestEdge(rest, max);
    parts.push(rest.slice(0, edge));
    rest = rest.slice(edge);
  }
  return [...parts, rest];
};

/** "1 Yes" and so on, a line each, labels in full. Ways out such as "Help" have no number. */
export const numberedLines = (choices: Choice[]): string =>
  choices
    .filter((choice) => !choice.nav)
    .map((choice, n) => `${n + 1} ${choice.label}`)
    .join('\n');

/** A reply's words as texts of at most `max` UTF-16 units, numbered choices below them. None of them is blank. */
export const bubbles = (reply: Reply, max: number): string[] => {
  const lines = reply.numbered ? numberedLines(reply.choices) : '';
  return split(lines === '' ? reply.text : `${reply.text}\n\n${lines}`, max)
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

const bestEdge = (text: string, max: number): number => {
  const wanted = [paragraphEdge(text, max), edgeUpTo(sentences, text, max), edgeUpTo(words, text, max)];
  // An edge in the first half would leave a stub of a bubble: then a finer edge further on is better.
  const found = wanted.find((edge) => edge >= max / 2 && edgeUpTo(graphemes, text, edge) === edge);
  return found ?? (edgeUpTo(graphemes, text, max) || codePointEdge(text, max));
};

const paragraphEdge = (text: string, max: number): number => text.lastIndexOf('\n\n', max - 2) + 2;

const edgeUpTo = (segmenter: Intl.Segmenter, text: string, at: number): number =>
  segmenter.segment(text).containing(at)?.index ?? 0;

/** Where the first clusters begin, `most` of them at the most: the rest of a long text is not looked at. */
const clusterStarts = (text: string, most: number): number[] => {
  const starts: number[] = [];
  for (const { index } of graphemes.segment(text)) {
    starts.push(index);
    if (starts.length === most) break;
  }
  return starts;
};

const codePointEdge = (text: string, max: number): number =>
  (text.codePointAt(max - 1) ?? 0) > 0xffff ? max - 1 : max;
