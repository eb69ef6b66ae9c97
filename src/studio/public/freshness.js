import { useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { Pick, PickDay } from './pick.js';

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
      <${Pick} label="Country" value=${countries.includes(country) ? country : ''} options=${[['', 'all'], ...countries]} onPick=${setCountry} />
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && !wrong && children(shown)}`;
}

export function NextCalls(props) {
  return html`<${Listed} ...${props} what="calls" countryOf=${({ country }) => country}>
    ${(calls) => html`
      <p role="status">${calls.length === 0 ? '✔ Nobody needs to be called.' : `${calls.length} to call. First those that people are shown already, then emergency lines, then the oldest sources.`}</p>
      <ol class="calls">${calls.map((call) => html`<${Call} call=${call} />`)}</ol>`}
  </${Listed}>`;
}

function Call({ call: { id, country, phone, abroad, hours, speaks, shown, source, what } }) {
  return html`<li><h2>${id} <small>${shown ? 'people are shown it' : 'held back from people'}</small></h2>
    <p><b>${phone || 'number still to be found'}</b>${abroad && ` (from abroad ${abroad})`} · ${country} · hours: ${hours} · speaks: ${speaks}</p>
    ${what.map((one) => html`<p>→ ${one}</p>`)}
    <p><small>In <code>content/contacts/${id.split('.')[0]}.yaml</code>. Source: <${Source} source=${source} /></small></p></li>`;
}

export function Contacts(props) {
  const heads = ['Contact', 'Number', 'Shown?', 'Called', 'Agreed', 'For', 'Confidence', 'Source'];
  return html`<${Listed} ...${props} what="contacts" countryOf=${({ country }) => country}>
    ${(
      contacts,
    ) => html`<${Rows} caption=${`${contacts.length} contacts, ${contacts.filter(({ shown }) => shown).length} of them shown to people`} heads=${heads}
      rows=${contacts.map(({ id, phone, shown, called, agreed, kind, topics, confidence, source }) => [
        id,
        phone || 'unknown',
        shown ? '✓ shown' : '– held back',
        called ?? 'not yet',
        agreed ?? (kind === 'organisation' ? 'not yet' : 'not needed'),
        topics.join(', '),
        confidence,
        html`<${Source} source=${source} />`,
      ])} />`}
  </${Listed}>`;
}

const AGES = { fresh: '✓ fresh', old: '▲ old: “may have changed”', withheld: '✘ withheld' };

export function Facts(props) {
  const heads = ['Fact', 'Value', 'State', 'Fresh until', 'Checked', 'Confidence', 'Source'];
  return html`<${Listed} ...${props} what="facts" countryOf=${({ id }) => id.split('.')[0]}>
    ${(
      facts,
    ) => html`<${Rows} caption=${`${facts.length} facts, ${facts.filter(({ age }) => age === 'fresh').length} of them fresh`} heads=${heads}
      rows=${facts.map(({ id, value, unit, age, until, checked, confidence, source }) => [
        id,
        `${value} ${unit}`,
        AGES[age],
        until ?? 'no date',
        checked ?? 'not yet',
        confidence,
        html`<${Source} source=${source} />`,
      ])} />`}
  </${Listed}>`;
}

function Rows({ caption, heads, rows }) {
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(([head, ...cells]) => html`<tr key=${head}><th scope="row"><code>${head}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function Source({ source: { title, url, date } }) {
  // Addresses come from files: only a web page becomes a link.
  const named = /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
    : title;
  return html`${named}${date ? `, ${date}` : ', no date'}`;
}
