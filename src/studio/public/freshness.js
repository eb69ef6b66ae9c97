import { useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { Pick, PickDay } from './pick.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { say, sayWith } from './words.js';

/** A table of what is there on a day, by country. */
function Listed({ files, day, setDay, what, countryOf, children }) {
  const [country, setCountry] = useState('');
  const { answer, wrong } = useAnswer('freshness', { day }, files.version);
  const all = answer?.[what] ?? [];
  const countries = [...new Set(all.map(countryOf))];
  const shown = all.filter((each) => !country || countryOf(each) === country);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${PickDay} day=${day} setDay=${setDay} />
      <${Pick} label=${say('pick.country')} value=${countries.includes(country) ? country : ''} options=${[['', say('pick.all')], ...countries]} onPick=${setCountry} />
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && !wrong && children(shown)}`;
}

export function NextCalls(props) {
  const withdrawals = useWithdrawn(props.files);
  return html`<${Listed} ...${props} what="calls" countryOf=${({ country }) => country}>
    ${(calls) => html`
      <p role="status">${calls.length === 0 ? say('calls.none') : say('calls.count', { count: calls.length })}</p>
      <ol class="calls">${calls.map((call) => html`<${Call} key=${call.id} call=${call} withdrawals=${withdrawals} />`)}</ol>`}
  </${Listed}>`;
}

function Call({ call: { id, country, phone, abroad, hours, speaks, shown, source, what }, withdrawals }) {
  return html`<li><h2>${id} <small>${say(shown && !withdrawals.isOut(id) ? 'calls.shown' : 'calls.held')}</small></h2>
    <p><b>${phone || say('calls.unfound')}</b>${abroad && ` (${say('calls.abroad', { phone: abroad })})`} · ${country} · ${say('calls.hours', { hours: tellHours(hours) })} · ${say('calls.speaks', { speaks: tellSpeaks(speaks) })}</p>
    ${what.map((one) => html`<p>→ ${one}</p>`)}
    <p><small>${sayWith('calls.in', { file: html`<code>content/contacts/${id.split('.')[0]}.yaml</code>`, source: html`<${Source} source=${source} />` })}</small></p>
    <${Withdrawal} id=${id} withdrawals=${withdrawals} /></li>`;
}

export function Contacts(props) {
  const withdrawals = useWithdrawn(props.files);
  const heads = [
    'contacts.contact',
    'contacts.number',
    'contacts.shown',
    'withdraw.head',
    'contacts.called',
    'contacts.agreed',
    'contacts.topics',
    'source.confidence',
    'source.head',
  ];
  return html`<${Listed} ...${props} what="contacts" countryOf=${({ country }) => country}>
    ${(
      contacts,
    ) => html`<${Rows} caption=${say('contacts.count', { count: contacts.length, shown: contacts.filter(({ shown }) => shown).length })} heads=${heads}
      rows=${contacts.map(({ id, phone, shown, called, agreed, kind, topics, confidence, source }) => [
        id,
        phone || say('contacts.unknown'),
        say(shown && !withdrawals.isOut(id) ? 'contacts.is_shown' : 'contacts.is_held'),
        html`<${Withdrawal} id=${id} withdrawals=${withdrawals} />`,
        called ?? say('contacts.not_yet'),
        agreed ?? say(kind === 'organisation' ? 'contacts.not_yet' : 'contacts.not_needed'),
        topics.join(', '),
        say(`source.${confidence}`),
        html`<${Source} source=${source} />`,
      ])} />`}
  </${Listed}>`;
}

export function Facts(props) {
  const heads = [
    'facts.fact',
    'facts.value',
    'facts.state',
    'facts.until',
    'facts.checked',
    'source.confidence',
    'source.head',
  ];
  return html`<${Listed} ...${props} what="facts" countryOf=${({ id }) => id.split('.')[0]}>
    ${(
      facts,
    ) => html`<${Rows} caption=${say('facts.count', { count: facts.length, fresh: facts.filter(({ age }) => age === 'fresh').length })} heads=${heads}
      rows=${facts.map(({ id, value, unit, age, until, checked, confidence, source }) => [
        id,
        `${value} ${unit}`,
        say(`facts.age.${age}`),
        until ?? say('facts.undated'),
        checked ?? say('facts.not_yet'),
        say(`source.${confidence}`),
        html`<${Source} source=${source} />`,
      ])} />`}
  </${Listed}>`;
}

function Rows({ caption, heads, rows }) {
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
    <tbody>${rows.map(([head, ...cells]) => html`<tr key=${head}><th scope="row"><code>${head}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

const tellHours = (hours) =>
  typeof hours === 'string' ? say(`hours.${hours}`) : say(`hours.${hours.days}`, { from: hours.from, to: hours.to });

const tellSpeaks = (speaks) => (typeof speaks === 'string' ? say('hours.unknown') : speaks.join(', '));

function Source({ source: { title, url, date } }) {
  // Addresses come from files: only a web page becomes a link.
  const named = /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
    : title;
  return html`${named}${date ? `, ${date}` : `, ${say('source.undated')}`}`;
}
