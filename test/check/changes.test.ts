import { describe, expect, it } from 'vitest';
import { tellChanges } from '../../src/check/changes.ts';
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
