import { en } from './date-words/en.ts';
import { km } from './date-words/km.ts';
import { lo } from './date-words/lo.ts';
import { my } from './date-words/my.ts';
import { th } from './date-words/th.ts';
import { vi } from './date-words/vi.ts';
import { zh } from './date-words/zh.ts';

export const units = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** So many units ago: `month1` is last month, `month6` half a year. */
export const pastKeys = [
  ...(['day0', 'day1', 'day2', 'week0', 'week1', 'week2', 'month0', 'month1', 'month2', 'month6'] as const),
  ...(['year0', 'year1', 'year2'] as const),
];
export type PastKey = (typeof pastKeys)[number];

export type DateWords = {
  /** January to December. */
  months: string[];
  /** Short names of months: read only where they stand by themselves. */
  short?: string[];
  /** What stands before the number of a month. */
  month?: string;
  units: Record<Unit, string>;
  /** What stands before the number of a day, and of a year. */
  dayMark?: string;
  yearMark?: string;
  /** One to twelve: read only before a unit. */
  numbers: string[];
  past: Record<PastKey, string>;
  future: string;
  /** What stands around a day and says nothing else. */
  around: string;
};

/**
 * Words of dates by language, as regular expressions. A dot may be left out, and longer words need not stand first; they
 * are brought into the form of a matching key (date-patterns.ts). Words in Latin letters are read whole, all others
 * wherever they stand.
 */
export const words: Record<string, DateWords> = { en, th, my, km, lo, vi, zh };

/** How years are counted, where somebody says so. */
export const eras = {
  be: 'พ.ศ.|พศ|พุทธศักราช|ພ.ສ.|ພສ|ພຸດທະສັກກະຣາດ|ព.ស.|ពុទ្ធសករាជ|သာသနာနှစ်|သာသနာ|佛历|佛曆|b\\.e|phật lịch',
  ce: 'ค.ศ.|คศ|คริสต์ศักราช|ຄ.ສ.|ຄສ|គ.ស.|គ្រិស្តសករាជ|ခရစ်နှစ်|公元|西元|公历|阳历|a.d.|dương lịch',
  me: 'ကောဇာသက္ကရာဇ်|မြန်မာသက္ကရာဇ်|သက္ကရာဇ်|မြန်မာနှစ်',
  lunar: '农历|阴历|旧历|農曆|âm lịch|am lich|ขึ้น ?\\d+ ?ค่ำ|แรม ?\\d+ ?ค่ำ|ຄ່ຳ|ຂຶ້ນ ?\\d+ ?ຄ່ຳ|\\d+ ?កើត|\\d+ ?រោច',
};

/** Months of the calendar of Myanmar, from Tagu on; each begins in the middle of a month between March and February. */
export const burmeseMonths = [
  'တန်ခူး',
  'ကဆုန်',
  'နယုန်',
  'ဝါဆို',
  'ဝါခေါင်',
  'တော်သလင်း',
  'သီတင်းကျွတ်',
  'တန်ဆောင်မုန်း',
  'နတ်တော်',
  'ပြာသို',
  'တပို့တွဲ',
  'တပေါင်း',
];

/** Months by the moon that have names of their own; the others are told by a word of `eras.lunar`. */
export const moonMonths: Record<number, string[]> = {
  0: ['正月|tháng giêng|thang gieng'],
  10: ['冬月'],
  11: ['腊月|臘月|tháng chạp|thang chap'],
};
