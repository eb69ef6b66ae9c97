import { html } from './html.js';
import { say } from './words.js';

const readers = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Messenger cuts a button after so many UTF-16 units; of a text, readers' characters count. */
const leftOf = (text, { most, isLabel }) => most - (isLabel ? text.length : [...readers.segment(text)].length);

/** How much may still be written. Placeholders are counted as they are written: what is said there may be longer or shorter. */
export function Room({ text, row, id }) {
  if (row.isList)
    return html`<small id=${id}>${say('texts.phrases', { count: text.split('\n').filter((one) => one.trim()).length })}</small>`;
  const left = leftOf(text, row);
  const about = text.includes('{{') ? 'about_' : '';
  const room = left < 0 ? 'over' : 'left';
  return html`<small id=${id} class=${left < 0 ? 'over' : ''}>${say(`texts.${about}${room}`, { count: Math.abs(left) })}</small>`;
}
