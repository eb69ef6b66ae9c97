/** How a word stood before it was changed: its quotes are kept. */
export type Manner = { quote?: '"' | "'"; wasNumber?: boolean; inFlow?: boolean };

/** One word or text as YAML, on one line. Digits get quotes, so that no phone loses its zero; numbers and days do not. */
export function writeScalar(value: string | number | boolean, { quote, wasNumber, inFlow }: Manner = {}): string {
  const text = String(value);
  if (typeof value === 'boolean') return text;
  if (quote === "'" && !STRANGE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const looksRight = typeof value === 'number' || wasNumber === true || !DIGITS.test(text) || DAY.test(text);
  return quote !== '"' && looksRight && isPlain(text, inFlow) ? text : doubleQuoted(text);
}

/** Other programs read these as numbers or times. */
export const DIGITS = /^[+-]?[\d.][\d .:_-]*$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const NO_TEXT = /^(?:null|true|false|~)$/i;
/** What needs an escape: line breaks, and what no screen shows. */
const STRANGE = /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u;

function isPlain(text: string, inFlow = false): boolean {
  if (text === '' || text !== text.trim() || STRANGE.test(text) || NO_TEXT.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]|^\.\.\.|:\s|\s#|:$/.test(text)) return false;
  return !inFlow || !/[,[\]{}]/.test(text);
}

/** JSON's quotes are YAML's; what JSON leaves as it is and YAML does not is escaped, too. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
