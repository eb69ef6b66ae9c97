import { describe, expect, test } from 'vitest';
import { languages, real } from './real.ts';
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
    for (const lang of languages) {
      const label = String(real.texts[lang]?.bot?.unsure);
      expect(talk({ session: here }).say(label).session.answers[step.name], label).toBe('unsure');
    }
  });

  test('has a topic in every language, under which it can be listed as unchecked', () => {
    if (flow.name !== 'job-offer') return;
    for (const lang of languages) {
      const texts = real.texts[lang]?.[flow.name]?.[step.name] as { topic?: string };
      expect(texts.topic, lang).toMatch(/\S/);
    }
  });
});
