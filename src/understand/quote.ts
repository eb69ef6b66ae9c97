import type { Span } from './signs.ts';

const MOST_QUOTES = 3;
const LONGEST_QUOTE = 48;
/** Places so near to each other are shown as one. */
const NEAR = 2;
const HIDDEN = '…';

/** Words of a message as they may be shown: short, and nothing in them can be tapped, called or looked up. */
export function quote(typed: string, found: Span[][]): string[] {
  const places = joined(found.flat());
  const quotes = places.map(({ from, to }) => shortened(hidden(typed.slice(from, to))));
  return [...new Set(quotes)].filter((words) => /[\p{L}\p{N}]/u.test(words)).slice(0, MOST_QUOTES);
}

function joined(spans: Span[]): Span[] {
  const joint: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joint.at(-1);
    if (last && span.from <= last.to + NEAR)
      joint[joint.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joint.push(span);
  }
  return joint;
}

/** Signs that turn the direction of what follows, and those that texts have their placeholders in. */
const UNFIT = /[\u202a-\u202e\u2066-\u2069{}]/g;
/** Addresses with and without "https", and names with @. */
const LINK = /(?:[a-z][a-z\d+.-]*:)?\/\/\S+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?|\S*@\S+|@/giu;
/** What could be the number of a phone or an account. */
const DIGITS = /\+?\p{Nd}(?:[ ().-]*\p{Nd}){6,}/gu;

function hidden(words: string): string {
  const plain = words.replace(UNFIT, '').replace(/\s+/gu, ' ').replace(LINK, HIDDEN);
  return plain.replace(DIGITS, (digits) => (isSum(digits) ? digits : HIDDEN)).trim();
}

/** "15.000.000", as money is written: groups of three that end in zeros. */
const isSum = (digits: string): boolean => /^\p{Nd}{1,3}(\.\p{Nd}{3})*\.000$/u.test(digits);

/** Cut between letters, never inside one with its marks. */
function shortened(words: string): string {
  const letters = words.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.length <= LONGEST_QUOTE ? words : `${letters.slice(0, LONGEST_QUOTE).join('').trim()}…`;
}
