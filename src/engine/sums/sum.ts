import type { When } from '../../understand/calendar.ts';
import type { Money } from '../../understand/meaning.ts';
import type { Dated } from '../turn.ts';

/**
 * A named calculation. Flows name it (`compute:`) and what it gets (`with:`); arithmetic stands only here.
 * `inputs` and `outcomes` are what the checker holds a flow and its texts against.
 */
export type Sum = {
  inputs: Record<string, 'money' | 'number' | 'date' | 'choice' | 'fact'>;
  outcomes: string[];
  /** Names of the amounts, numbers and days that its texts may use. */
  values: string[];
  /** Amounts that are only added up: the walk looks at what kinds of them were typed, not at which was which. */
  adds?: string[];
  run(get: Inputs): Result;
};

/** What a sum may ask for. A missing or unsure answer, and a fact that may not be shown now, are undefined. */
export type Inputs = {
  /** A typed amount; its currency may come from an answer of its own. */
  money(name: string, currency: string): Money | undefined;
  /** A typed whole number. */
  number(name: string): number | undefined;
  /** A day or month that is past. */
  date(name: string): When | undefined;
  today: When;
  choice(name: string): string | undefined;
  fact(name: string): { value?: number; table: Record<string, number>; currency: string } | undefined;
};
export type Result = { outcome: string; values: Record<string, Money | number | Dated> };
