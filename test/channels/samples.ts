import { randomUUID } from 'node:crypto';
import type { Choice, Phone, Reply } from '../../src/engine/turn.ts';

/** Words in scripts whose syllables are several code units each. */
export const burmese = 'ကျွန်တော်တို့သည် လက်မှတ်မထိုးမီ စာချုပ်ကို သေချာစွာ ဖတ်ရှုသင့်ပါသည်။ ';
export const thai = 'กรุณาอย่ายื่นหนังสือเดินทางของคุณให้ผู้อื่นเก็บไว้ แม้จะเป็นนายจ้างก็ตาม ';

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  text,
  key: 'job-offer:fee.text',
  phones: [],
  choices: [],
  numbered: false,
  lang: 'en',
  ...more,
});

export const choice = (name: string, label = name, nav = false): Choice => ({
  at: { flow: 'job-offer', step: 'fee' },
  choice: name,
  label,
  ...(nav ? { nav } : {}),
});

export const choices = (count: number, label = 'answer'): Choice[] =>
  Array.from({ length: count }, (_, n) => choice(`c${n + 1}`, `${label} ${n + 1}`));

export const help = choice('help', 'Help now', true);
export const back = choice('back', '◀ Back', true);

export const phone = (number: string, label = 'Police'): Phone => ({ label, number, contact: 'th.police' });

export const newKey = (): string => randomUUID();
