import { useId } from 'preact/hooks';
import { html } from './html.js';
import { say } from './words.js';

/** One line of words with its label, what it is for below it, and what is wrong with it. */
export function Field({ label, help, wrong, value, onInput, ...more }) {
  const id = useId();
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} value=${value ?? ''} autocomplete="off" aria-invalid=${wrong ? 'true' : undefined} aria-describedby="${id}-help"
      onInput=${(event) => onInput(event.target.value)} ...${more} />
    <${Below} id="${id}-help" help=${help} wrong=${wrong} />
  </div>`;
}

/** A choice of one. `options`: pairs of name and words. */
export function Choose({ label, help, wrong, value, options, onInput }) {
  const id = useId();
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} value=${value} aria-describedby="${id}-help" onChange=${(event) => onInput(event.target.value)}>
      ${options.map(([name, words]) => html`<option value=${name} selected=${name === value}>${words}</option>`)}
    </select>
    <${Below} id="${id}-help" help=${help} wrong=${wrong} />
  </div>`;
}

/** A choice of some. `value`: a list of names; `unknown`: the box that says that nobody knows, and then the value is this word. */
export function Ticks({ label, help, wrong, value, options, unknown, onInput }) {
  const id = useId();
  // A single name may stand in the file without a list around it.
  const chosen = [value ?? []].flat().filter((name) => name !== 'unknown');
  const all = [
    ...options,
    ...chosen.filter((name) => !options.some(([known]) => known === name)).map((name) => [name, name]),
  ];
  const turn = (name, on) =>
    onInput(all.map(([each]) => each).filter((each) => (each === name ? on : chosen.includes(each))));
  return html`<fieldset class="field ticks" aria-describedby="${id}-help">
    <legend>${label}</legend>
    ${unknown && html`<label><input type="checkbox" checked=${value === 'unknown'} onChange=${(event) => onInput(event.target.checked ? 'unknown' : [])} /> ${unknown}</label>`}
    ${all.map(
      ([name, words]) => html`<label key=${name}><input type="checkbox" checked=${chosen.includes(name)}
        onChange=${(event) => turn(name, event.target.checked)} /> ${words}</label>`,
    )}
    <${Below} id="${id}-help" help=${help} wrong=${wrong} />
  </fieldset>`;
}

export function Tick({ label, checked, onInput }) {
  return html`<label class="tick"><input type="checkbox" checked=${checked} onChange=${(event) => onInput(event.target.checked)} /> ${label}</label>`;
}

const DAYS = ['weekdays', 'every_day'];
const NOON = { from: '12:00', to: '13:00' };

/** Opening hours: always, not known, or some days from one time to another, perhaps with a break. */
export function Hours({ wrong, value, onInput }) {
  const { days, ...times } = typeof value === 'object' ? value : { days: value, from: '08:30', to: '16:30' };
  const { from, to, pause } = times;
  const set = (next) => onInput(DAYS.includes(next.days) ? { ...next, ...times } : next.days);
  const setPause = (next) => onInput({ days, from, to, ...(next ? { pause: next } : {}) });
  return html`<${Choose} label=${say('edit.hours')} help=${say('edit.hours_help')} wrong=${wrong} value=${days ?? 'unknown'}
      options=${['always', 'unknown', ...DAYS].map((name) => [name, say(`edit.days.${name}`)])} onInput=${(name) => set({ days: name })} />
    ${
      DAYS.includes(days) &&
      html`<div class="beside">
        <${Field} label=${say('edit.from')} type="time" value=${from} onInput=${(time) => onInput({ days, ...times, from: time })} />
        <${Field} label=${say('edit.to')} type="time" value=${to} onInput=${(time) => onInput({ days, ...times, to: time })} />
      </div>
      <${Tick} label=${say('edit.pause')} checked=${pause !== undefined} onInput=${(on) => setPause(on ? NOON : undefined)} />
      ${
        pause &&
        html`<div class="beside">
          <${Field} label=${say('edit.pause_from')} type="time" value=${pause.from} onInput=${(time) => setPause({ ...pause, from: time })} />
          <${Field} label=${say('edit.pause_to')} type="time" value=${pause.to} onInput=${(time) => setPause({ ...pause, to: time })} />
        </div>`
      }`
    }`;
}

function Below({ id, help, wrong }) {
  return html`<small id=${id}>${wrong && html`<b class="over">✘ ${wrong}</b> `}${help}</small>`;
}
