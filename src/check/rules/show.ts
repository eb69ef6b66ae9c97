import type { Step } from '../../bundle/bundle.ts';
import { type Asked, PARTS, readAsked } from '../../engine/asked.ts';
import { ANYBODY, GROUPS } from '../../engine/best.ts';
import { SHOWABLE } from '../../engine/show.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { type StepSpot, stepsOf } from '../parts.ts';
import { error, guess, type Spot, valueAt } from '../place.ts';

export const unknownShow: Rule = {
  name: 'unknown-show',
  finds:
    'Something in "show" that cannot be shown, a topic no contact has, or "side/" without a question for a language.',
  why: 'What is not known to "show" shows nothing, where somebody needs a number to call.',
  example: '"bad.show" names "flag", which is nothing that can be shown.',
  check: (content) =>
    stepsOf(content).flatMap((spot) => spot.step.show.flatMap((what, index) => find(content, spot, what, index))),
};

function find(content: Checked, { flow, step, file, path }: StepSpot, what: string, index: number): Finding[] {
  const at = [...path, 'show'];
  const isList = Array.isArray(valueAt(content.sources.get(file), at));
  const spot: Spot = { file, path: isList ? [...at, index] : at };
  const [name = '', topic] = what.split('/');
  const says = `"${step.name}.show" names "${what}"`;
  if (!SHOWABLE.includes(name))
    return [error(content, spot, `${says}, which is nothing that can be shown.`, guess(name, SHOWABLE))];
  if (name === 'summary') return findLanguage(content, spot, says, topic);
  if (name === 'side') return findSide(content, spot, { flow, step }, what);
  if (name !== 'contacts')
    return topic === undefined ? [] : [error(content, spot, `${says}, but "${name}" stands alone.`, `Write ${name}.`)];
  const asked = readAsked(what);
  if (asked.strange !== undefined) return [strange(content, spot, says, asked)];
  const { topicStep, whomStep, whereStep } = asked;
  return [
    ...(topicStep
      ? findTopicStep(content, spot, says, flow.steps[topicStep], topicStep)
      : findTopic(content, spot, step.name, topic)),
    ...(whomStep ? findWhomStep(content, spot, says, flow.steps[whomStep], whomStep) : []),
    ...(whereStep === undefined ? [] : findWhereStep(content, spot, says, flow.steps[whereStep], whereStep)),
  ];
}

/** `side/<step>`: a question for a language; the list is told in that one, too. */
function findSide(
  content: Checked,
  spot: Spot,
  { flow, step }: Pick<StepSpot, 'flow' | 'step'>,
  what: string,
): Finding[] {
  const langs = Object.keys(content.bundle.languages);
  const asks = Object.values(flow.steps).filter(
    ({ kind, choices }) => kind === 'ask' && choices.some((choice) => langs.includes(choice)),
  );
  const says = `"${step.name}.show" names "${what}"`;
  if (step.list.length === 0)
    return [error(content, spot, `${says}, but has no list for it.`, 'Write what it tells under "list".')];
  if (asks.some(({ name }) => what === `side/${name}`)) return [];
  const message = `${says}, and no question for a language has that name.`;
  const names = asks.map(({ name }) => `side/${name}`);
  return [error(content, spot, message, guess(what, names) ?? 'Ask for it above: ask: [th, zh, en].')];
}

/** The page is shown once more in another language: one that this bot speaks. */
function findLanguage(content: Checked, spot: Spot, says: string, lang: string | undefined): Finding[] {
  const known = Object.keys(content.bundle.languages);
  if (lang === undefined || known.includes(lang)) return [];
  return [error(content, spot, `${says}, and "${lang}" is no language here.`, guess(lang, known))];
}

function strange(content: Checked, spot: Spot, says: string, { strange: word = '', topic }: Asked): Finding {
  const known = ['short', 'local', ...Object.keys(PARTS)];
  const hint = guess(word, known) ?? `Write contacts/${topic}/short.`;
  return error(content, spot, `${says}; behind the topic "${word}" means nothing.`, hint);
}

/** Every answer to that question has to be a topic, or somebody asks for something and reads about something else. */
function findTopicStep(content: Checked, spot: Spot, says: string, asks: Step | undefined, name: string): Finding[] {
  if (asks?.kind !== 'ask') return [noQuestion(content, spot, says, name)];
  if (isUnsure(content)) return [];
  const topics = topicsIn(content);
  return asks.choices
    .filter((choice) => !topics.includes(choice))
    .map((choice) =>
      error(
        content,
        spot,
        `${says}, but the answer "${choice}" to "${name}" is a topic that no contact has.`,
        guess(choice, topics),
      ),
    );
}

function findWhomStep(content: Checked, spot: Spot, says: string, asks: Step | undefined, name: string): Finding[] {
  if (asks?.kind !== 'ask') return [noQuestion(content, spot, says, name)];
  const known = [...GROUPS, ANYBODY];
  return asks.choices
    .filter((choice) => !known.includes(choice))
    .map((choice) =>
      error(
        content,
        spot,
        `${says}, but the answer "${choice}" to "${name}" is nobody whom contacts serve.`,
        guess(choice, known),
      ),
    );
}

function findWhereStep(content: Checked, spot: Spot, says: string, asks: Step | undefined, name: string): Finding[] {
  if (asks?.kind !== 'ask') return [noQuestion(content, spot, says, name)];
  if (asks.choices.some((choice) => Object.hasOwn(content.bundle.countries, choice))) return [];
  return [error(content, spot, `${says}, but no answer to "${name}" is a country.`, 'Name a question for a country.')];
}

const noQuestion = (content: Checked, spot: Spot, says: string, name: string): Finding =>
  error(
    content,
    spot,
    `${says}, but "${name}" is no question of this conversation.`,
    'Write the name of a step that asks, in < >.',
  );

const isUnsure = ({ broken }: Checked): boolean => [...broken].some((file) => file.startsWith('content/contacts/'));

const topicsIn = ({ bundle }: Checked): string[] =>
  [...new Set(Object.values(bundle.contacts).flatMap((contact) => contact.topics))].toSorted();

function findTopic(content: Checked, spot: Spot, step: string, topic: string | undefined): Finding[] {
  if (isUnsure(content)) return [];
  const topics = topicsIn(content);
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
