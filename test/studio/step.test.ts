import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource, type Source } from '../../src/bundle/read.ts';
import { withAnswer } from '../../src/studio/answer.ts';
import type { Staff } from '../../src/studio/staff.ts';
import { mustBeStep, shownStep, stepLines, withStep } from '../../src/studio/step-lines.ts';
import { type Any, studioDesk } from './ask.ts';
import { freshContent } from './content.ts';

const flows = join(import.meta.dirname, '..', '..', 'flows');
const sourceOf = (text: string): Source => {
  const source = readSource('flows/test.yaml', text);
  if ('rule' in source) throw new Error(source.message);
  return source;
};
const stepsOf = (source: Source): Record<string, Any> => (source.value as Any).steps;
const projectFlows = readdirSync(flows).map((file) => readFileSync(join(flows, file), 'utf8'));

describe('the lines of a step', () => {
  it('come back as they were for every step of the project, with either kind of line end', () => {
    for (const flow of projectFlows)
      for (const text of [flow, flow.replaceAll('\n', '\r\n')]) {
        const source = sourceOf(text);
        for (const step of Object.keys(stepsOf(source))) {
          const lines = stepLines(source, step);
          const shown = shownStep(text, lines);
          mustBeStep(shown, step);
          expect(shown).not.toContain('\r');
          expect(withStep(text, lines, shown)).toBe(text);
        }
      }
  });

  const FLOW = `# About the flow.
start: a
steps:
  # About a.
  a:
    ask: [x, y] # here
    # deeper

  # About b,
  # in two lines.
  b: {}
# About what follows.
interrupts: true
`;

  it('hold the remarks of that step and no other, so that a remark stays with its step', () => {
    const source = sourceOf(FLOW);
    expect(shownStep(FLOW, stepLines(source, 'a'))).toBe('# About a.\na:\n  ask: [x, y] # here\n  # deeper');
    expect(shownStep(FLOW, stepLines(source, 'b'))).toBe('# About b,\n# in two lines.\nb: {}');
    expect(withStep(FLOW, stepLines(source, 'b'), '')).toBe(FLOW.replace(/ {2}# About b[^]*b: \{\}\n/, ''));
  });

  it('cannot be told apart where steps share a line, and it is said so', () => {
    expect(() => stepLines(sourceOf('start: a\nsteps: { a: {}, b: {} }\n'), 'a')).toThrow('in a text editor');
  });

  it.each([
    ['a: {}\nb: {}', 'have to be the step "a" and nothing else'],
    ['b: {}', 'have to be the step "a" and nothing else'],
    ['', 'have to be the step "a" and nothing else'],
    ['a', 'have to be the step "a" and nothing else'],
    ['a:\n  ask: [x', 'Line 2 of the step: This YAML cannot be read'],
  ])('refuses %j, which would be another step or none', (shown, sentence) => {
    expect(() => mustBeStep(shown, 'a')).toThrow(sentence);
  });
});

describe('one more answer', () => {
  const add = (text: string, go?: string, step = 'a') =>
    withAnswer('flows/test.yaml', text, { step, name: 'new', ...(go ? { go } : {}) });
  const flow = (lines: string) => `start: a\nsteps:\n  a:\n${lines}  b: {}\n`;

  it.each([
    ['    ask: [x, y] # why\n', '    ask: [x, y, new] # why\n    next: { new: b }\n'],
    [
      '    ask: [x, other]\n    next: b\n',
      '    ask: [x, new, other]\n    next: { new: b, x: b, other: b, unsure: b }\n',
    ],
    [
      '    offer: [x, menu]\n    next: { x: b, menu: c.d }\n',
      '    offer: [x, new, menu]\n    next: { x: b, menu: c.d, new: b }\n',
    ],
    [
      '    ask:\n      - x # first\n      - y\n    next:\n      - { when: { a: x }, go: b } # why\n      - { go: b }\n',
      '    ask:\n      - x # first\n      - y\n      - new\n    next:\n      - { when: { a: new }, go: b }\n      - { when: { a: x }, go: b } # why\n      - { go: b }\n',
    ],
    [
      '    ask: [x]\n    next: [{ go: b }]\n',
      '    ask: [x, new]\n    next: [{ when: { a: new }, go: b }, { go: b }]\n',
    ],
  ])('is put into %j as its author would', (before, after) => {
    expect(add(flow(before), 'b')).toBe(flow(after));
  });

  it('needs no way of its own', () => {
    expect(add(flow('    ask: [x]\n    next: b\n'))).toBe(flow('    ask: [x, new]\n    next: b\n'));
  });

  it.each([
    ['    ask: [x, new]\n', 'There is an answer "new" already'],
    ['    ask: languages\n', 'offers no list of answers'],
    ['    show: flags\n', 'offers no list of answers'],
    ['    offer: [x]\n    next: [{ go: b }]\n', 'chooses its ways by conditions'],
  ])('is refused for %j with a sentence', (lines, sentence) => {
    expect(() => add(flow(lines), 'b')).toThrow(sentence);
  });

  /** Of each conversation; all of them take a quarter of a minute. */
  const FEW = 6;
  it('can be added to questions of every conversation of the project, and nothing else changes', () => {
    for (const text of projectFlows) {
      const steps = stepsOf(sourceOf(text));
      for (const [step, given] of Object.entries(steps).slice(0, FEW)) {
        const kind = ['ask', 'offer'].find((word) => Array.isArray(given[word]));
        if (!kind || (kind === 'offer' && Array.isArray(given.next))) continue;
        const after = stepsOf(sourceOf(withAnswer('flows/test.yaml', text, { step, name: 'new', go: 'somewhere' })));
        expect(after[step][kind].filter((name: string) => name !== 'new')).toEqual(given[kind]);
        expect(JSON.stringify(after[step].next)).toContain('somewhere');
        expect({ ...after, [step]: undefined }).toEqual({ ...steps, [step]: undefined });
      }
    }
  });
});

describe('changing a step in the studio', () => {
  const content = freshContent();
  const { read } = content;
  const { desk, ask } = studioDesk(content);
  const fee = { flow: 'job', step: 'fee' };
  const FEE = 'fee:\n  ask: [none, some]\n  flag: { some: fee_charged }';

  it('shows its lines and which steps lead to it', () => {
    expect(ask('step', fee)).toMatchObject({ text: FEE, from: ['job.after', 'menu.start'], mayWrite: true });
  });

  it('saves these lines and no others', () => {
    const before = read('flows/job.yaml');
    const was = ask('step', { flow: 'job', step: 'tips' }).text;
    ask('saveStep', { flow: 'job', step: 'tips', was, will: was.replace('most: 2', 'most: 1 # enough') });
    expect(read('flows/job.yaml')).toBe(before.replace('most: 2', 'most: 1 # enough'));
  });

  it('says what would be wrong before it is saved, and what the step would say', () => {
    const wrong = { ...fee, will: `${FEE}\n  next: amont` };
    const [{ problems }, { preview }] = [ask('tryStep', wrong), ask('showStep', wrong)];
    expect(problems.map(({ rule, hint }: Any) => [rule, hint])).toContainEqual([
      'unknown-step',
      'Did you mean "amount"?',
    ]);
    expect(preview.line[0].text).toContain('word text');
    expect(() => ask('saveStep', { ...fee, was: FEE, will: `${FEE}\n  next: amont` })).toThrow('Did you mean "amount"');
    expect(ask('tryStep', { ...fee, will: FEE }).problems).toEqual([]);
  });

  it('refuses when the step has changed meanwhile, and not when another has', () => {
    content.edit('flows/job.yaml', 'most: 2', 'most: 1');
    ask('saveStep', { ...fee, was: FEE, will: `# Whether they want money.\n${FEE}` });
    expect(() => ask('saveStep', { ...fee, was: FEE, will: `${FEE} # new` })).toThrow(
      'Somebody else has changed this step',
    );
  });

  it('takes a step out when nothing leads there, and otherwise says what does', () => {
    expect(() => ask('removeStep', { ...fee, was: FEE })).toThrow('Nothing was saved');
    content.edit('flows/job.yaml', '  good:\n', '  spare:\n    next: tips\n  good:\n');
    const words = JSON.parse(read('locales/en/job.json'));
    desk.drafts.again();
    const { problems } = ask('removeStep', {
      flow: 'job',
      step: 'spare',
      was: ask('step', { flow: 'job', step: 'spare' }).text,
    });
    expect(read('flows/job.yaml')).not.toContain('spare');
    expect([words.fee.topic, problems]).toEqual(['word topic', []]);
  });

  it('adds an answer with its words in every language, or nothing at all', () => {
    const answer = { ...fee, name: 'loan', go: 'job.bad', labels: { en: 'By a loan', my: 'ချေးငွေနဲ့' } };
    ask('addAnswer', answer);
    expect(read('flows/job.yaml')).toContain('ask: [none, some, loan]');
    expect(read('flows/job.yaml')).toContain('next: { loan: bad }');
    expect(JSON.parse(read('locales/my/job.json')).fee.choices).toMatchObject({ loan: 'ချေးငွေနဲ့' });
    const before = read('flows/job.yaml');
    expect(() => ask('addAnswer', { ...answer, name: 'gold', labels: { en: 'By gold' } })).toThrow(
      'no words yet in: my',
    );
    expect(() => ask('addAnswer', { ...answer, name: 'gold', go: 'job.bda' })).toThrow('Did you mean "bad"');
    expect(() => ask('addAnswer', { ...answer, name: 'By gold' })).toThrow('The name of an answer');
    expect(read('flows/job.yaml')).toBe(before);
    expect(JSON.parse(read('locales/en/job.json')).fee.choices).not.toHaveProperty('gold');
  });

  it('puts the words of an answer with those that the step borrows', () => {
    content.edit('flows/job.yaml', '  amount:\n', '  later:\n    words_of: fee\n    ask: [none, some]\n  amount:\n');
    ask('addAnswer', { flow: 'job', step: 'later', name: 'loan', labels: { en: 'By a loan', my: 'ချေးငွေနဲ့' } });
    const words = JSON.parse(read('locales/my/job.json'));
    expect([words.fee.choices.loan, words.later]).toEqual(['ချေးငွေနဲ့', undefined]);
  });

  it('is for editors', () => {
    const reviewer: Staff = { name: 'A. Example', roles: ['reviewer'], languages: ['en', 'my'] };
    expect(ask('step', fee, reviewer).mayWrite).toBe(false);
    for (const what of ['saveStep', 'removeStep', 'addAnswer'])
      expect(() => ask(what, { ...fee, was: FEE, will: FEE }, reviewer)).toThrow('Only an editor');
  });

  it('tells what depends on a step, a text, a fact or a contact, stories included', () => {
    content.write('stories/fee.txt', 'language: en\nfrom: job.fee\n\nbot: word text\n');
    const { touched } = ask('touches', { kind: 'step', id: 'job.fee' });
    expect(touched).toContainEqual(expect.objectContaining({ kind: 'step', where: 'menu.start', why: 'leads to it' }));
    expect(touched).toContainEqual(expect.objectContaining({ kind: 'text', where: 'job:fee.text', lang: 'my' }));
    expect(touched).toContainEqual(expect.objectContaining({ kind: 'story', where: 'stories/fee.txt' }));
    expect(ask('touches', { kind: 'fact', id: 'th.fee' }).touched.length).toBeGreaterThan(0);
    expect(() => ask('touches', { kind: 'fact', id: 'th.fe' })).toThrow('Did you mean "th.fee"?');
  });
});
