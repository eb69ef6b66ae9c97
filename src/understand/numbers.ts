import type { Money } from './meaning.ts';

/** First code points of the digit blocks people type with: Thai, Lao, Burmese, Shan, Khmer, full-width. */
const DIGIT_BLOCKS = [0x0e50, 0x0ed0, 0x1040, 0x1090, 0x17e0, 0xff10];
const NATIVE_DIGIT = /[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u1090-\u1099\u17e0-\u17e9\uff10-\uff19]/g;

export const toAsciiDigits = (text: string): string =>
  text.replace(NATIVE_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_BLOCKS.find((first) => code >= first && code < first + 10) ?? code;
    return String(code - zero);
  });

/** A message that is one whole number of at most three digits: the number of a choice. */
export const readNumber = (key: string): number | undefined => (/^\d{1,3}$/.test(key) ? Number(key) : undefined);

/** Words that multiply, by matching key. Longer words first: 十万 before 万. */
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
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['million', 1e6],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
];

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
  const rest = key.slice(only.index + only[0].length).trimStart();
  const times =
    MULTIPLIERS.find(([word]) => rest.startsWith(word.normalize('NFKC')) || rest.startsWith(word))?.[1] ?? 1;
  const amount = readAmount(only[0]) * times;
  if (!Number.isFinite(amount) || amount > LARGEST_AMOUNT) return undefined;
  const currency = currencyIn(key, currencies);
  return currency ? { amount, currency } : { amount };
}

/** `1.500`, `1,500` and `1 500` are fifteen hundred in every language here: three digits after a mark are thousands. */
function readAmount(written: string): number {
  const [whole = '', ...groups] = written.split(/[.,' ]/);
  if (groups.every((group) => group.length === 3)) return Number(whole + groups.join(''));
  const decimals = groups.pop() ?? '';
  return Number(`${whole}${groups.join('')}.${decimals}`);
}

function currencyIn(key: string, currencies: [string, string][]): string | undefined {
  const sign = SIGNS.find(([mark]) => key.includes(mark));
  return currencies.find(([word]) => key.includes(word))?.[1] ?? sign?.[1];
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
