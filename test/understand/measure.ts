import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Understand } from '../../src/understand/meaning.ts';
import { toZawgyi } from '../../src/understand/zawgyi.ts';

export type Message = { text: string; intent: string; danger: 'none' | 'possible' | 'clear'; style: string };
/** What was understood of one message. */
export type Judged = Message & { heard: string; offered: string[] };

const sets = join(import.meta.dirname, 'sets');
export const read = (file: string): string => readFileSync(join(sets, file), 'utf8');
export const lines = <T>(file: string): T[] =>
  read(file)
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line));

export const languages = ['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'];
export const messagesOf = (lang: string): Message[] => lines<Message>(`${lang}.jsonl`);

/** A command stands for the intent of the same meaning. */
const commands: Record<string, string | undefined> = {
  emergency: 'emergency',
  menu: 'menu',
  delete: 'delete',
  help: 'hotline',
};

export const judge = (understand: Understand, messages: Message[]): Judged[] =>
  messages.map((message) => {
    const meaning = understand(message.text);
    const command = commands[meaning.command ?? ''];
    const offered = command ? [command] : (meaning.suggestions ?? []);
    const heard = command === 'emergency' ? 'clear' : (meaning.danger ?? 'none');
    return { ...message, heard, offered: offered.length > 0 ? offered : ['none'] };
  });

/** Parts of 1. */
export function rates(judged: Judged[]) {
  const part = (of: Judged[], has: (one: Judged) => boolean) => of.filter(has).length / of.length;
  const danger = judged.filter((one) => one.danger !== 'none');
  const calm = judged.filter((one) => one.danger === 'none');
  return {
    recall: part(danger, (one) => one.heard !== 'none'),
    clearRecall: part(
      danger.filter((one) => one.danger === 'clear'),
      (one) => one.heard !== 'none',
    ),
    falseClear: part(calm, (one) => one.heard === 'clear' || one.heard === 'self_harm'),
    falsePossible: part(calm, (one) => one.heard === 'possible'),
    first: part(judged, (one) => one.offered[0] === one.intent),
    amongThree: part(judged, (one) => one.offered.includes(one.intent)),
  };
}

/** One letter in ten left out, doubled, or changed places with the next: the same slips each time. */
export function withSlips(messages: Message[]): Message[] {
  let seed = 1;
  const draw = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
  const slip = (text: string) => {
    const letters = Array.from(text);
    for (let at = 0; at < letters.length; at++) {
      const letter = letters[at] ?? '';
      if (draw() >= 0.1 || !/[\p{L}\p{M}]/u.test(letter)) continue;
      const kind = Math.floor(draw() * 3);
      if (kind === 0) letters[at] = '';
      else if (kind === 1) letters[at] = letter + letter;
      else [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letter];
    }
    return letters.join('');
  };
  return messages.map((message) => ({ ...message, text: slip(message.text) }));
}

/** Burmese as it comes from old phones. */
export const inZawgyi = (messages: Message[]): Message[] =>
  messages
    .filter(({ text }) => /[\u1000-\u109f]/.test(text))
    .map((message) => ({ ...message, text: toZawgyi(message.text) }));

export const inRoman = (messages: Message[]): Message[] => messages.filter(({ style }) => style === 'roman');

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
