import type { Input } from '../engine/turn.ts';
import { matchKey } from '../understand/key.ts';
import { words } from './script-words.ts';

/** What somebody would write by hand for this one script, and no other: the least that an engine can cost. */
export type Kept = { lang: string; at: string; worst: number; amount?: number };
/** One bubble with the labels below it. */
export type Said = { text: string; labels: string[] };

const [first = ''] = Object.keys(words);

/** One turn of the ten questions. `kept` is undefined for somebody new. */
export function interpret(kept: Kept | undefined, input: Input): { kept: Kept; said: Said } {
  if (!kept) return { kept: { lang: first, at: 'language', worst: 0 }, said: language };
  const { lang, at } = kept;
  const answer = input.kind === 'tap' ? input.choice : typed(lang, at, input);
  if (answer === undefined) return { kept, said: screen(lang, at) };
  if (at === 'language')
    return { kept: { lang: answer, at: 'recruiter', worst: 0 }, said: screen(answer, 'recruiter') };
  const worst = Math.max(kept.worst, danger[at]?.[answer] ?? 0);
  const next = ways[at]?.[answer] ?? onward[at] ?? verdict(worst);
  const said = screen(lang, next);
  if (next === 'recruiter') return { kept: { lang, at: next, worst: 0 }, said };
  const amount = at === 'amount' && input.kind === 'text' ? input.meaning.money?.amount : kept.amount;
  return { kept: amount === undefined ? { lang, at: next, worst } : { lang, at: next, worst, amount }, said };
}

const order = Object.keys(words[first]?.offer ?? {}).slice(0, 10);
const onward: Record<string, string | undefined> = Object.fromEntries(order.map((step, n) => [step, order[n + 1]]));
const ways: Record<string, Record<string, string> | undefined> = {
  recruiter: { friend: 'fee', stranger: 'fee' },
  fee: { none: 'passport' },
  passport: { self: 'contract' },
  contract: { none: 'hours' },
  stop: { again: 'recruiter' },
  careful: { again: 'recruiter' },
  calm: { again: 'recruiter' },
};
/** 3 stop, 2 danger, 1 warn. */
const danger: Record<string, Record<string, number> | undefined> = {
  recruiter: { stranger: 1 },
  licence: { unseen: 1 },
  fee: { some: 1, loan: 2 },
  passport: { employer: 2, agent: 2 },
  returned: { no: 3 },
  contract: { none: 1, unread: 1 },
  readable: { no: 1 },
  hours: { more: 1 },
  leave: { permit: 1, locked: 3 },
};
const verdict = (worst: number): string => (worst > 1 ? 'stop' : worst === 1 ? 'careful' : 'calm');

const language: Said = {
  text: Object.values(words)
    .map(({ welcome }) => welcome.language.text)
    .join('\n'),
  labels: [...Object.values(words).map(({ endonym }) => endonym), words[first]?.bot.help_now ?? ''],
};

const screens = new Map(
  Object.entries(words).map(([lang, { offer, bot }]) => {
    const made = Object.entries(offer).map(([step, { text, choices }]): [string, Said] => {
      const unsure = order.includes(step) ? [bot.unsure] : [];
      const back = step === 'recruiter' ? [] : [bot.back];
      return [step, { text, labels: [...Object.values(choices), ...unsure, bot.help_now, ...back] }];
    });
    return [lang, new Map(made)];
  }),
);
const screen = (lang: string, step: string): Said => screens.get(lang)?.get(step) ?? language;

const labels = new Map(
  Object.entries(words).flatMap(([lang, { offer, bot }]) =>
    Object.entries(offer).map(([step, { choices }]): [string, Map<string, string>] => {
      const all = Object.entries({ ...choices, unsure: bot.unsure });
      return [`${lang} ${step}`, new Map(all.map(([choice, label]) => [matchKey(label), choice]))];
    }),
  ),
);

function typed(lang: string, at: string, input: Input): string | undefined {
  if (input.kind !== 'text') return undefined;
  if (at === 'amount' && input.meaning.money) return 'amount';
  return labels.get(`${lang} ${at}`)?.get(input.meaning.key);
}
