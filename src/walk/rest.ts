import type { Condition, Test } from '../bundle/bundle.ts';
import { answersOf } from '../engine/flags.ts';
import type { Session } from '../engine/turn.ts';
import type { Ahead } from './ahead.ts';

/** What is left of conditions once everything that cannot change any more is put in. */
export type Rest = {
  /** `y` holds, `n` does not, whatever comes; `o…` depends on what comes, and on what is written behind. */
  of(conditions: Condition[] | undefined): string;
  /** Some of what was asked for depends on the worst red flag. */
  asksWorst(): boolean;
};

export function createRest(ahead: Ahead, session: Session): Rest {
  const { flow, names, asksCountry } = ahead;
  const valuesOf = answersOf(session, flow);
  const looking = new Set<string>();
  let worst = false;

  const whenOf = (subject: string): string => {
    if (looking.has(subject)) return 'y';
    looking.add(subject);
    const when = of(flow.steps[subject]?.when);
    looking.delete(subject);
    return when;
  };
  /** `y` or `n` where it is settled; else what it is now and what that hangs on. */
  const judge = ({ subject, values }: Test, wanted: boolean): string => {
    if (subject === 'worst') {
      worst = true;
      return 'o';
    }
    const holds = valuesOf(subject).some((value) => values.includes(value)) === wanted ? 'y' : 'n';
    // A country that is known is not asked again.
    if (subject === 'country') return asksCountry && session.country === undefined ? `o${holds}` : holds;
    if (names.has(subject)) return `o${holds}`;
    const when = whenOf(subject);
    return when.startsWith('o') ? `o${JSON.stringify(session.answers[subject] ?? 0)}${when}` : holds;
  };
  const alternative = ({ all, none }: Condition): string => {
    const before = worst;
    const judged = [...all.map((test) => judge(test, true)), ...none.map((test) => judge(test, false))];
    const isLost = judged.includes('n');
    if (isLost) worst = before;
    return isLost ? 'n' : judged.filter((each) => each !== 'y').join('') || 'y';
  };
  function of(conditions: Condition[] | undefined): string {
    if (!conditions) return 'y';
    const before = worst;
    const each = conditions.map(alternative);
    if (each.includes('y')) worst = before;
    if (each.includes('y')) return 'y';
    return each.every((one) => one === 'n') ? 'n' : `o(${each.join('|')})`;
  }
  return { of, asksWorst: () => worst };
}
