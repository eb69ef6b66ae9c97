import { DANGEROUS, type Judge, type Judged, type Lesson } from './lesson.ts';
import type { Meanings } from './features.ts';

/** What a message is taken for by its letters, and by what its words mean. The geometric mean: each may say "surely not". */
export function together(lesson: Lesson, text: string, key: string, shared?: Judge<Meanings>): Judged {
  const letters = lesson.judge(key);
  const meanings = shared ? lesson.meanings(text) : [];
  if (!shared || meanings.length === 0) return letters;
  const meant = shared(meanings);
  const others = new Map(meant.intents.map(({ label, likely }) => [label, likely]));
  const intents = letters.intents.map(({ label, likely }) => ({
    label,
    likely: Math.sqrt(likely * (others.get(label) ?? 0)),
  }));
  const sum = intents.reduce((all, { likely }) => all + likely, 0) || 1;
  const [yes, no] = [Math.sqrt(letters.danger * meant.danger), Math.sqrt((1 - letters.danger) * (1 - meant.danger))];
  return {
    danger: yes / (yes + no || 1),
    intents: intents.map(({ label, likely }) => ({ label, likely: likely / sum })),
  };
}

/** So many meanings are offered at most: more buttons are not read. */
const MOST_SUGGESTIONS = 3;
/** What is less likely than this is not offered. */
const LEAST_LIKELY = 0.005;

/** Stories of danger have words of all other intents: what hardly speaks of danger is hardly about it. */
export function rank(judges: Judged[], danger: number): string[] {
  const best = new Map<string, number>();
  for (const { intents } of judges) {
    for (const { label, likely } of intents) {
      const weighed = DANGEROUS.includes(label) ? likely * Math.min(1, 2 * danger) : likely;
      best.set(label, Math.max(weighed, best.get(label) ?? 0));
    }
  }
  const ranked = [...best].filter(([, likely]) => likely >= LEAST_LIKELY).toSorted(([, a], [, b]) => b - a);
  const labels = ranked.map(([label]) => label);
  return labels[0] === 'none' ? [] : labels.filter((label) => label !== 'none').slice(0, MOST_SUGGESTIONS);
}
