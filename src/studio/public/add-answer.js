import { useState } from 'preact/hooks';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { useSaving } from './saving.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';
import { Room, useKeys } from './write.js';

/** A button's words; see src/check/rules/limits.ts. */
const ROW = { most: 20, isLabel: true };

/** One more answer to a question: its name, its words in every language, and where it leads. */
export function AddAnswer({ files, here: { flow, step }, onDone }) {
  const [name, setName] = useState('');
  const [go, setGo] = useState('');
  const [labels, setLabels] = useState({});
  const saving = useSaving();
  const isUnsaved = name !== '' || Object.values(labels).some(Boolean);
  useUnsaved(isUnsaved);
  const then = (saved) => {
    lookAgain();
    onDone(saved);
  };
  const save = () => saving.save('addAnswer', { flow, step, name, go, labels }, then);
  const cancel = () => (!isUnsaved || confirm(say('unsaved.drop'))) && onDone();
  useKeys(save, cancel);
  const submit = (event) => {
    event.preventDefault();
    void save();
  };
  return html`<form class="answer" onSubmit=${submit}>
    <h3>${say('step.add')}</h3>
    <label class="pick"><span>${say('step.name')}</span>
      <input required maxlength="40" pattern="[a-z][a-z0-9_]*" autocomplete="off" spellcheck=${false} autocapitalize="none"
        value=${name} onInput=${(event) => setName(event.target.value)} /></label>
    <label class="pick"><span>${say('step.go')}</span>
      <select value=${go} onChange=${(event) => setGo(event.target.value)}>
        <option value="">${say('step.same')}</option>
        ${files.flows.map(({ name: other, steps }) => html`<optgroup label=${other}>${steps.map((each) => html`<option value=${`${other}.${each.name}`}>${`${other}.${each.name}`}</option>`)}</optgroup>`)}
      </select></label>
    <fieldset><legend>${say('step.words')}</legend>
      ${files.languages.map(
        ({ lang, endonym }) => html`<label class="pick"><span lang=${lang}>${endonym}</span>
          <input required lang=${lang} dir="auto" autocomplete="off" aria-describedby=${`room-${lang}`} value=${labels[lang] ?? ''}
            onInput=${(event) => setLabels({ ...labels, [lang]: event.target.value })} /></label>
          <${Room} id=${`room-${lang}`} text=${labels[lang] ?? ''} row=${ROW} />`,
      )}
    </fieldset>
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <p><button type="submit" disabled=${saving.busy} aria-keyshortcuts="Control+S Meta+S">${say(saving.busy ? 'because.busy' : 'write.save')}</button>
      <button type="button" onClick=${cancel} aria-keyshortcuts="Escape">${say('write.cancel')}</button></p>
  </form>`;
}
