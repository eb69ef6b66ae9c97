/**
 * What a spreadsheet may run instead of showing it: text that begins so, also in full width. Such a cell does harm when a
 * file is saved as CSV and opened again. https://owasp.org/www-community/attacks/CSV_Injection
 */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** As it is written into a cell: with an apostrophe in front, where it could be run. `fromCell` takes it off again. */
export const toCell = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);
export const fromCell = (text: string): string =>
  GUARDED.test(text.slice(1)) && text[0] === "'" ? text.slice(1) : text;

/** Apostrophes that stand there already are kept apart from ours. */
const GUARDED = /^'*[=+\-@\t\r＝＋－＠]/;
