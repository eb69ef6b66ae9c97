import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.js';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { say } from './words.js';

const readers = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Messenger cuts a button after so many UTF-16 units; of a text, readers' characters count. */
const leftOf = (text, { most, isLabel }) => most - (isLabel ? text.length : [...readers.segment(text)].length);

/** Placeholders are counted as they are written: what is said there may be longer or shorter. */
export function Room({ text, row, id }) {
  if (row.isList)
    return html`<small id=${id}>${say('texts.phrases', { count: text.split('\n').filter((one) => one.trim()).length })}</small>`;
  const left = leftOf(text, row);
  const about = text.includes('{{') ? 'about_' : '';
  const room = left < 0 ? 'over' : 'left';
  return html`<small id=${id} class=${left < 0 ? 'over' : ''}>${say(`texts.${about}${room}`, { count: Math.abs(left) })}</small>`;
}

/**
 * One text while somebody writes it. `draft`: `{ was, will }`; `now`: what stands in the file. `onDone` gets the answer of
 * saving, or nothing when the old words stay.
 */
export function Writing({ unit, row, lang, name, draft, now, setDraft, onDone }) {
  const [wrong, setWrong] = useState('');
  const [isSaving, setSaving] = useState(false);
  const field = useRef(null);
  const { was, will } = draft;
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    try {
      const saved = await ask('saveWords', { unit, key: row.key, lang, was, will });
      lookAgain();
      onDone(saved);
    } catch (error) {
      lookAgain();
      setWrong(error.message);
      setSaving(false);
    }
  };
  const cancel = () => (will === (was ?? '') || confirm(say('unsaved.drop'))) && onDone();
  useKeys(save, cancel);
  useLayoutEffect(() => {
    // Its buttons have to be seen, too: a table is larger than its window.
    field.current?.closest('td').scrollIntoView({ block: 'nearest' });
    field.current?.focus({ preventScroll: true });
  }, []);
  const isOther = now !== was && now !== will;
  const decide = (next) => {
    setWrong('');
    setDraft(next);
  };
  return html`<td class="writing">
    <label for="writing">${say('write.label', { key: row.key || 'text', name })}</label>
    <textarea id="writing" ref=${field} lang=${lang} dir="auto" rows=${rowsFor(row, will)} aria-describedby="room" value=${will}
      onInput=${(event) => decide({ was, will: event.target.value })} />
    <${Room} id="room" text=${will} row=${row} />
    ${row.isList && html`<p><small>${say('write.typed')}</small></p>`}
    ${isOther && html`<${Other} now=${now} will=${will} lang=${lang} setDraft=${decide} />`}
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    <p><button type="button" onClick=${save} disabled=${isSaving} aria-keyshortcuts="Control+S Meta+S">${say('write.save')}</button>
      <button type="button" onClick=${cancel} aria-keyshortcuts="Escape">${say('write.cancel')}</button></p>
    <small>${say('write.keys')}</small>
  </td>`;
}

const rowsFor = ({ isLabel, isList }, text) => (isLabel ? 2 : isList ? text.split('\n').length + 2 : 6);

/** Somebody else's words stand in the file now: neither of the two gets lost. */
export function Other({ now, will, lang, setDraft }) {
  return html`<div class="wrong" role="alert"><p>${say('write.other')}</p><p lang=${lang} dir="auto">${now ?? say('write.nothing')}</p>
    <button type="button" onClick=${() => setDraft({ was: now, will })}>${say('write.mine')}</button>
    <button type="button" onClick=${() => setDraft({ was: now, will: now ?? '' })}>${say('write.theirs')}</button></div>`;
}

/** Wherever on the page the focus is: a browser would save the page itself. */
export function useKeys(save, cancel) {
  const latest = useRef();
  latest.current = { save, cancel };
  useLayoutEffect(() => {
    const press = (event) => {
      if (event.isComposing) return;
      const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
      if (!isSave && event.key !== 'Escape') return;
      event.preventDefault();
      if (isSave) void latest.current.save();
      else latest.current.cancel();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
