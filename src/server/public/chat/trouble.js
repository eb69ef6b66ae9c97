import { phoneList } from './bubbles.js';
import { byId, element } from './element.js';
import { langNow, word } from './words.js';

var trouble = byId('trouble');

/** What cannot be sent stays, with a way to try once more and the numbers that were last shown. */
export function showTrouble(phones, retry) {
  var again = word('again');
  trouble.lang = langNow();
  trouble.textContent = '';
  trouble.hidden = false;
  trouble.appendChild(element('p', '', word('failed') || '⚠'));
  if (phones.length > 0) trouble.appendChild(phoneList(phones));
  var button = element('button', '', again || '⟳');
  if (!again) button.setAttribute('aria-label', 'Try again');
  button.type = 'button';
  button.addEventListener('click', retry);
  trouble.appendChild(button);
  trouble.scrollIntoView({ block: 'end' });
}

export function settle() {
  trouble.hidden = true;
  trouble.textContent = '';
}

export function isTroubled() {
  return !trouble.hidden;
}

export function isInTrouble(node) {
  return trouble.contains(node);
}
