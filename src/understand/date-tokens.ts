import { anyOf, type Dictionary, dictionary, meaningOf, standingAlone } from './date-patterns.ts';
import { burmeseMonths, eras, moonMonths, type PastKey, pastKeys, type Unit, units, words } from './date-words.ts';

/** What was read of a typed date, in the order of the message. */
export type Token =
  /** 15/3/2567, 2024-03, 3.4. `widths`: how many digits each number has. */
  | { is: 'group'; numbers: number[]; widths: number[] }
  | { is: 'number'; value: number; width: number; mark?: 'day' | 'year' }
  /** Of the usual calendar, by the Chinese and Vietnamese moon, or of Myanmar. */
  | { is: 'month'; month: number; calendar: 'sun' | 'moon' | 'burmese' }
  /** So many units before now. `named`: "last month", which days of it may belong to. */
  | { is: 'past'; unit: Unit; count: number; named: boolean }
  | { is: 'future' }
  | { is: 'era'; era: Era };
export type Era = keyof typeof eras;

/** The tokens of a matching key. What belongs to no date is passed over; `rest`: how many letters of it there are. */
export function readTokens(key: string): { tokens: Token[]; rest: number } {
  const text = key.replace(CHINESE_NUMBER, (number) => chineseNumber(number));
  const tokens: Token[] = [];
  let rest = 0;
  for (let at = 0; at < text.length; ) {
    const found = readAt(text, at);
    if (found) tokens.push(found.token);
    const length = found?.length ?? aroundAt(text, at);
    if (length === 0 && /\p{L}/u.test(text.charAt(at))) rest++;
    at += length || 1;
  }
  return { tokens, rest };
}

/** What a match means, by its groups. */
type Read = (groups: (string | undefined)[]) => Token;
type Reader = { pattern: RegExp; read: Read };

function readAt(text: string, at: number): { token: Token; length: number } | undefined {
  for (const { pattern, read } of readers()) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match?.[0]) return { token: read(match.slice(1)), length: match[0].length };
  }
  return undefined;
}

let around: RegExp | undefined;
/** How long the word is that says nothing more than that a day follows; 0 where there is none. */
function aroundAt(text: string, at: number): number {
  around ??= new RegExp(anyOf(each((of) => of.around)), 'uy');
  around.lastIndex = at;
  return around.exec(text)?.[0].length ?? 0;
}

let made: Reader[] | undefined;
const readers = (): Reader[] => (made ??= [...namedReaders(), ...numberReaders(), ...monthReaders(), plainNumber]);

type Of = (typeof words)[string];
const each = (pick: (of: Of) => string | undefined): string[] => Object.values(words).flatMap((of) => pick(of) ?? []);
const reader = (source: string, read: Read): Reader => ({ pattern: new RegExp(source, 'uy'), read });

/** "last month", "tomorrow", and how years are counted. */
function namedReaders(): Reader[] {
  const past = dictionary(pastKeys.map((key) => each((of) => of.past[key])));
  const eraNames = Object.keys(eras) as Era[];
  const era = dictionary(eraNames.map((name) => [eras[name]]));
  return [
    reader(era.source, (groups) => ({ is: 'era', era: eraNames[meaningOf(era, groups) ?? 0] ?? 'ce' })),
    reader(anyOf(each(({ future }) => future)), () => ({ is: 'future' })),
    reader(past.source, (groups) => named(pastKeys[meaningOf(past, groups) ?? 0] ?? 'day0')),
  ];
}

const named = (key: PastKey): Token => ({
  is: 'past',
  unit: key.slice(0, -1) as Unit,
  count: Number(key.at(-1)),
  named: key !== 'month6',
});

/** Numbers with what says which they are. The order decides: "3 months" before the number 3. */
function numberReaders(): Reader[] {
  const unit = dictionary(units.map((name) => each((of) => of.units[name])));
  const aUnit = anyOf(units.flatMap((name) => each((of) => of.units[name])));
  const aYear = anyOf((['year0', 'year1', 'year2'] as const).flatMap((key) => each(({ past }) => past[key])));
  // "month 3" is March, but "2 months 3 days" is none, and "month 3 last year" is.
  const isNoSpan = `(?! ?(?!${aYear})${aUnit}(?! ?\\d{2}))`;
  const monthMark = `${anyOf(each(({ month }) => month))} ?(?:1[0-2]|0?[1-9])(?!\\d)${isNoSpan}`;
  const fullName = anyOf(Array.from({ length: 12 }, (_, n) => each(({ months }) => months[n])).flat());
  // "15 month March" is the 15th, and no fifteen months.
  const noMonth = `(?!${monthMark}|${anyOf(each(({ month }) => month))} ?${fullName})`;
  const number = dictionary(Array.from({ length: 12 }, (_, n) => each(({ numbers }) => numbers[n])));
  const digits = '(\\d{1,4})';
  return [
    reader(`${anyOf(each(({ dayMark }) => dayMark))} ?(\\d{1,2})(?!\\d| ?[./-] ?\\d)`, ([day]) => plain(day, 'day')),
    reader(`${anyOf(each(({ yearMark }) => yearMark))} ?(\\d{4}|\\d{2})(?!\\d| ?[./-] ?\\d)(?! ?${aUnit})`, ([year]) =>
      plain(year, 'year'),
    ),
    reader(monthMark.replace('(?:1[0-2]|', '(1[0-2]|'), ([month]) => sun(Number(month))),
    reader(`(?<!\\d)${digits} ?[./-] ?${digits}(?: ?[./-] ?${digits})?(?!\\d|[./-]\\d| ?${aUnit})`, group),
    reader('(?<!\\d)(\\d{1,2}) (\\d{1,2}) (\\d{4})(?!\\d)', group),
    reader('(?<!\\d)(\\d{4}) (\\d{1,2}) (\\d{1,2})(?!\\d)', group),
    reader('(?<!\\d)(1[0-2]|0?[1-9]) ?(?:月|လပိုင်း)', ([month]) => sun(Number(month))),
    reader('(?<!\\d)(\\d{1,2}) ?[日号號]', ([day]) => plain(day, 'day')),
    reader('(?<!\\d)(\\d{4}|\\d{2}) ?(?:年(?!以?前|之前|了|多)|ခုနှစ်|ခု)', ([year]) => plain(year, 'year')),
    reader(`(?<![\\d.,])(?:(\\d{1,4})(?:[.,]\\d+)?|${number.source}) ?${noMonth}${unit.source}`, (groups) =>
      span(groups, number, unit),
    ),
  ];
}

/** Half a month is left out: never more than was said. */
function span([digits, ...groups]: (string | undefined)[], number: Dictionary, unit: Dictionary): Token {
  const size = number.meanings.length;
  const count = digits === undefined ? (meaningOf(number, groups.slice(0, size)) ?? 0) + 1 : Number(digits);
  return { is: 'past', unit: units[meaningOf(unit, groups.slice(size)) ?? 0] ?? 'day', count, named: false };
}

function monthReaders(): Reader[] {
  const twelve = Array.from({ length: 12 }, (_, n) => n);
  const full = dictionary(twelve.map((n) => each(({ months }) => months[n])));
  const short = dictionary(twelve.map((n) => each((of) => of.short?.[n])));
  const moon = dictionary(twelve.map((n) => moonMonths[n] ?? []));
  const burmese = dictionary(burmeseMonths.map((name) => [name]));
  const month =
    (from: Dictionary, calendar: 'sun' | 'moon' | 'burmese'): Read =>
    (groups) => ({ is: 'month', month: (meaningOf(from, groups) ?? 0) + 1, calendar });
  return [
    reader(moon.source, month(moon, 'moon')),
    reader(full.source, month(full, 'sun')),
    reader(standingAlone(short.source), month(short, 'sun')),
    reader(burmese.source, month(burmese, 'burmese')),
  ];
}

const plainNumber = reader('(\\d+)', ([number]) => plain(number));

const sun = (month: number): Token => ({ is: 'month', month, calendar: 'sun' });

const plain = (digits = '', mark?: 'day' | 'year'): Token => ({
  is: 'number',
  value: Number(digits),
  width: digits.length,
  ...(mark ? { mark } : {}),
});

function group(given: (string | undefined)[]): Token {
  const parts = given.filter((part) => part !== undefined);
  return { is: 'group', numbers: parts.map(Number), widths: parts.map(({ length }) => length) };
}

const CHINESE_NUMBER = /[〇零一二三四五六七八九十]{1,4}(?= ?[年月日号號])/g;
const CHINESE = '〇一二三四五六七八九';

/** 十五 is 15, 三十一 is 31, 二零二四 is 2024. */
function chineseNumber(written: string): string {
  const digit = (sign: string | undefined) => String(Math.max(CHINESE.indexOf(sign ?? '〇'), 0));
  if (!written.includes('十')) return Array.from(written, digit).join('');
  const [tens = '', ones = ''] = written.split('十');
  return `${tens ? digit(tens) : 1}${ones ? digit(ones) : 0}`;
}
