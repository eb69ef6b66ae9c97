import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from './fields.js';
import { html } from './html.js';
import { say } from './words.js';

/** The rows of a fact that has a value for each place or case, by their paths; one that was added and taken out is none. */
export const rowsOf = (form) =>
  form.paths.filter((path) => path.startsWith('table/') && (form.was(path) !== undefined || form.of(path) !== null));

/** These rows, to be changed, taken out and added. `names`: places of that country, to choose from. */
export function TableRows({ form, wrongOf, names }) {
  const rows = rowsOf(form);
  return html`<fieldset class="field rows"><legend>${say(rows.length > 0 ? 'edit.table' : 'edit.several')}</legend>
    ${rows.map((path) => html`<${Row} key=${path} form=${form} path=${path} wrong=${wrongOf(path)} />`)}
    <${NewRow} form=${form} names=${names} />
  </fieldset>`;
}

const nameIn = (path) => path.slice('table/'.length);

function Row({ form, path, wrong }) {
  const name = nameIn(path);
  const isOut = form.of(path) === null;
  const turn = () => form.set(path)(isOut ? form.was(path) : null);
  // The button stays where it is, and the focus on it.
  return html`<div class="row">
    ${isOut ? html`<p><del>${name} ${form.was(path)}</del></p>` : html`<${Field} label=${name} inputmode="decimal" required value=${form.of(path)} wrong=${wrong} onInput=${form.set(path)} />`}
    <button key="turn" type="button" onClick=${turn}>${say(isOut ? 'edit.row_back' : 'edit.row_out')}<span class="unseen"> ${name}</span></button>
  </div>`;
}

/** As the checker takes it. */
const NAME = /^[a-zA-Z][\w-]{0,39}$/;

/** One more row; Enter in it adds it, too. While something stands in it, its form is not sent without it. */
function NewRow({ form, names }) {
  const [row, setRow] = useState({ name: '', value: '' });
  const [said, setSaid] = useState('');
  const box = useRef(null);
  const list = useId();
  const { name, value } = row;
  const there = rowsOf(form).map(nameIn);
  useLayoutEffect(() => {
    box.current.querySelector('input').setCustomValidity(name || value ? say('edit.row_pending') : '');
  });
  const add = () => {
    const why = whyNot(row, there);
    setSaid(why ?? say('edit.row_added', { name }));
    if (!why) {
      form.set(`table/${name}`)(value);
      setRow({ name: '', value: '' });
    }
    box.current.querySelector('input').focus();
  };
  const press = (event) => {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    add();
  };
  return html`<div class="new-row" ref=${box} onKeyDown=${press}>
    <datalist id=${list}>${names.filter((one) => !there.includes(one)).map((one) => html`<option value=${one} />`)}</datalist>
    <div class="beside">
      <${Field} label=${say('edit.row_name')} help=${say('edit.row_help')} list=${list} spellcheck=${false} value=${name} onInput=${(next) => setRow({ ...row, name: next })} />
      <${Field} label=${say('edit.row_value')} inputmode="decimal" value=${value} onInput=${(next) => setRow({ ...row, value: next })} />
    </div>
    <button type="button" onClick=${add}>${say('edit.row_add')}</button>
    <p role="status">${said}</p>
  </div>`;
}

function whyNot({ name, value }, there) {
  if (there.includes(name)) return say('edit.row_there');
  return NAME.test(name) && value.trim() ? undefined : say('edit.row_need');
}
