import { TO_WRITE } from '../check/rules/unwritten.ts';
import { toAsciiDigits } from '../understand/digits.ts';

/** A text as it may stand in a file here, and what was taken out of it. */
export type Cleaned = { text: string; variables: string[]; numbers: string[]; links: string[] };

/** RapidPro's variables become marks, phone numbers are taken out, and nothing is left that means something here. */
export function clean(given: string): Cleaned {
  const variables: string[] = [];
  const numbers: string[] = [];
  const plain = replaceVariables(tidy(given), (name) => {
    variables.push(name);
    return `${TO_WRITE}(${name.replace(/[{}$]/g, '')})`;
  });
  const text = withoutNumbers(plain, (number) => {
    numbers.push(number);
    return `${TO_WRITE}(number)`;
  });
  return { text: text.slice(0, LONGEST), variables, numbers, links: text.match(/\bhttps?:\/\/[^\s<>"]+/g) ?? [] };
}

/** What one LINE message holds, with room for the mark. */
const LONGEST = 4_990;

/** One Unicode form, no invisible letters, and no braces or "$t(": here they would be filled in. */
const tidy = (given: string): string =>
  given
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\{+|\}+/g, (braces) => (braces.startsWith('{') ? '(' : ')'))
    .replaceAll('$t(', '$ t(')
    .trim();

/** What stands behind "@" in a text. Anything else, such as an e-mail address, is none. */
const NAMES =
  'results|contact|fields|urns|child|parent|run|globals|input|node|trigger|webhook|legacy_extra|resume|ticket|locals|flow|step|date|extra|channel|new_contact';
const VARIABLE = new RegExp(
  `@@|@\\(|(?<![\\p{L}\\p{N}])@((?:${NAMES})(?![a-z0-9_])(?:\\.[a-z0-9_]+)*)(?:\\|[a-z_]+(?::"[^"]*")?)*`,
  'giu',
);

function replaceVariables(text: string, mark: (name: string) => string): string {
  let done = '';
  let from = 0;
  for (const found of text.matchAll(VARIABLE)) {
    if (found.index < from) continue;
    done += text.slice(from, found.index);
    from = found.index + found[0].length;
    if (found[0] === '@@') done += '@';
    else if (found[0] === '@(') {
      const end = closing(text, from);
      done += mark(text.slice(from, end));
      from = end + 1;
    } else done += mark(found[1] ?? '');
  }
  return done + text.slice(from);
}

/** Where the bracket that is open at `from` closes; the end of the text where it never does. */
function closing(text: string, from: number): number {
  let open = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === '(') open++;
    else if (text[index] === ')' && --open === 0) return index;
  }
  return text.length;
}

/** As the checker finds them in texts, and shorter ones behind a word for calling. */
const NUMBER = /(?<!\d[.,]?)\+?\d(?:[ ()-]{0,2}\d)+/g;
const CALLING =
  /(?:\b(?:call|dial|phone|ring|sms|text|hotline|helpline|whatsapp|tel|llama|marca|appel\p{L}*|ligue|disque)|☎|📞|โทร|ဖုန်း|ទូរស័ព្ទ|ໂທ|gọi|拨打|电话)[^\d\n]{0,20}$/iu;

function withoutNumbers(text: string, mark: (number: string) => string): string {
  const plain = toAsciiDigits(text);
  let done = '';
  let from = 0;
  for (const { 0: found, index } of plain.matchAll(NUMBER)) {
    if (!isPhone(found, plain.slice(0, index))) continue;
    done += text.slice(from, index) + mark(text.slice(index, index + found.length));
    from = index + found.length;
  }
  return done + text.slice(from);
}

function isPhone(found: string, before: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  if (/^\d{4}-\d{1,2}-\d{1,2}$|^(19|20)\d\d ?- ?(19|20)\d\d$/.test(found)) return false;
  return digits >= 8 || (digits >= 3 && (/^[+0]/.test(found) || CALLING.test(before)));
}
