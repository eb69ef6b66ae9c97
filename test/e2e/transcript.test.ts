import { describe, expect, it } from 'vitest';
import { compare } from './transcript.ts';

const expected = ['a', 'b', 'menu', 'c', 'menu'];
const DEATH = 1_000;

/** `what@ms`, in order. */
const got = (told: string) =>
  told.split(' ').map((each) => {
    const [what = '', at] = each.split('@');
    return { what, at: Number(at) };
  });
const compared = (told: string) => compare(expected, got(told), [DEATH]);

describe('the comparison of two transcripts, on which the proof against loss rests', () => {
  it.each([
    ['nothing disturbed', 'a@1 b@2 menu@3 c@4 menu@5', []],
    ['a death between two', 'a@1 b@2 menu@3 c@2000 menu@2001', []],
    ['the last before a death comes again', 'a@1 b@2 menu@990 menu@1800 c@2000 menu@2001', [10]],
    ['several before a death come again', 'a@1 b@980 menu@990 b@1800 menu@1801 c@2000 menu@2001', [20, 10]],
    ['taken by the platform when we were dead', 'a@1 b@2 menu@1005 menu@1800 c@2000 menu@2001', [0]],
  ])('takes %s', (_, told, copies) => {
    expect(compared(told)).toEqual({ copies });
  });

  it.each([
    ['one is lost', 'a@1 b@2 c@4 menu@5'],
    ['one is lost over a death', 'a@1 b@2 menu@3 menu@2000'],
    ['the last is lost', 'a@1 b@2 menu@3 c@4'],
    ['one comes twice without a death', 'a@1 b@2 b@3 menu@4 c@5 menu@6'],
    ['one comes again that was sent long before the death', 'a@1 b@2 menu@3 b@2000 menu@2001 c@2002 menu@2003'],
    ['a strange one comes', 'a@1 b@2 menu@3 x@4 c@5 menu@6'],
    ['the last comes twice without a death', 'a@1 b@2 menu@3 c@4 menu@5 menu@6'],
    ['they come in another order', 'b@1 a@2 menu@3 c@4 menu@5'],
  ])('tells when %s', (_, told) => {
    expect(compared(told).wrong).toBeDefined();
  });
});
