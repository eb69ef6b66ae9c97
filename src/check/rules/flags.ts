import type { Checked, Finding, Rule } from '../content.ts';
import { type StepSpot, stepsOf } from '../parts.ts';
import { error, guess, valueAt, warning } from '../place.ts';
import { own } from '../own.ts';

const FILE = 'content/red-flags.yaml';

export const unknownFlag: Rule = {
  name: 'unknown-flag',
  finds: 'A red flag that is not in content/red-flags.yaml.',
  why: 'A red flag that is not defined is raised silently: the person would read "nothing found".',
  example: '"fee.flag" raises "fee_chargd", which is not a flag of content/red-flags.yaml.',
  check: (content) => (content.broken.has(FILE) ? [] : stepsOf(content).flatMap((spot) => unknown(content, spot))),
};

export const unusedFlag: Rule = {
  name: 'unused-flag',
  finds: 'A red flag that no step raises, and no words of an advert.',
  why: 'A sign of danger that nothing raises is one that somebody meant to look for.',
  example: 'No step raises "fee_above".',
  check: (content) => {
    if ([...content.broken].some((file) => file.startsWith('flows/'))) return [];
    const raised = new Set(stepsOf(content).flatMap(({ step }) => Object.values(step.flag).flat()));
    // One is misspelt where it is raised: told there.
    if ([...raised].some((flag) => !own(content.bundle.flags, flag))) return [];
    const inAdverts = new Set(Object.values(content.bundle.lexicons).flatMap(({ adverts }) => Object.keys(adverts)));
    return Object.keys(content.bundle.flags)
      .filter((flag) => !raised.has(flag) && !inAdverts.has(flag))
      .map((flag) => {
        const hint = 'Name it in the "flag" of a step, or take it out.';
        return warning(content, { file: FILE, path: [flag], at: 'key' }, `No step raises "${flag}".`, hint);
      });
  },
};

export const unknownIndicator: Rule = {
  name: 'unknown-indicator',
  finds: "An indicator that is not on the ILO's lists.",
  why: "The indicators tie our flags to the ILO's list; one that is not on it says nothing to a specialist.",
  example: 'The flag "fee_charged" has the indicator "dept_bondage", which is not one of the ILO\'s.',
  check: (content) =>
    Object.values(content.bundle.flags).flatMap(({ name, indicator }) => {
      if (INDICATORS.includes(indicator)) return [];
      const message = `The flag "${name}" has the indicator "${indicator}", which is not one of the ILO's.`;
      const hint = guess(indicator, INDICATORS);
      return [
        error(
          content,
          { file: FILE, path: [name, 'indicator'] },
          message,
          hint ?? `They are: ${INDICATORS.join(', ')}.`,
        ),
      ];
    }),
};

/** ILO indicators of forced labour (2012), and deceptive recruitment of the ILO/EC Delphi indicators (2009). */
const INDICATORS = [
  'abuse_of_vulnerability',
  'deception',
  'restriction_of_movement',
  'isolation',
  'physical_and_sexual_violence',
  'intimidation_and_threats',
  'retention_of_identity_documents',
  'withholding_of_wages',
  'debt_bondage',
  'abusive_working_and_living_conditions',
  'excessive_overtime',
  'deceptive_recruitment',
];

function unknown(content: Checked, { step, file, path }: StepSpot): Finding[] {
  const known = Object.keys(content.bundle.flags);
  return Object.entries(step.flag).flatMap(([answer, flags]) =>
    flags.flatMap((flag, index) => {
      if (known.includes(flag)) return [];
      const at = [...path, 'flag', answer];
      const isList = Array.isArray(valueAt(content.sources.get(file), at));
      const message = `"${step.name}.flag" raises "${flag}", which is not a flag of ${FILE}.`;
      return [error(content, { file, path: isList ? [...at, index] : at }, message, guess(flag, known))];
    }),
  );
}
