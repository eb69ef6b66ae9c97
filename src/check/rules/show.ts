import { SHOWABLE } from '../../engine/show.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { type StepSpot, stepsOf } from '../parts.ts';
import { error, guess, type Spot, valueAt } from '../place.ts';

export const unknownShow: Rule = {
  name: 'unknown-show',
  finds: 'Something in "show" that cannot be shown, or a topic that no contact has.',
  why: 'What is not known to "show" shows nothing, where somebody needs a number to call.',
  example: '"bad.show" names "flag", which is nothing that can be shown.',
  check: (content) =>
    stepsOf(content).flatMap((spot) => spot.step.show.flatMap((what, index) => find(content, spot, what, index))),
};

function find(content: Checked, { step, file, path }: StepSpot, what: string, index: number): Finding[] {
  const at = [...path, 'show'];
  const isList = Array.isArray(valueAt(content.sources.get(file), at));
  const spot: Spot = { file, path: isList ? [...at, index] : at };
  const [name = '', topic, form, ...rest] = what.split('/');
  const says = `"${step.name}.show" names "${what}"`;
  if (!SHOWABLE.includes(name))
    return [error(content, spot, `${says}, which is nothing that can be shown.`, guess(name, SHOWABLE))];
  if (name !== 'contacts')
    return topic === undefined ? [] : [error(content, spot, `${says}, but "${name}" stands alone.`, `Write ${name}.`)];
  if (rest.length > 0 || (form !== undefined && form !== 'short'))
    return [
      error(content, spot, `${says}; behind the topic there may only be "short".`, `Write contacts/${topic}/short.`),
    ];
  return findTopic(content, spot, step.name, topic);
}

function findTopic(content: Checked, spot: Spot, step: string, topic: string | undefined): Finding[] {
  if ([...content.broken].some((file) => file.startsWith('content/contacts/'))) return [];
  const topics = [...new Set(Object.values(content.bundle.contacts).flatMap((contact) => contact.topics))].toSorted();
  if (!topic)
    return [
      error(
        content,
        spot,
        `"${step}.show" does not say which contacts.`,
        `Write contacts/ and one of: ${topics.join(', ')}.`,
      ),
    ];
  if (topics.includes(topic)) return [];
  return [
    error(content, spot, `"${step}.show" names the topic "${topic}", which no contact has.`, guess(topic, topics)),
  ];
}
