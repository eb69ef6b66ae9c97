import type { Condition } from '../bundle/bundle.ts';

/** "fee: some/loan and not country: mm", as it is written in the flow. */
export const tellConditions = (conditions: Condition[]): string => conditions.map(tellCondition).join(' or ');

const tellCondition = ({ all, none }: Condition): string =>
  [
    ...all.map(({ subject, values }) => `${subject}: ${values.join('/')}`),
    ...none.map(({ subject, values }) => `not ${subject}: ${values.join('/')}`),
  ].join(' and ');
