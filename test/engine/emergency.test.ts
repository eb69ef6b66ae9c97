import { describe, expect, test } from 'vitest';
import type { Meaning } from '../../src/understand/meaning.ts';
import { languages, real, textOf, typedWords } from './real.ts';
import { atMenu, atOffer, type Talk, talk, where } from './talk.ts';
import { type Chooser, verdictOf, walk } from './walk.ts';

/** Every step at which somebody can stand. */
const stops = Object.values(real.flows).flatMap((flow) =>
  Object.values(flow.steps)
    .filter(({ kind }) => kind !== 'say')
    .map((step) => ({ flow, step, place: `${flow.name}.${step.name}` })),
);
const elsewhere = stops.filter(({ flow }) => flow.name !== 'emergency');

describe.each(elsewhere)('at $place', ({ flow, step }) => {
  const answers = flow.name === 'job-offer' ? { paid: 'no', papers: 'unsure' } : {};
  const here = { lang: 'en', at: { flow: flow.name, step: step.name }, answers };

  test.each([
    ['a word', undefined],
    ['a word, with the country known', 'mm'],
  ])('an emergency by %s shows numbers and returns to this very question', (_, country) => {
    const person = talk({ session: country ? { ...here, country } : here }).say('sos');
    if (!country) person.tap('th');
    expect(person.words).toMatch(/☎ 191|no number that we can show you safely/);
    const back = person.tap('back');
    expect(where(back)).toBe(`${flow.name}.${step.name}`);
    expect(back.session.answers).toEqual(answers);
    expect(back.session.suspended).toBeUndefined();
  });

  test('it is one tap away', () => {
    const shown = talk({ session: here }).send({ kind: 'media', what: 'image' });
    const leads = shown.choices.filter(({ at, choice }) => at.flow === 'emergency' || choice === 'emergency');
    expect(leads).toHaveLength(1);
  });
});

test.each(stops.filter(({ flow }) => flow.name === 'emergency'))(
  'at $place an emergency stays one',
  ({ flow, step }) => {
    const suspended = { at: { flow: 'job-offer', step: 'papers' }, answers: { paid: 'no' } };
    const person = talk({
      session: { lang: 'en', country: 'th', at: { flow: flow.name, step: step.name }, answers: {}, suspended },
    });
    expect(person.say('sos').words).toContain('☎ 191');
    expect(where(person.tap('back'))).toBe('job-offer.papers');
  },
);

test('at every question of a whole check an emergency returns to the same words, and changes no answer', () => {
  let questions = 0;
  const interrupted: Chooser = (step) => {
    if (step.name === 'stop_here') return 'go_on';
    const before = person.session;
    const question = person.turn.replies.at(-1);
    person.say('sos');
    if (where(person) === 'emergency.where') person.tap('th');
    person.tap('back');
    expect(person.turn.replies.map(({ key }) => key)).toEqual([question?.key]);
    expect(person.turn.replies[0]?.text).toBe(question?.text);
    expect({ ...person.session, country: 'th' }).toEqual({ ...before, country: 'th' });
    questions++;
    return step.accept ? '400 baht' : (step.choices[1] ?? 'unsure');
  };
  const person = atOffer();
  expect(verdictOf(walk(interrupted, person).person)).toBe('stop');
  expect(questions).toBeGreaterThan(15);
});

describe('an emergency', () => {
  test('asks nothing but the country, and not even that once it is known', () => {
    const person = atOffer().say('sos');
    expect(person.turn.replies).toHaveLength(1);
    expect(where(person)).toBe('emergency.where');
    expect(atOffer().tap('no', 'no', 'no', 'no', 'kh').say('sos').words).toContain('☎ 117');
  });

  test.each(languages)('by "%s" is answered in that language, though another one was chosen never', (lang) => {
    const [word = ''] = typedWords(lang, 'emergency').filter((each) => each !== 'sos');
    const person = talk().say(word);
    expect(person.session.lang).toBe(lang);
    expect(person.turn.replies.at(-1)?.lang).toBe(lang);
  });

  test('by the button under the choice of languages shows numbers to who has chosen none, and no raw key', () => {
    const person = talk().send({ kind: 'arrive' }).tap('_open', 'th');
    expect(person.words).toContain('☎ 191');
    expect(person.words).not.toMatch(/emergency|card|\{\{/);
    expect(where(person.tap('back'))).toBe('welcome.language');
  });

  test('near a border shows the numbers of both sides, each with its country', () => {
    const person = talk({ session: { lang: 'en', country: 'mm', answers: {} } })
      .say('sos')
      .tap('elsewhere', 'border');
    expect(person.words).toContain('Thailand: Police');
    expect(person.words).toContain('China: Police');
    expect(person.session.country).toBe('mm');
  });

  test('in an unknown place shows a first number of every country that has one', () => {
    const person = atOffer().say('sos').tap('unsure');
    for (const name of ['Thailand', 'Lao PDR', 'Cambodia', 'Viet Nam', 'China', 'Malaysia']) {
      expect(person.words).toContain(`${name}: `);
    }
  });

  test('elsewhere asks for the country again and returns all the same', () => {
    const person = atOffer().tap('no', '_open', 'th', 'elsewhere', 'kh');
    expect(person.words).toContain('☎ 117');
    expect(person.words).not.toContain('☎ 191');
    expect(where(person.tap('back'))).toBe('job-offer.papers');
  });

  test('in another country says whom to turn to without a number', () => {
    expect(atOffer().say('sos').tap('other').words).toContain('a person you trust');
  });

  test('gives words for an interpreter in the languages of that country, and what they mean', () => {
    const { words } = atOffer('my').say('sos').tap('th', 'phrase');
    expect(words).toContain(textOf('th', 'bot:phrase').split('{{')[0]);
    expect(words).toContain(textOf('my', 'bot:phrase').split('{{')[0]);
  });
});

test('words that may be of danger and are about wages lead to both: behind "no" the wages would be lost', () => {
  const meaning: Meaning = { key: 'x', danger: 'possible', suggestions: ['wages', 'hours'] };
  const offered = (person: Talk) => person.choices.filter(({ nav }) => !nav).map(({ choice }) => choice);
  const worried = atMenu().send({ kind: 'text', meaning });
  expect(where(worried)).toBe('worry.start');
  expect(offered(worried)).toEqual(['emergency', 'someone', 'people', 'no', 'wages']);
  expect(worried.turn.replies.at(-1)?.numbered).toBe(true);
  expect(where(worried.tap('wages'))).toBe('wages.start');
  const gap = atMenu().send({ kind: 'text', meaning: { ...meaning, suggestions: ['health'] } });
  expect(gap.turn.replies.at(-1)?.numbered, 'the fifth answer would be another one').toBe(false);
  const unsaid = atMenu().send({ kind: 'text', meaning: { key: 'x', danger: 'possible' } });
  expect(offered(unsaid)).toEqual(['emergency', 'someone', 'people', 'no']);
});
