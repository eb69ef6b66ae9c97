import { describe, expect, test } from 'vitest';
import { oneFlow } from './small.ts';
import { atOffer, talk } from './talk.ts';
import { walk } from './walk.ts';

const list = (most: string) =>
  oneFlow(
    `start: a
steps:
  a: { ask: [x, y] }
  b:
    ${most}
    list: [{ item: one }, { item: two, when: { a: x } }, { item: three }, { item: four }]
  c: { offer: [z], next: { z: menu.start } }`,
    { a: { text: 'A?' }, b: { items: { one: 'One', two: 'Two', three: 'Three', four: 'Four' } }, c: { text: 'C?' } },
  );
const told = (most: string, answer: string): string | undefined =>
  talk({ bundle: list(most), session: { lang: 'en', answers: {} } })
    .tapOld('test.a', '_open')
    .tap(answer).turn.replies[0]?.text;

describe('a list', () => {
  test('tells what holds, numbered, and no more than can be read', () => {
    expect(told('most: 2', 'x')).toBe('1. One\n2. Two');
    expect(told('most: 2', 'y')).toBe('1. One\n2. Three');
    expect(told('', 'x')).toBe('1. One\n2. Two\n3. Three\n4. Four');
  });
});

describe('words that stand with another step', () => {
  const bundle = oneFlow(
    `start: a
steps:
  a: { ask: [x, y] }
  b: { words_of: a, ask: [x, y] }
  c: { list: [{ item: one }] }
  d: { words_of: c, list: [{ item: one }, { item: two, words_of: e }] }
  e: { list: [{ item: two }] }
  f: { show: unchecked }
  g: { offer: [z], next: { z: menu.start } }`,
    {
      a: { text: 'A?', topic: 'About a', choices: { x: 'Ex', y: 'Why' } },
      c: { text: 'See', items: { one: 'One' } },
      e: { items: { two: 'Two' } },
      g: { text: 'G?' },
    },
  );
  const person = () => talk({ bundle, session: { lang: 'en', answers: {} } }).tapOld('test.a', '_open');

  test('are said with its answers, which are remembered for the step that asks', () => {
    const asked = person().tap('x');
    expect(asked.words).toBe('A?');
    expect(asked.choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['Ex', 'Why']));
    expect(asked.say('Why').session.answers).toEqual({ a: 'x', b: 'y' });
  });

  test('are said with its lines and its topic', () => {
    const { words } = person().tap('x', 'unsure');
    expect(words).toContain('See\n\n1. One\n2. Two');
    expect(words).toContain('• About a');
  });
});

describe('a list in two languages', () => {
  const bundle = oneFlow(
    `start: a
steps:
  a: { ask: [en, th, my] }
  b:
    show: side/a
    list: [{ item: one }, { item: two }]
  c: { offer: [z], next: { z: menu.start } }`,
    { a: { text: 'A?' }, b: { items: { one: 'One', two: 'Two' } }, c: { text: 'C?' } },
  );
  bundle.texts.th = { test: { b: { items: { one: 'หนึ่ง' } } } };
  const toldIn = (answer: string): string | undefined =>
    talk({ bundle, session: { lang: 'en', answers: {} } })
      .tapOld('test.a', '_open')
      .tap(answer).turn.replies[0]?.text;

  test('tells each line in the own language and below it in the chosen one, once where that lacks it', () => {
    expect(toldIn('th')).toBe('1. One\nหนึ่ง\n\n2. Two');
  });

  test.each(['en', 'my', 'unsure'])('stays in the own language after "%s"', (answer) => {
    expect(toldIn(answer)).toBe('1. One\n2. Two');
  });
});

describe('the signs found', () => {
  test('are told worst first; five with their reason, the rest by name: more would not be read', () => {
    const worst: Record<string, string> = {
      stop_here: 'go_on',
      young_here: 'go_on',
      fee: 'deposit',
      amount: '5000 baht',
      loan: 'lender',
    };
    const { person } = walk(
      (step, answers) => worst[step.name] ?? answers.find((each) => each in step.flag) ?? 'unsure',
      atOffer(),
    );
    const text = person.turn.replies.find(({ key }) => key.startsWith('job-offer:verdict_stop'))?.text ?? '';
    const [explained = '', named = ''] = text.split('Also found:');
    expect(explained.match(/^• .*Why it matters/gm)).toHaveLength(5);
    expect(named).not.toContain('Why it matters');
    expect(named.match(/^• /gm)?.length).toBeGreaterThan(5);
    expect(explained).toContain('Your papers or your phone were taken.');
  });

  test('are each told once, though two answers raise the same', () => {
    const answers: Record<string, string> = { offered_by: 'agency', licence: 'not_found', stop_here: 'go_on' };
    const { person } = walk((step) => answers[step.name] ?? 'unsure');
    expect(person.words.split('The recruiter has no licence that you could check.')).toHaveLength(2);
  });
});
