import type { OpeningHours } from '../../bundle/bundle.ts';
import type { Rule } from '../content.ts';
import { eachContact } from '../each.ts';
import { error } from '../place.ts';

export const wrongHours: Rule = {
  name: 'wrong-hours',
  finds: 'A desk that closes before it opens, or a break at noon that lies outside its hours.',
  why: 'It would never be told as open, and people would not call although somebody answers.',
  example: '"police.hours" opens at 16:30 and closes at 08:30.',
  check: (content) =>
    eachContact(content, ({ hours }, file, name) => {
      const wrong = typeof hours === 'string' ? undefined : wrongIn(hours);
      return wrong ? [error(content, { file, path: [name, 'hours'] }, `"${name}.hours" ${wrong.says}.`, wrong.do)] : [];
    }),
};

/** Times as 08:30 sort as text. */
function wrongIn({ from, to, pause }: OpeningHours): { says: string; do: string } | undefined {
  if (from >= to)
    return {
      says: `opens at ${from} and closes at ${to}`,
      do: 'Write when it opens and when it closes on the same day; a desk that is open past midnight closes at 23:59.',
    };
  if (pause && !(from <= pause.from && pause.from < pause.to && pause.to <= to))
    return {
      says: `has a break from ${pause.from} to ${pause.to}, and is open from ${from} to ${to}`,
      do: 'The break begins and ends while it is open.',
    };
  return undefined;
}
