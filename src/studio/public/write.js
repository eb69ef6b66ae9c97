import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { Room } from './room.js';
import { SaveOrLeave, useKeys } from './save-or-leave.js';
import { useSaving } from './saving.js';
import { say } from './words.js';

/**
 * One text while somebody writes it. `draft`: `{ was, will }`; `now`: what stands in the file. `onDone` gets the answer of
 * saving, or nothing when the old words stay.
 */
export function Writing({ unit, row, lang, name, draft, now, setDraft, onDone }) {
  const saving = useSaving();
  const field = useRef(null);
  const { was, will } = draft;
  const save = () => saving.save('saveWords', { unit, key: row.key, lang, was, will }, onDone);
  const cancel = () => (will === (was ?? '') || confirm(say('unsaved.drop'))) && onDone();
  useKeys(save, cancel);
  useLayoutEffect(() => {
    // Its buttons have to be seen, too: a table is larger than its window.
    field.current?.closest('td').scrollIntoView({ block: 'nearest' });
    field.current?.focus({ preventScroll: true });
  }, []);
  const isOther = now !== was && now !== will;
  const decide = (next) => {
    saving.forget();
    setDraft(next);
  };
  return html`<td class="writing">
    <label for="writing">${say('write.label', { key: row.key || 'text', name })}</label>
    <textarea id="writing" ref=${field} lang=${lang} dir="auto" rows=${rowsFor(row, will)} aria-describedby="room" value=${will}
      onInput=${(event) => decide({ was, will: event.target.value })} />
    <${Room} id="room" text=${will} row=${row} />
    ${row.isList && html`<p><small>${say('write.typed')}</small></p>`}
    ${isOther && html`<${Other} now=${now} will=${will} lang=${lang} setDraft=${decide} />`}
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <${SaveOrLeave} busy=${saving.busy} save=${save} cancel=${cancel} />
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
