import type { Bundle, Place, Step } from '../bundle/bundle.ts';

/** Where the words of a step stand, and who else says them; units such as `people.where`. */
export type Borrowed = {
  /** The unit whose words these are: another one where the step says the words of that. */
  of: string;
  /** Other steps that say them, or lines of them. */
  shared: string[];
  /** Other steps with whose words lines of its list stand. */
  lines: string[];
};

/** Of any unit: one that is no step borrows nothing. */
export function borrowedIn({ flows }: Bundle, unit: string): Borrowed {
  const steps = Object.values(flows).flatMap((flow) =>
    flow.order.map((name) => ({ unit: `${flow.name}.${name}`, step: flow.steps[name] })),
  );
  const own = steps.find((one) => one.unit === unit)?.step;
  const of = own?.words ? unitOf(own.words) : unit;
  const says = (step: Step | undefined) => (step?.words && unitOf(step.words) === of) || linesOf(step).includes(of);
  return {
    of,
    shared: steps.filter((one) => one.unit !== unit && one.unit !== of && says(one.step)).map((one) => one.unit),
    lines: linesOf(own).filter((one) => one !== of),
  };
}

const unitOf = ({ flow, step }: Place): string => `${flow}.${step}`;

const linesOf = (step: Step | undefined): string[] => [
  ...new Set((step?.list ?? []).flatMap(({ words }) => (words ? [unitOf(words)] : []))),
];
