import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUnderstand } from '../../src/understand/meaning.ts';
import { languages, real, textOf } from '../engine/real.ts';

const understand = createUnderstand(real);

describe('a whole number', () => {
  test.each([
    ['Thai', '๓'],
    ['Lao', '໓'],
    ['Burmese', '၃'],
    ['Shan', '႓'],
    ['Khmer', '៣'],
    ['full-width', '３'],
    ['with marks around it', ' (3). '],
    ['as an emoji key', '3\ufe0f\u20e3'],
  ])('is read in %s digits', (_, typed) => {
    expect(understand(typed).number).toBe(3);
  });

  test.each([
    ['12345', 12_345],
    ['1,200', 1200],
    ['1.200', 1200],
    ['๑๒๐', 120],
    ['-5', -5],
    ['−၅', -5],
    ['0', 0],
    ['-0', 0],
  ])('may have more digits, marks between thousands, or a minus: %j', (typed, number) => {
    expect(understand(typed).number).toBe(number);
  });

  test.each(['0841211609', '3 4', '3rd', '3 days', '1.5', '12,34', 'three', ''])('is not read in %j', (typed) => {
    expect(understand(typed).number).toBeUndefined();
  });
});

describe('an amount of money', () => {
  test.each<[string, number, string?]>([
    // As each script writes it.
    ['5000 baht', 5000, 'THB'],
    ['5,000 บาท', 5000, 'THB'],
    ['๕๐๐๐บาท', 5000, 'THB'],
    ['๕,๐๐๐.-', 5000],
    ['฿350', 350, 'THB'],
    ['2 หมื่นบาท', 20_000, 'THB'],
    ['3 แสน', 300_000],
    ['၃ သိန်း', 300_000],
    ['၃၀၀၀၀၀ ကျပ်', 300_000, 'MMK'],
    ['ကျပ် ၃ သိန်း', 300_000, 'MMK'],
    ['၅၀၀၀ ဘတ်', 5000, 'THB'],
    ['៥០០០បាត', 5000, 'THB'],
    ['២ម៉ឺនរៀល', 20_000, 'KHR'],
    ['៥ ពាន់', 5000],
    ['໕໐໐໐ ບາດ', 5000, 'THB'],
    ['2 ລ້ານກີບ', 2_000_000, 'LAK'],
    ['10 triệu đồng', 10_000_000, 'VND'],
    ['10 trieu dong', 10_000_000, 'VND'],
    ['5000块', 5000, 'CNY'],
    ['3万元', 30_000, 'CNY'],
    ['５０００泰铢', 5000, 'THB'],
    ['2百万缅币', 2_000_000, 'MMK'],
    ['RM1,500', 1500, 'MYR'],
    ['$300', 300, 'USD'],
    ['US$ 300', 300, 'USD'],
    ['0', 0],
    // Thousands and decimals.
    ['1.500.000đ', 1_500_000],
    ['1,500.50 baht', 1500.5, 'THB'],
    ['1 500 000 kyats', 1_500_000, 'MMK'],
    ['1.5 million kyat', 1_500_000, 'MMK'],
    ['5,5 triệu', 5_500_000],
  ])('is read: %s', (typed, amount, currency) => {
    expect(understand(typed).money).toEqual(currency ? { amount, currency } : { amount });
  });

  // Each of these was once read as a far smaller sum, which made a ruinous fee look lawful.
  test.each<[string, number, string?]>([
    ['သိန်း ၃၀', 3_000_000],
    ['ကျပ်သိန်း၃၀', 3_000_000, 'MMK'],
    ['၃ သိန်းခွဲ', 350_000],
    ['5 triệu rưỡi', 5_500_000],
    ['500k', 500_000],
    ['15tr', 15_000_000],
    ['15 tr đồng', 15_000_000, 'VND'],
    ['20K baht', 20_000, 'THB'],
    ['1千万', 10_000_000],
    ['3 lakhs', 300_000],
  ])('is read with the words that multiply it: %s', (typed, amount, currency) => {
    expect(understand(typed).money).toEqual(currency ? { amount, currency } : { amount });
  });

  test.each<[string, number]>([
    ['3 lakh', 300_000],
    ['500 on the farm', 500],
    ['500 thanks', 500],
    ['500 trips', 500],
  ])('has no currency by chance: %s', (typed, amount) => {
    expect(understand(typed).money).toEqual({ amount });
  });

  test.each(['a lot', '', '400 baht for 8 hours', '400 8', '12.11.2026', '2026-11-22', '300-500 baht', '9'.repeat(40)])(
    'is asked for again instead of guessed: %j',
    (typed) => {
      expect(understand(typed).money).toBeUndefined();
    },
  );

  test('is never negative, endless or without end, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0159๕၅៥໕５.,' -$k元万 baht".split('')) });
    fc.assert(
      fc.property(typed, (text) => {
        const { money } = understand(text);
        expect(money === undefined || (money.amount >= 0 && money.amount <= 1e11)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(languages)('is read in the words that the bot itself uses for money in "%s"', (lang) => {
    const codes = Object.keys(real.texts.en?.places?.currency ?? {});
    expect(codes).toHaveLength(8);
    for (const code of codes) {
      const meant = { amount: 1500, currency: code };
      expect(understand(`1500 ${textOf(lang, `places:currency.${code}`)}`).money).toEqual(meant);
      expect(understand(`1500${code}`).money).toEqual(meant);
    }
  });
});
