import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKey } from '../../src/understand/key.ts';
import { real } from '../engine/real.ts';

/** Marks, joiners and digits of the scripts people type here, thrown together as no keyboard would. */
const pieces =
  'aAé\u0301\u200b\u200d\u00ad\ufeff\ufe0f -.…"«ๅ\u0e4d\u0e48\u0e49\u0e32\u0e33\u0e40\u0e41กำ' +
  '\u0ecd\u0ec8\u0eb2\u0eb3ລນ\u102b\u102c\u1031\u1037\u1038\u1039\u103a\u103bကတ၁၂၃' +
  '\u17c1\u17b8\u17b6\u17be\u17c4\u17d2កម១២ＡＢ１ﬁ中元đĐưỡİıſ';
const awkward = fc.string({ unit: fc.constantFrom(...pieces.split('')) });

describe('the matching key', () => {
  test('has itself as key, so that a key may be matched with a key', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), awkward);
    fc.assert(
      fc.property(typed, (text) => {
        expect(matchKey(matchKey(text))).toBe(matchKey(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('never throws and never grows without end, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(matchKey(text).length).toBeLessThanOrEqual(text.length * 18);
      }),
    );
  });

  test.each([
    ['capitals and full width', 'ＹＥＳ', 'yes'],
    ['marks around it', ' “Yes!” 👍', 'yes'],
    ['joiners that nobody sees', 'y\u200be\ufeffs', 'yes'],
    ['a joiner between a letter and its accent', 'ma\u200b\u0301', 'm\u00e1'],
    ['sara am in one piece or in two', 'น\u0e49\u0e4d\u0e32', 'น\u0e49\u0e33'],
    ['sara am typed before its tone mark', 'น\u0e4d\u0e49\u0e32', 'น\u0e49\u0e33'],
    ['Lao am in two pieces', 'ນ\u0ec9\u0ecd\u0eb2', 'ນ\u0ec9\u0eb3'],
    ['Thai sara ae typed as two sara e', '\u0e40\u0e40ม่', '\u0e41ม่'],
    ['Burmese marks in either order', 'န\u1037\u103a', 'န\u103a\u1037'],
    ['Khmer vowels typed in two pieces', 'ក\u17c1\u17b8', 'ក\u17be'],
    ['composed or decomposed Vietnamese', 'không rõ'.normalize('NFD'), 'không rõ'],
    ['digits of seven scripts', '๑໑၁႑១１1', '1111111'],
    ['spaces in a row', 'go \n  back', 'go back'],
  ])('takes for the same: %s', (_, typed, meant) => {
    expect(matchKey(typed)).toBe(matchKey(meant));
  });

  test('keeps apart what differs: accents and tones change words', () => {
    expect(new Set(['co', 'có', 'cô', 'ไม', 'ไม่', 'ไม้'].map(matchKey)).size).toBe(6);
  });

  test('leaves something of every label, so that every label can be typed', () => {
    const labels = labelsOf(real.texts);
    expect(labels.length).toBeGreaterThan(500);
    expect(labels.filter((label) => matchKey(label) === '')).toEqual([]);
  });
});

/** All words that stand on choices. */
function labelsOf(texts: unknown, key = ''): string[] {
  if (typeof texts === 'string') return key === 'choices' ? [texts] : [];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([name, value]) => labelsOf(value, key === 'choices' ? key : name));
}
