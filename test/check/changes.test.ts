import { describe, expect, it } from 'vitest';
import { tellChanges } from '../../src/check/changes.ts';
import { differencesBetween } from '../../src/check/differences.ts';
import { checkFiles } from './small.ts';
import { smallContent } from './small-content.ts';

const bundle = (change: Record<string, string> = {}) => checkFiles({ ...smallContent(), ...change }).bundle;

describe('what a publication changes', () => {
  it('is nothing between two equal contents', () => {
    expect(tellChanges(bundle(), bundle())).toEqual([]);
  });

  it('names what is new, what is different and in which part, and what is gone', () => {
    const before = bundle();
    const [first = '', second = '', ...others] = Object.keys(before.contacts);
    const { [first]: gone, [second]: kept, ...rest } = before.contacts;
    if (!gone || !kept) throw new Error('The small content has too few contacts.');
    const contacts = {
      ...rest,
      [second]: { ...kept, phone: '999', cost: 'free' as const },
      'th.new': { ...gone, id: 'th.new' },
    };
    expect(others).toBeDefined();
    expect(tellChanges(before, { ...before, contacts })).toEqual([
      `Contacts: 1 added: th.new; 1 changed: ${second} (phone, cost); 1 removed: ${first}`,
    ]);
  });

  it('tells eight names of a kind at most, because more would hide the others', () => {
    const before = bundle();
    const told = tellChanges({ ...before, texts: {} }, before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Texts: \d+ added: (?:[^,]+, ){7}[^,]+ and \d+ more$/);
  });

  it('tells everything of a first publication', () => {
    expect(tellChanges(undefined, bundle()).map((line) => line.split(':')[0])).toContain('Conversations');
  });
});

describe('the differences between two versions', () => {
  const between = (change: Record<string, string>) => differencesBetween(bundle(), bundle(change));
  const edited = (file: string, from: string, to: string) => {
    const text = smallContent()[file] ?? '';
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    return between({ [file]: text.replace(from, to) });
  };

  it('shows the old words beside the new ones, in the language that has changed', () => {
    expect(edited('locales/my/job.json', 'စကား none', 'အသစ်')).toEqual([
      {
        kind: 'texts',
        name: 'my job:fee.choices.none',
        change: 'changed',
        parts: [{ part: '', was: 'စကား none', now: 'အသစ်' }],
      },
    ]);
  });

  it('says of a step what it asks and where it leads, not how that is stored', () => {
    const [step] = edited(
      'flows/menu.yaml',
      'next: { job: job.fee, about: about.start }',
      'next: { job: job.tips, about: about.start }',
    );
    expect(step).toEqual({
      kind: 'steps',
      name: 'menu.start',
      change: 'changed',
      parts: [{ part: 'next', was: 'job → job.fee\nabout → about.start', now: 'job → job.tips\nabout → about.start' }],
    });
    const [other] = edited('flows/job.yaml', 'when: { fee: some }', 'when: { fee: none }');
    expect(other?.parts).toEqual([{ part: 'when', was: 'fee is some', now: 'fee is none' }]);
  });

  it('leaves out the ways that stay the same where a step has many, because one of them is what somebody looks for', () => {
    const before = bundle();
    const job = before.flows.job!;
    const ways = (last: string) =>
      ['a', 'b', 'c', 'd', 'e'].map((choice) => ({
        choice,
        go: { flow: 'job', step: choice === 'e' ? last : choice },
      }));
    const leading = (last: string) => ({
      ...before,
      flows: {
        ...before.flows,
        job: { ...job, steps: { ...job.steps, fee: { ...job.steps.fee!, next: ways(last) } } },
      },
    });
    expect(differencesBetween(leading('good'), leading('tips'))[0]?.parts).toEqual([
      { part: 'next', was: 'e → job.good', now: 'e → job.tips' },
    ]);
  });

  it('gives values of contacts and facts, because a wrong digit is what somebody looks for', () => {
    const [contact] = edited('content/contacts/th.yaml', '191', '199');
    expect(contact).toMatchObject({
      kind: 'contacts',
      name: 'th.police',
      parts: [{ part: 'phone', was: '191', now: '199' }],
    });
  });

  it('tells of a new thing all parts that it has, and of one that is gone those that it had', () => {
    const before = bundle();
    const { 'th.police': police, ...contacts } = before.contacts;
    const [removed] = differencesBetween(before, { ...before, contacts });
    expect(removed).toMatchObject({
      change: 'removed',
      parts: expect.arrayContaining([{ part: 'phone', was: police?.phone }]),
    });
    const [added] = differencesBetween({ ...before, contacts }, before);
    expect(added).toMatchObject({
      change: 'added',
      parts: expect.arrayContaining([{ part: 'phone', now: police?.phone }]),
    });
  });

  it('tells which examples of messages are another, since they decide what is understood', () => {
    const before = bundle();
    const lexicons = {
      ...before.lexicons,
      en: { ...before.lexicons.en!, intents: { wages: ['not paid', 'no salary'] } },
    };
    const after = {
      ...before,
      lexicons: { ...lexicons, en: { ...lexicons.en, intents: { wages: ['no salary', 'boss owes me'] } } },
    };
    expect(differencesBetween({ ...before, lexicons }, after)).toEqual([
      {
        kind: 'examples',
        name: 'en intents.wages',
        change: 'changed',
        parts: [{ part: '', was: 'not paid', now: 'boss owes me' }],
      },
    ]);
    expect(tellChanges({ ...before, lexicons }, after)).toEqual(['Examples of messages: 1 changed: en intents.wages']);
  });
});
