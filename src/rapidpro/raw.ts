import type { Goal, Step, Way } from './steps.ts';

/** Before all names are known a way leads to a node, or to what follows in the same one. */
export type RawGoal = Goal | { node: string } | 'next';
export type RawWay = Omit<Way, 'go'> & { go: RawGoal };
export type RawStep = Omit<Step, 'ways'> & { ways: RawWay[] };

/** Where a node of RapidPro leads; its flow ends where none is named. */
export const toNode = (id: string | undefined): RawGoal => (id === undefined ? 'end' : { node: id });

/** What a node becomes. `go`: where it leads on, behind its steps. */
export type Made = { steps: RawStep[]; go: RawGoal };
