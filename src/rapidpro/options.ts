import type { Route, Words } from './graph.ts';
import { isRemark, type Remark } from './steps.ts';

/** "1. Yes" in the question, for the answer "1": where RapidPro has no buttons, its numbered lines become their words. */
export function optionFor({ tests }: Route, prompt: Words | Remark): Words | undefined {
  const number = tests
    .flatMap(({ type, args }) => (/eq|word|text|phrase/.test(type) ? args : []))
    .find((arg) => /^\d{1,2}$/.test(arg.trim()));
  if (number === undefined || isRemark(prompt)) return undefined;
  const line = new RegExp(`^\\s*\\*?${Number(number)}\\*?\\s*[.):–-]+\\s*(.+)$`, 'mu');
  const found = Object.entries(prompt).map(([lang, said]) => [lang, line.exec(said)?.[1]?.trim()] as const);
  return found.every(([, option]) => option) ? (Object.fromEntries(found) as Words) : undefined;
}
