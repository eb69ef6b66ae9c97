import type { Reply } from '../../src/engine/turn.ts';
import { real, textOf, today, typedWords } from '../engine/real.ts';
import { type Talk, talk } from '../engine/talk.ts';
import { adverts } from './adverts.ts';
import type { Move, Scenario } from './scenarios.ts';

/** The first of each block of ten digits. */
const zeros: Record<string, number> = { th: 0x0e50, my: 0x1040, km: 0x17e0, lo: 0x0ed0 };

/** All that was said, by both. */
export type Played = { transcript: string; replies: Reply[] };

/** Plays a scenario in one language, and writes down what a person would see. */
export function play({ title, moves }: Scenario, lang: string): Played {
  const person = talk({ now: today });
  const lines = [`# ${title}`, `# ${real.languages[lang]?.endonym}, 22 November 2026`];
  const replies: Reply[] = [];
  const step = (said: string) => {
    lines.push('', `you: ${said}`, ...person.turn.replies.flatMap(written));
    replies.push(...person.turn.replies);
  };
  person.send({ kind: 'arrive' });
  lines.push('', ...person.turn.replies.flatMap(written));
  for (const move of [{ tap: lang }, ...moves]) step(make(person, move, lang));
  return { transcript: `${lines.join('\n')}\n`, replies };
}

/** Does it, and tells what the person saw themselves doing. */
function make(person: Talk, move: Move, lang: string): string {
  if ('tap' in move) {
    const label = person.choices.find(({ choice }) => choice === move.tap)?.label;
    person.tap(move.tap);
    return `[ ${label} ]`;
  }
  if ('send' in move) {
    person.send({ kind: 'media', what: move.send });
    return '(a picture)';
  }
  if ('paste' in move) {
    person.say(adverts[lang] ?? '');
    return adverts[lang] ?? '';
  }
  const words = 'command' in move ? (typedWords(lang, move.command)[0] ?? '') : money(lang, move);
  person.say(words);
  return words;
}

/** In the digits and with the word for money that people of this language use. */
function money(lang: string, { money: amount, currency }: { money: number; currency?: string }): string {
  const zero = zeros[lang];
  const digits = zero
    ? String(amount).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
    : `${amount}`;
  return currency ? `${digits} ${textOf(lang, `places:currency.${currency}`)}` : digits;
}

/** A bubble, its other lines under the first one; then the choices, those that are answers with their number. */
export function written({ text, choices, numbered }: Reply): string[] {
  const bubble = `bot: ${text.replaceAll('\n', '\n     ')}`.replaceAll(/ +$/gm, '');
  if (choices.length === 0) return [bubble];
  let count = 0;
  const buttons = choices.map(({ label, nav }) => (numbered && !nav ? `[ ${++count} ${label} ]` : `[ ${label} ]`));
  return [bubble, `     ${buttons.join(' ')}`];
}
