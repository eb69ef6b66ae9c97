import type { Checked, Finding, Rule } from '../content.ts';
import { keepable, type StepSpot, stepsOf } from '../parts.ts';
import { error, guess, valueAt } from '../place.ts';

export const keptAnswer: Rule = {
  name: 'kept-answer',
  finds: 'A kept country or language that is none of ours.',
  why: 'What is kept decides whose numbers are shown and in which language: it must be a country or language we know.',
  example: '"where.ask" keeps the country, and "mmm" is no country of content/countries.yaml.',
  check: (content) => stepsOf(content).flatMap((spot) => [...countries(content, spot), ...languages(content, spot)]),
};

function countries(content: Checked, { step, file, path }: StepSpot): Finding[] {
  if (step.keep !== 'country' || content.broken.has('content/countries.yaml')) return [];
  const known = keepable(content);
  return step.choices.flatMap((choice, index) => {
    if (known.includes(choice)) return [];
    const message = `"${step.name}.ask" keeps the country, and "${choice}" is no country of content/countries.yaml.`;
    return [error(content, { file, path: [...path, 'ask', index] }, message, guess(choice, known))];
  });
}

function languages(content: Checked, { step, file, path }: StepSpot): Finding[] {
  const spot = { file, path: [...path, 'ask'] };
  const asksLanguages = valueAt(content.sources.get(file), spot.path) === 'languages';
  if ((step.keep === 'lang') === asksLanguages) return [];
  const [message, hint] = asksLanguages
    ? [`"${step.name}" asks for the language, but does not keep it.`, 'Add "keep: lang".']
    : [`"${step.name}" keeps the language, but does not ask for it.`, 'Write "ask: languages".'];
  return [error(content, spot, message, hint)];
}
