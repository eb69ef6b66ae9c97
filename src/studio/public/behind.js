import { html } from './html.js';
import { linkTo } from './route.js';

const AGES = {
  fresh: 'fresh',
  old: 'old: told with “may have changed”',
  withheld: 'withheld: a safe sentence stands instead',
};

/** Where a bubble comes from, and what is really sent. */
export function Behind({ message }) {
  return html`<aside class="panel" aria-labelledby="behind">
    <h2 id="behind">Behind the bubble</h2>
    ${message ? html`<${Message} message=${message} />` : html`<p>Choose a bubble, or the step's name below it.</p>`}
  </aside>`;
}

function Message({ message: { behind, payload, request } }) {
  return html`
    ${behind.length > 1 && html`<p>${behind.length} bubbles were joined, because the platform takes only five.</p>`}
    ${behind.map((one) => html`<${Source} source=${one} />`)}
    <h3>Exactly this is sent</h3>
    <${Json} label="The message as JSON" value=${payload} />
    <details><summary>The whole request</summary><${Json} label="The request as JSON" value=${request} /></details>`;
}

function Source({ source: { flow, step, keys, facts, contacts } }) {
  const unit = step && `${flow}.${step}`;
  return html`<dl>
    <dt>Step</dt>
    <dd>${unit || 'the bot’s own words'}
      ${unit && flow !== 'bot' && html` <a href=${linkTo('map', unit)}>on the map</a>`}
      ${unit && html` <a href=${linkTo('texts', unit)}>its texts</a>`}</dd>
    <dt>Texts</dt>
    <dd>${keys.map((key) => html`<code>${key}</code> `)}</dd>
    <dt>Facts</dt>
    <dd>${facts.length === 0 ? 'none' : facts.map(factLine)}</dd>
    <dt>Contacts</dt>
    <dd>${contacts.length === 0 ? 'none' : contacts.map(contactLine)}</dd>
  </dl>`;
}

const factLine = ({ id, age, date }) => html`<div><code>${id}</code> ${AGES[age]}${date && `, of ${date}`}</div>`;

const contactLine = ({ id, shown, called }) =>
  html`<div><code>${id}</code> ${shown ? 'shown' : 'held back'}, ${called ? `called on ${called}` : 'not called yet'}</div>`;

function Json({ label, value }) {
  return html`<pre tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, undefined, 1)}</pre>`;
}
