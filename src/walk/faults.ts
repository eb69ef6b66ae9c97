import type { Place } from '../bundle/bundle.ts';
import type { Move } from './moves.ts';

/** Something that does not hold, at a place, and what was done to come there. `lang`: in which language it shows. */
export type Fault = { rule: string; at: Place | undefined; says: string; moves: Move[]; lang?: string };

/** Faults, each once at a place, and only the first few of a kind: staff mend those and check again. */
export type Faults = { add(fault: Omit<Fault, 'moves'>, way: () => Move[]): void; all: Fault[] };

const MOST_OF_A_KIND = 5;

export function createFaults(): Faults {
  const all: Fault[] = [];
  const known = new Set<string>();
  return {
    all,
    add(fault, way) {
      const { rule, at } = fault;
      const key = `${rule} ${at?.flow}.${at?.step}`;
      if (known.has(key) || all.filter((each) => each.rule === rule).length >= MOST_OF_A_KIND) return;
      known.add(key);
      all.push({ ...fault, moves: way() });
    },
  };
}
