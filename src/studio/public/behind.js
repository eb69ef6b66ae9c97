import { html } from './html.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** Where a bubble comes from, and what is really sent. */
export function Behind({ message }) {
  return html`<aside class="panel" aria-labelledby="behind">
    <h2 id="behind">${say('behind.title')}</h2>
    ${message ? html`<${Message} message=${message} />` : html`<p>${say('behind.choose')}</p>`}
  </aside>`;
}

function Message({ message: { behind, payload, request } }) {
  return html`
    ${behind.length > 1 && html`<p>${say('behind.joined', { count: behind.length })}</p>`}
    ${behind.map((one) => html`<${Source} source=${one} />`)}
    <h3>${say('behind.sent')}</h3>
    <${Json} label=${say('behind.message')} value=${payload} />
    <details><summary>${say('behind.whole')}</summary><${Json} label=${say('behind.request')} value=${request} /></details>`;
}

function Source({ source: { flow, step, keys, facts, contacts } }) {
  const unit = step && `${flow}.${step}`;
  return html`<dl>
    <dt>${say('behind.step')}</dt>
    <dd>${unit || say('behind.own')}
      ${unit && flow !== 'bot' && html` <a href=${linkTo('map', unit)}>${say('behind.map')}</a>`}
      ${unit && html` <a href=${linkTo('texts', unit)}>${say('behind.texts')}</a>`}</dd>
    <dt>${say('behind.keys')}</dt>
    <dd>${keys.map((key) => html`<code>${key}</code> `)}</dd>
    <dt>${say('behind.facts')}</dt>
    <dd>${facts.length === 0 ? say('behind.none') : facts.map(factLine)}</dd>
    <dt>${say('behind.contacts')}</dt>
    <dd>${contacts.length === 0 ? say('behind.none') : contacts.map(contactLine)}</dd>
  </dl>`;
}

function factLine({ id, age, date }) {
  const state = say(`behind.age.${age}`);
  return html`<div><a href=${linkTo('facts', id)}><code>${id}</code></a> ${date ? say('behind.dated', { age: state, date }) : state}</div>`;
}

const contactLine = ({ id, shown, called }) =>
  html`<div><a href=${linkTo('contacts', id)}><code>${id}</code></a> ${say(shown ? 'behind.shown' : 'behind.held')}, ${called ? say('behind.called', { date: called }) : say('behind.uncalled')}</div>`;

function Json({ label, value }) {
  return html`<pre tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, undefined, 1)}</pre>`;
}
