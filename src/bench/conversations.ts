import type { Bundle } from '../bundle/bundle.ts';
import type { Input } from '../engine/turn.ts';
import { createUnderstand } from '../understand/meaning.ts';
import { interpret, type Kept } from './interpreter.ts';
import { words } from './script-words.ts';

/** Conversations through the script: every third types its answers, the others tap them. */
const CONVERSATIONS = 60;
/** Ten questions, the language, the arrival, with room for more. */
const MOST_TURNS = 20;

/** Fixed inputs, the same in every run, each conversation up to its verdict. */
export function conversations(bundle: Bundle): Input[][] {
  const understand = createUnderstand(bundle);
  return Array.from({ length: CONVERSATIONS }, (_, n) => one(n, understand));
}

function one(n: number, understand: ReturnType<typeof createUnderstand>): Input[] {
  const lang = Object.keys(words)[n % 3] ?? '';
  const inputs: Input[] = [{ kind: 'arrive' }, tap('welcome', 'language', lang)];
  let kept = inputs.reduce<Kept | undefined>((before, input) => interpret(before, input).kept, undefined);
  for (let turn = 0; kept && turn < MOST_TURNS && !verdicts.has(kept.at); turn++) {
    const next = answer(kept, n + turn * 7, n % 9 < 3, understand);
    inputs.push(next);
    kept = interpret(kept, next).kept;
  }
  return inputs;
}

const verdicts = new Set(['stop', 'careful', 'calm']);

const tap = (flow: string, step: string, choice: string): Input => ({ kind: 'tap', at: { flow, step }, choice });

function answer(
  { lang, at }: Kept,
  seed: number,
  types: boolean,
  understand: ReturnType<typeof createUnderstand>,
): Input {
  if (at === 'amount') return { kind: 'text', meaning: understand(String(1500 + seed)) };
  const choices = Object.entries({ ...words[lang]?.offer[at]?.choices, unsure: words[lang]?.bot.unsure ?? '' });
  const [choice, label] = choices[(seed * 13) % choices.length] ?? ['unsure', ''];
  return types ? { kind: 'text', meaning: understand(label) } : tap('offer', at, choice);
}
