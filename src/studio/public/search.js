import { html } from './html.js';
import { say } from './words.js';

/** A field to look for something while typing. Esc empties it; Enter is its form's. */
export function Search({ value, onInput }) {
  const clear = (event) => event.key === 'Escape' && onInput('');
  return html`<label class="pick search"><span>${say('search.label')}</span>
    <input type="search" autocomplete="off" spellcheck=${false} maxlength="100" value=${value}
      onInput=${(event) => onInput(event.target.value)} onKeyDown=${clear} /></label>`;
}

/** Whether each part of what is looked for stands in some of these words, or its digits in one of these numbers. */
export function isFound(query, words) {
  const wanted = fold(query).trim();
  const all = words.filter(Boolean).map(fold);
  if (/^[\d +,/()]+$/.test(wanted)) return all.some((one) => digitsOf(one).includes(digitsOf(wanted)));
  return wanted.split(' ').every((part) => all.some((one) => one.includes(part)));
}

/** `th.minimum_wage` is found by "minimum wage", and 084-121-1609 however one groups it. */
const fold = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[๐-๙၀-၉]/g, (digit) => String(digit.codePointAt(0) % 16))
    .replaceAll(/[\s_.-]+/g, ' ');

const digitsOf = (text) => text.replaceAll(/\D/g, '');

/** By what a contact is found, beside its country. */
export const wordsOfContact = ({ id, name, phone, abroad, more, areas, topics, source }) => [
  id,
  name,
  phone,
  abroad,
  ...more,
  ...areas,
  ...topics,
  source.title,
];

/** The same for a fact. */
export const wordsOfFact = ({ id, kind, value, unit, source }) => [id, kind, value, unit, source.title];
