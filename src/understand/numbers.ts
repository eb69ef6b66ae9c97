import { matchKey } from './key.ts';
import type { Money } from './meaning.ts';

/** More digits are a telephone number or an account, and no number of anything. */
const MOST_DIGITS = 9;
const WHOLE = /^\d{1,3}(?:[.,]\d{3})+$|^\d+$/;

/**
 * A message that is one whole number: the number of a choice, or how many there are. A key has no minus any more, so
 * `text` is looked at for one: "-5" days are a slip, and not five days.
 */
export function readNumber(key: string, text: string): number | undefined {
  const digits = WHOLE.test(key) ? key.replace(/\D/g, '') : '';
  if (digits === '' || digits.length > MOST_DIGITS) return undefined;
  return /^\s*[-\u2212]\p{Nd}/u.test(text) && digits !== '0' ? -Number(digits) : Number(digits);
}

/** Words that multiply. Longer words first: 十万 before 万. */
const MULTIPLIERS: [string, number][] = [
  ['ล้าน', 1e6],
  ['แสน', 1e5],
  ['หมื่น', 1e4],
  ['พัน', 1e3],
  ['ລ້ານ', 1e6],
  ['ແສນ', 1e5],
  ['ໝື່ນ', 1e4],
  ['ພັນ', 1e3],
  ['သိန်း', 1e5],
  ['သောင်း', 1e4],
  ['ထောင်', 1e3],
  ['လန်း', 1e6],
  ['លាន', 1e6],
  ['សែន', 1e5],
  ['ម៉ឺន', 1e4],
  ['ពាន់', 1e3],
  ['triệu', 1e6],
  ['trieu', 1e6],
  ['tr', 1e6],
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['million', 1e6],
  ['thousand', 1e3],
  ['lakhs', 1e5],
  ['lakh', 1e5],
  ['k', 1e3],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 100],
];

/** "And a half" of what was multiplied: ၃သိန်းခွဲ, 5 triệu rưỡi. */
const HALVES = ['ခွဲ', 'ครึ่ง', 'ເຄິ່ງ', 'កន្លះ', 'rưỡi', 'ruoi'];

/** No honest wage or fee is larger in any currency here (a year's wage in dong is below it). */
const LARGEST_AMOUNT = 1e11;

/**
 * An amount of money in a message, with its currency where one is named. Undefined when there is no number, or more
 * than one: then the question is asked again instead of guessing. `currencies`: word → ISO 4217 code, longest first.
 */
export function readMoney(key: string, currencies: [string, string][]): Money | undefined {
  const found = [...key.matchAll(/\d+(?:[.,' ]\d+)*/g)];
  const only = found[0];
  if (!only || found.length > 1) return undefined;
  const written = readAmount(only[0]);
  if (written === undefined) return undefined;
  const amount = multiplied(written, key.slice(0, only.index), key.slice(only.index + only[0].length));
  if (!Number.isFinite(amount) || amount > LARGEST_AMOUNT) return undefined;
  const currency = currencyIn(key, currencies);
  return currency ? { amount, currency } : { amount };
}

/** Three digits after a mark are thousands in every language here: `1.500`, `1,500` and `1 500` are fifteen hundred. */
function readAmount(written: string): number | undefined {
  const groups = written.split(/[.,' ]/).slice(1);
  const isGrouped = groups.every((group) => group.length === 3);
  if (isGrouped) return Number(written.replace(/\D/g, ''));
  const decimals = /^(\d+(?:[.,' ]\d{3})*)[.,](\d+)$/.exec(written);
  // Dates and "400 8" have numbers in a row that are no amount.
  return decimals ? Number(`${decimals[1]?.replace(/\D/g, '')}.${decimals[2]}`) : undefined;
}

/** Burmese says round sums the other way round: "သိန်း ၃၀" is thirty lakh. */
function multiplied(amount: number, before: string, after: string): number {
  const next = after.trimStart();
  const behind = multipliers().find(([word]) => beginsWith(next, word));
  const times = behind ?? multipliers().find(([word]) => isBurmese(word) && before.trimEnd().endsWith(word));
  if (!times) return amount;
  const rest = behind ? next.slice(behind[0].length).trimStart() : '';
  const half = halves().some((word) => rest.startsWith(word)) ? 0.5 : 0;
  return (amount + half) * times[1];
}

/** A word in Latin letters counts only when it ends there: "k" is a thousand, "kip" is money. */
const beginsWith = (text: string, word: string): boolean =>
  text.startsWith(word) && !(isLatin(word) && /^\p{Script=Latin}/u.test(text.slice(word.length)));

const isLatin = (word: string): boolean => /^\p{Script=Latin}/u.test(word);
const isBurmese = (word: string): boolean => /^\p{Script=Myanmar}/u.test(word);

// By matching key, as what is typed comes: it has another order of Burmese and Khmer marks than the words above.
let multipliersByKey: [string, number][] | undefined;
const multipliers = () => (multipliersByKey ??= MULTIPLIERS.map(([word, times]) => [matchKey(word), times]));
let halvesByKey: string[] | undefined;
const halves = () => (halvesByKey ??= HALVES.map(matchKey));

/** A word in Latin letters counts only as a whole, with or without a plural "s": "lakh" has no LAK in it. */
function currencyIn(key: string, currencies: [string, string][]): string | undefined {
  const isIn = ([word]: [string, string]) => {
    for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + 1)) {
      const isPart =
        /\p{Script=Latin}$/u.test(key.slice(0, at)) ||
        /^(?!s?(?!\p{L}))\p{Script=Latin}/u.test(key.slice(at + word.length));
      if (!isLatin(word) || !isPart) return true;
    }
    return false;
  };
  return currencies.find(isIn)?.[1] ?? SIGNS.find(isIn)?.[1];
}

const SIGNS: [string, string][] = [
  ['฿', 'THB'],
  ['บ.', 'THB'],
  ['₫', 'VND'],
  ['៛', 'KHR'],
  ['₭', 'LAK'],
  ['rm', 'MYR'],
  ['¥', 'CNY'],
  ['元', 'CNY'],
  ['块', 'CNY'],
  ['usd', 'USD'],
  ['dollar', 'USD'],
  ['$', 'USD'],
  ['ks', 'MMK'],
];
