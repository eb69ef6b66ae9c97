import { useState } from 'preact/hooks';
import { Adding, LABEL, NameInFiles } from './adding.js';
import { html } from './html.js';
import { Room } from './room.js';
import { useSaving } from './saving.js';
import { useUnsaved } from './unsaved.js';
import { say } from './words.js';

/** One more answer to a question: its name, its words in every language, and where it leads. */
export function AddAnswer({ files, here: { flow, step }, onDone }) {
  const [name, setName] = useState('');
  const [go, setGo] = useState('');
  const [labels, setLabels] = useState({});
  const saving = useSaving();
  const isUnsaved = name !== '' || Object.values(labels).some(Boolean);
  useUnsaved(isUnsaved);
  const save = () => saving.save('addAnswer', { flow, step, name, go, labels }, onDone);
  return html`<${Adding} title=${say('step.add')} isUnsaved=${isUnsaved} saving=${saving} save=${save} onDone=${onDone}>
    <${NameInFiles} label=${say('step.name')} name=${name} setName=${setName} />
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
          <${Room} id=${`room-${lang}`} text=${labels[lang] ?? ''} row=${LABEL} />`,
      )}
    </fieldset>
  </${Adding}>`;
}
