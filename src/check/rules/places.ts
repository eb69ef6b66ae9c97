import type { Step } from '../../bundle/bundle.ts';
import { sums } from '../../engine/sums/sums.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { own } from '../own.ts';
import { stepsOf } from '../parts.ts';
import { error, guess } from '../place.ts';

export const missingPlace: Rule = {
  name: 'missing-place',
  finds: 'A place that a question offers and that the table of its calculation does not have.',
  why: 'Whoever works there reads "cannot tell" where the number is known.',
  example: '"fee.table" lacks "tak", which "place" of flows/job.yaml offers.',
  check: (content) => tablesOf(content).flatMap((table) => find(content, table)),
};

/** A fact with numbers by place, and the question that offers the places. */
type Asked = { id: string; table: Record<string, number>; question: Step; flow: string };

/** Answers and entries of a table that are no place. */
const NO_PLACE = ['other', 'unsure', 'lowest', 'highest'];

function tablesOf(content: Checked): Asked[] {
  return stepsOf(content).flatMap(({ flow, step, file }) => {
    const given = step.compute?.with ?? {};
    const question = own(flow.steps, given.place ?? '');
    if (!own(sums, step.compute?.sum ?? '')?.inputs.place || !question) return [];
    return Object.values(given).flatMap((name) => {
      const fact = own(content.bundle.facts, name);
      return fact?.table ? [{ id: fact.id, table: fact.table, question, flow: file }] : [];
    });
  });
}

function find(content: Checked, { id, table, question, flow }: Asked): Finding[] {
  const { choices } = question;
  const lost = choices.filter((choice) => !NO_PLACE.includes(choice) && !Object.hasOwn(table, choice));
  const unoffered = Object.keys(table).filter((place) => !choices.includes(place) && !NO_PLACE.includes(place));
  return lost.map((choice) => {
    const [country = '', name = ''] = id.split('.');
    const spot = { file: `content/facts/${country}.yaml`, path: [name, 'table'], at: 'key' as const };
    const message = `"${name}.table" lacks "${choice}", which "${question.name}" of ${flow} offers.`;
    const hint = guess(choice, unoffered) ?? `Add ${choice}: and its number.`;
    return error(content, spot, message, hint);
  });
}
