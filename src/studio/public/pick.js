import { html } from './html.js';
import { language, say } from './words.js';

/** A labelled choice. `options`: names, or pairs of name and words. */
export function Pick({ label, value, options, onPick }) {
  return html`<label class="pick"><span>${label}</span>
    <select value=${value} onChange=${(event) => pick(event.target, value, onPick)}>
      ${options.map((option) => {
        const [name, words] = Array.isArray(option) ? option : [option, option];
        return html`<option value=${name} selected=${name === value}>${words}</option>`;
      })}
    </select></label>`;
}

/** What is chosen shows when it has become so: leaving something unsaved may have been refused. */
function pick(select, value, onPick) {
  const picked = select.value;
  select.value = value;
  onPick(picked);
}

/** A day; empty is today. */
export function PickDay({ day, setDay }) {
  return html`<label class="pick"><span>${say('pick.day')}</span>
    <input type="date" value=${day} onInput=${(event) => setDay(event.target.value)} /></label>`;
}

/** A conversation and a step of it. `onPick` gets `flow.step`. */
export function PickStep({ files, unit, onPick, first }) {
  const [flow, step] = partsOf(unit);
  const found = files.flows.find(({ name }) => name === flow);
  const flows = files.flows.map(({ name }) => name);
  return html`
    <${Pick} label=${say('pick.flow')} value=${found ? flow : ''} options=${first ? [['', first], ...flows] : flows}
      onPick=${(name) => onPick(name && `${name}.${files.flows.find((each) => each.name === name).start}`)} />
    ${
      found &&
      html`<${Pick} label=${say('pick.step')} value=${step} options=${found.steps.map(({ name }) => name)}
        onPick=${(name) => onPick(`${flow}.${name}`)} />`
    }`;
}

/** Each country's code with its name, in the page's language where the bot has it. */
export const countriesOf = ({ countries }) =>
  countries.map(({ country, names }) => [country, names[language] ?? Object.values(names)[0] ?? country]);

/** What is no country, such as "un" among facts, stays as it is. */
export const countryNamed = (files, country) => new Map(countriesOf(files)).get(country) ?? country;

/** `job-offer.fee` → its two names. */
export function partsOf(unit) {
  const [flow = '', ...rest] = unit.split('.');
  return [flow, rest.join('.')];
}

/** Whether it is a step of some conversation. */
export const isStep = (files, unit) => {
  const [flow, step] = partsOf(unit);
  return files.flows.some(({ name, steps }) => name === flow && steps.some((each) => each.name === step));
};
