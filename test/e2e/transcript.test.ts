import { describe, expect, it } from 'vitest';
import { compare } from './transcript.ts';

const expected = ['a', 'b', 'menu', 'c', 'menu'];
const DEATH = 10_000;

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
    ['a death between two', 'a@1 b@2 menu@3 c@11000 menu@11001', []],
    ['the last before a death comes again', 'a@1 b@2 menu@9990 menu@10800 c@11000 menu@11001', [10]],
    ['several before a death come again', 'a@1 b@9980 menu@9990 b@10800 menu@10801 c@11000 menu@11001', [20, 10]],
    ['taken by the platform when we were dead', 'a@1 b@2 menu@10005 menu@10800 c@11000 menu@11001', [0]],
  ])('takes %s', (_, told, copies) => {
    expect(compared(told)).toEqual({ copies });
  });

  it.each([
    ['one is lost', 'a@1 b@2 c@4 menu@5'],
    ['one is lost over a death', 'a@1 b@2 menu@3 menu@11000'],
    ['the last is lost', 'a@1 b@2 menu@3 c@4'],
    ['one comes twice without a death', 'a@1 b@2 b@3 menu@4 c@5 menu@6'],
    ['one comes again that was sent long before the death', 'a@1 b@2 menu@3 b@11000 menu@11001 c@11002 menu@11003'],
    ['a strange one comes', 'a@1 b@2 menu@3 x@4 c@5 menu@6'],
    ['the last comes twice without a death', 'a@1 b@2 menu@3 c@4 menu@5 menu@6'],
    ['they come in another order', 'b@1 a@2 menu@3 c@4 menu@5'],
  ])('tells when %s', (_, told) => {
    expect(compared(told).wrong).toBeDefined();
  });
});
