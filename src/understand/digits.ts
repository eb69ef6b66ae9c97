/** First code points of the digit blocks people type with: Thai, Lao, Burmese, Shan, Khmer, full-width. */
const DIGIT_BLOCKS = [0x0e50, 0x0ed0, 0x1040, 0x1090, 0x17e0, 0xff10];
const NATIVE_DIGIT = /[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u1090-\u1099\u17e0-\u17e9\uff10-\uff19]/g;

export const toAsciiDigits = (text: string): string =>
  text.replace(NATIVE_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_BLOCKS.find((first) => code >= first && code < first + 10) ?? code;
    return String(code - zero);
  });
