import type { Place } from '../../bundle/bundle.ts';
import { own } from '../own.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { stepsOf } from '../parts.ts';
import { error, guess, type Spot } from '../place.ts';

export const unknownWords: Rule = {
  name: 'unknown-words',
  finds: '"words_of" that names no step, or one that has no words of its own.',
  why: 'Whoever comes to such a step reads nothing, or a bare name.',
  example: '"bad.words_of" names "job.god", which is not a step.',
  check: (content) =>
    stepsOf(content).flatMap(({ step, file, path }) => [
      ...(step.words ? lostWords(content, { file, path: [...path, 'words_of'] }, step.name, step.words) : []),
      ...step.list.flatMap(({ words }, index) =>
        words ? lostWords(content, { file, path: [...path, 'list', index, 'words_of'] }, step.name, words) : [],
      ),
    ]),
};

function lostWords(content: Checked, spot: Spot, name: string, { flow, step }: Place): Finding[] {
  const { flows } = content.bundle;
  const says = `"${name}.words_of" names "${flow}.${step}"`;
  const found = own(own(flows, flow)?.steps, step);
  if (!found) {
    const known = Object.values(flows).flatMap((each) => each.order.map((one) => `${each.name}.${one}`));
    return [error(content, spot, `${says}, which is not a step.`, guess(`${flow}.${step}`, known))];
  }
  if (!found.words) return [];
  const { flow: from, step: of } = found.words;
  return [error(content, spot, `${says}, which has no words of its own.`, `Write ${from}.${of}.`)];
}
