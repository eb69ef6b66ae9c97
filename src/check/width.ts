/**
 * How many columns of a terminal a text takes: two for Chinese and other wide characters, none for marks that stand
 * above, below or inside a letter. Terminals differ in Burmese and Khmer; the underline is as near as one can come.
 */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return count;
}

const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** East Asian wide and full-width blocks, and emoji: Unicode Standard Annex 11. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
