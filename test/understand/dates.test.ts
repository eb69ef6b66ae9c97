import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadDate, readDate } from '../../src/understand/dates.ts';
import { matchKey } from '../../src/understand/key.ts';

/** A Sunday, 17:00 in Bangkok. */
const NOW = Date.parse('2026-11-22T10:00:00Z');
const read = (typed: string): ReadDate => readDate(matchKey(typed), NOW);
const exact = (date: string): ReadDate => ({ kind: 'exact', date });
const month = (date: string): ReadDate => ({ kind: 'month', date });

describe('a day that somebody types', () => {
  test.each([
    '15/3/2567',
    '๑๕/๓/๒๕๖๗',
    '15-3-67',
    '67/3/15',
    '2024-03-15',
    '15.3.2024',
    '3/15/2024',
    '15 3 2024',
    '15 มีนาคม 2567',
    'วันที่ 15 เดือนมีนาคม พ.ศ. 2567',
    '15 มี.ค. 67',
    '15 มีค 67',
    'วันที่ 15 เดือน 3 ปี 67',
    '၁၅.၃.၂၀၂၄',
    '၂၀၂၄ ခုနှစ် မတ်လ ၁၅ ရက်နေ့',
    'ថ្ងៃទី១៥ ខែមីនា ឆ្នាំ២០២៤',
    '១៥ ខែមីនា ២០២៤',
    'ວັນທີ 15 ເດືອນ 3 ປີ 2024',
    '໑໕ ມີນາ ໒໐໒໔',
    'ngày 15 tháng 3 năm 2024',
    '15 thg 3, 2024',
    'ngay 15 thang 3 nam 2024',
    '2024年3月15日',
    '二零二四年三月十五号',
    'March 15th, 2024',
    'the 15th of March 2024',
    'since 15 Mar 2024 until today',
  ])('is read in all the ways it is written: %s', (typed) => {
    expect(read(typed)).toEqual(exact('2024-03-15'));
  });

  test.each([
    ['today', '2026-11-22'],
    ['เมื่อวาน', '2026-11-21'],
    ['မနေ့က', '2026-11-21'],
    ['ម្សិលមិញ', '2026-11-21'],
    ['ມື້ວານນີ້', '2026-11-21'],
    ['hôm kia', '2026-11-20'],
    ['前天', '2026-11-20'],
    ['two weeks ago', '2026-11-08'],
    ['ငါးရက်', '2026-11-17'],
    ['2 เดือน 10 วัน', '2026-09-12'],
    ['上个月15号', '2026-10-15'],
    ['วันที่ 15 เดือนที่แล้ว', '2026-10-15'],
    ['3 hours ago', '2026-11-22'],
    // Without a year it is the last such day.
    ['15/3', '2026-03-15'],
    ['24 ธ.ค.', '2025-12-24'],
    ['29 February', '2024-02-29'],
  ])('may be told by how long ago it was, or without its year: %s', (typed, date) => {
    expect(read(typed)).toEqual(exact(date));
  });
});

describe('a month that somebody types', () => {
  test.each([
    ['มีนาคม 2567', '2024-03'],
    ['3/2024', '2024-03'],
    ['3/67', '2024-03'],
    ['T3/2024', '2024-03'],
    ['tháng 3 năm ngoái', '2025-03'],
    ['去年3月', '2025-03'],
    ['ตั้งแต่เดือนมีนาคม', '2026-03'],
    ['မတ်လကတည်းက', '2026-03'],
    ['tháng năm', '2026-05'],
    ['十二月', '2025-12'],
    // A year of Myanmar begins in April.
    ['၁၃၈၆ ခုနှစ် မတ်လ', '2025-03'],
    ['၁၃၈၆ ခုနှစ် ဇူလိုင်လ', '2024-07'],
  ])('is read by its name or number: %s', (typed, date) => {
    expect(read(typed)).toEqual(month(date));
  });

  test.each([
    ['last month', '2026-10'],
    ['เดือนที่แล้ว', '2026-10'],
    ['ပြီးခဲ့တဲ့လ', '2026-10'],
    ['ខែមុន', '2026-10'],
    ['ເດືອນແລ້ວ', '2026-10'],
    ['tháng trước', '2026-10'],
    ['thang truoc', '2026-10'],
    ['上个月', '2026-10'],
    ['3 months ago', '2026-08'],
    ['สามเดือนก่อน', '2026-08'],
    ['ပြီးခဲ့တဲ့ ၃ လ', '2026-08'],
    ['သုံးလ', '2026-08'],
    ['បីខែមុន', '2026-08'],
    ['3 ເດືອນກ່ອນ', '2026-08'],
    ['ba tháng trước', '2026-08'],
    ['三个月前', '2026-08'],
    ['half a year', '2026-05'],
    ['两年前', '2024-11'],
  ])('may be told by how long ago it was: %s', (typed, date) => {
    expect(read(typed)).toEqual(month(date));
  });
});

describe('what may mean several days is asked back', () => {
  test.each([
    ['day or month first', '3/4/2024', ['2024-04-03', '2024-03-04']],
    ['a day or a year', 'March 24', ['2026-03-24', '2024-03']],
    ['two months', 'April or May', ['2026-04', '2026-05']],
    ['a month by the moon', '农历三月', ['2026-03', '2026-04', '2026-05']],
    ['a Buddhist year that may be one ahead', 'តុលា ២៥៦៧', ['2024-10', '2023-10']],
    ['a slip: that day has not come yet', '10/12/2026', ['2026-10-12']],
  ])('%s: %s', (_, typed, readings) => {
    expect(read(typed)).toEqual({ kind: 'ambiguous', readings });
  });

  test('but not where the year shows that the day stands first', () => {
    expect(read('3/4/2567')).toEqual(exact('2024-04-03'));
  });
});

describe('no day is made up', () => {
  test.each(['12/12/2030', '15 มีนาคม 2590', 'next month', 'เดือนหน้า', '31/2/2024', '1/1/1850', '900 years ago'])(
    'a day that cannot be meant is told to be one: %s',
    (typed) => {
      expect(read(typed)).toEqual({ kind: 'impossible' });
    },
  );

  test.each(['2024', '๒๕๖๗', 'last year', 'ปี 67', 'năm ngoái', '去年'])('a year alone lacks its month: %s', (typed) => {
    expect(read(typed)).toEqual({ kind: 'year' });
  });

  test.each([
    '',
    '400',
    '5000 baht',
    '0841211609',
    '15/13/2024',
    'I do not know',
    'เขายึดพาสปอร์ต',
    '1/1/2024 - 2/2/2024',
  ])('and in %j there is none', (typed) => {
    expect(read(typed)).toEqual({ kind: 'none' });
  });
});

const days = fc.date({ min: new Date('1996-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
const styles: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
  { day: 'numeric', month: 'short', year: 'numeric' },
];
const calendars: Record<string, string[]> = { th: ['gregory', 'buddhist'] };

describe.each(['en', 'th', 'my', 'km', 'lo', 'vi', 'zh'])('in %s', (lang) => {
  test('every day is understood as it is written there', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...styles),
        fc.constantFrom(...(calendars[lang] ?? ['gregory'])),
        (day, style, calendar) => {
          const written = new Intl.DateTimeFormat(`${lang}-u-ca-${calendar}`, { ...style, timeZone: 'UTC' }).format(
            day,
          );
          expect([written, read(written)]).toEqual([written, exact(day.toISOString().slice(0, 10))]);
        },
      ),
    );
  });
});

test('whatever is typed, it is read in a moment, nothing is thrown, and no day of the future comes out', () => {
  const bits = fc.constantFrom(
    ...'0123456789/.- '.split(''),
    '3 เดือน',
    'มี.ค.',
    'လ',
    'ខែ',
    'tháng ',
    'năm ',
    '年',
    '月',
    'March ',
    ' ago',
    'พ.ศ.',
    '农历',
    'နှစ်',
    'ปีที่แล้ว',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(bits, { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const found = read(text);
      const dates = 'date' in found ? [found.date] : 'readings' in found ? found.readings : [];
      for (const date of dates) {
        expect(date).toMatch(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/);
        expect(date <= '2026-11-22').toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
  expect(read('3 เดือน '.repeat(100))).toEqual({ kind: 'none' });
});
