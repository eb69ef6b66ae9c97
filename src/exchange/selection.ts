import { nearest } from '../bundle/nearest.ts';
import type { Row } from './file.ts';

/** `missing`: without words; `draft`: those, and what nobody has read; `changed`: whose English has changed. */
export const ONLY = ['missing', 'draft', 'changed'] as const;
export type Only = (typeof ONLY)[number];

/** The rows that are asked for, in the order of the files. `flow`: one conversation, or other file of words. */
export function select(all: Row[], { flow, only }: { flow?: string; only?: Only }): Row[] | { wrong: string } {
  const names = [...new Set(all.map(({ namespace }) => namespace))];
  if (flow !== undefined && !names.includes(flow)) {
    const near = nearest(flow, names);
    return {
      wrong: `No words are called "${flow}". ${near ? `Did you mean "${near}"?` : `There are: ${names.join(', ')}.`}`,
    };
  }
  return all.filter((row) => (flow === undefined || row.namespace === flow) && isWanted(row, only));
}

/** What is missing is a draft as well. */
function isWanted({ state, mark }: Row, only: Only | undefined): boolean {
  if (only === 'changed') return mark !== '';
  return only === undefined || state === 'missing' || state === only;
}
