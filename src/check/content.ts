import type { Bundle, Problem } from '../bundle/bundle.ts';
import type { Source } from '../bundle/read.ts';
import type { Expected, Leaf } from './words.ts';

/** What the rules look at: everything that was compiled, and the files it came from. */
export type Checked = {
  bundle: Bundle;
  /** By file, with forward slashes. */
  sources: Map<string, Source>;
  /** Files that are there and could not be compiled: what they name is not held against those who refer to it. */
  broken: Set<string>;
  /** The texts this content needs, by namespace, then by key such as `paid.choices.yes`. */
  expected: Map<string, Map<string, Expected>>;
  /** Every text of every language, in the order of the files. */
  leaves: Leaf[];
  /** ms since 1970: dates are held against it. */
  now: number;
};

/** A problem before it carries the name of the rule that found it. */
export type Finding = Omit<Problem, 'rule'>;

/**
 * One thing that must hold. `finds` and `why` are read in docs/rules.md by whoever wonders whether the rule may go;
 * `example` is a message as the checker says it.
 */
export type Rule = {
  name: string;
  finds: string;
  why: string;
  example: string;
  check(content: Checked): Finding[];
};
