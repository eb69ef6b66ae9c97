import { describe, expect, test } from 'vitest';
import { wordsAt } from '../../src/bundle/words-at.ts';
import { languages, real, textOf } from './real.ts';
import { talk } from './talk.ts';

const questions = Object.values(real.flows).flatMap((flow) =>
  Object.values(flow.steps)
    .filter(({ kind, keep }) => kind === 'ask' && keep !== 'lang')
    .map((step) => ({ flow, step, place: `${flow.name}.${step.name}` })),
);

describe.each(questions)('"I don\'t know" at $place', ({ flow, step }) => {
  const here = { lang: 'en', at: { flow: flow.name, step: step.name }, answers: {} };

  test('is offered, remembered, raises nothing and leads on', () => {
    const shown = talk({ session: here }).send({ kind: 'media', what: 'image' });
    expect(shown.choices.map(({ choice }) => choice)).toContain('unsure');
    const person = shown.tap('unsure');
    expect(person.session.answers[step.name]).toBe('unsure');
    expect(step.flag.unsure).toBeUndefined();
    expect(person.session.at).not.toEqual(here.at);
    expect(person.words).not.toBe('');
  });

  test('can be typed in every language', () => {
    const said = languages.map((lang) => talk({ session: here }).say(textOf(lang, 'bot:unsure')).session);
    expect(said.map(({ answers }) => answers[step.name])).toEqual(languages.map(() => 'unsure'));
  });
});

test.each(languages)('every question of a check has a topic in "%s", under which it is listed as unchecked', (lang) => {
  const asked = questions.filter(({ flow }) => flow.name === 'job-offer');
  expect(asked.filter(({ flow, step }) => textOf(lang, `${wordsAt(flow, step)}.topic`) === '')).toEqual([]);
});
