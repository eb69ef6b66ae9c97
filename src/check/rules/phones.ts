import { toAsciiDigits } from '../../understand/digits.ts';
import type { Checked, Finding, Rule } from '../content.ts';
import { oncePerCheck, oncePerText } from '../once.ts';
import { warning } from '../place.ts';
import type { Leaf } from '../words.ts';

export const phoneInText: Rule = {
  name: 'phone-in-text',
  finds: 'A phone number that is written in a sentence.',
  why: 'A number in a sentence stays there when the contact is withdrawn, and a translator can mistype it.',
  example: '"good.text" has the number 191 in it.',
  check: (content) => {
    const contacts = Object.values(content.bundle.contacts);
    const known = new Map(contacts.map(({ phone, id }) => [digits(phone), id]));
    const none = new Map<string, string>();
    return content.leaves.flatMap((leaf) =>
      leaf.namespace === 'words' ? [] : find(content, leaf, isAnswer(content, leaf) ? none : known),
    );
  },
};

/** The digits of every contact's number. */
export const phonesOf = oncePerCheck(
  ({ bundle }) => new Set(Object.values(bundle.contacts).map(({ phone }) => digits(phone))),
);

/** The text without anything that is told as a phone number. */
export const withoutPhones = (text: string, known: (digits: string) => boolean): string =>
  text.replace(NUMBER, (found) => (known(digits(found)) || isPhone(found) ? ' ' : found));

/** Digits with what people write between them. Shorter ones are only told when a contact has that number. */
const NUMBER = /(?<!\d[.,]?)\+?\d(?:[ ()-]{0,2}\d)+/g;
/** From so many digits on it can hardly be an amount of money written without separators. */
const LONG = 8;

const isPhone = (found: string): boolean => digits(found).length >= LONG || /^\+|^0/.test(found);
const digits = (text: string): string => text.replace(/\D/g, '');

/** "120 days" as an answer is not the ambulance of another country; what may be called is offered, not asked. */
const isAnswer = ({ bundle }: Checked, { namespace, path: [step, part] }: Leaf): boolean =>
  part === 'choices' && bundle.flows[namespace]?.steps[String(step)]?.kind === 'ask';

const numbersIn = oncePerText(({ text }) => {
  const plain = toAsciiDigits(text.replace(/\{\{[^{}]*\}\}/g, (found) => ' '.repeat(found.length)));
  return [...plain.matchAll(NUMBER)].map(({ 0: found, index }) => ({ found, index }));
});

function find(content: Checked, leaf: Leaf, known: Map<string, string>): Finding[] {
  const { file, path, key, text, namespace } = leaf;
  return numbersIn(leaf).flatMap(({ found, index }) => {
    const id = known.get(digits(found));
    // A line that is called by its number, such as "hotline 111", has it in its name.
    if (namespace === 'contacts' && id !== undefined && key.startsWith(`${id}.`)) return [];
    if (id === undefined && !isPhone(found)) return [];
    const word = text.slice(index, index + found.length);
    const hint =
      id === undefined ? 'Numbers belong into content/contacts or content/facts.' : `Write {{${id}.phone}} instead.`;
    return [warning(content, { file, path, word }, `"${key}" has the number ${word} in it.`, hint)];
  });
}
