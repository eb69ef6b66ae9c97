import { html } from './html.js';
import { SaveOrLeave, useKeys } from './save-or-leave.js';
import { say } from './words.js';

/** Of a button and of a text; see src/check/rules/limits.ts. */
export const LABEL = { most: 20, isLabel: true };
export const TEXT = { most: 600, isLabel: false };

/** A form that adds something to a conversation. It asks before something unsaved is left. */
export function Adding({ title, isUnsaved, saving, save, onDone, children }) {
  const cancel = () => (!isUnsaved || confirm(say('unsaved.drop'))) && onDone();
  useKeys(save, cancel);
  const submit = (event) => {
    event.preventDefault();
    void save();
  };
  return html`<form class="answer" onSubmit=${submit}>
    <h3>${title}</h3>
    ${children}
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <${SaveOrLeave} busy=${saving.busy} cancel=${cancel} />
  </form>`;
}

export function NameInFiles({ label, name, setName }) {
  return html`<label class="pick"><span>${label}</span>
      <input required maxlength="40" pattern="[a-z][a-z0-9_]*" autocomplete="off" spellcheck=${false} autocapitalize="none"
        value=${name} onInput=${(event) => setName(event.target.value)} /></label>`;
}
