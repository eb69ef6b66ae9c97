import { useRef, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { CallFormOf } from './call-form.js';
import { EntryForm } from './entry-form.js';
import { Fold } from './fold.js';
import { html } from './html.js';
import { NewEntry } from './new-entry.js';
import { countryNamed, Pick, PickDay } from './pick.js';
import { linkTo } from './route.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { language, say, sayWith } from './words.js';

/** Stands in the address in place of a name. */
const NEW = 'new';

/** One entry as a form, or the list where none is named. */
const paged = (kind, List) => (props) => {
  if (props.unit === NEW) return html`<${NewEntry} files=${props.files} kind=${kind} />`;
  return props.unit
    ? html`<${EntryForm} key=${props.unit} files=${props.files} kind=${kind} id=${props.unit} />`
    : html`<${List} ...${props} />`;
};

/** A table of what is there on a day, by country. */
function Listed({ files, day, setDay, what, countryOf, add, children }) {
  const [country, setCountry] = useState('');
  const { answer, wrong } = useAnswer('freshness', { day, lang: language }, files.version);
  const all = answer?.[what] ?? [];
  const countries = [...new Set(all.map(countryOf))];
  const shown = all.filter((each) => !country || countryOf(each) === country);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${PickDay} day=${day} setDay=${setDay} />
      <${Pick} label=${say('pick.country')} value=${countries.includes(country) ? country : ''} options=${[['', say('pick.all')], ...countries.map((one) => [one, countryNamed(files, one)])]} onPick=${setCountry} />
      ${add && mayEdit(files) && html`<a class="button" href=${linkTo(what, NEW)}>+ ${add}</a>`}
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && children(shown)}`;
}

export function NextCalls(props) {
  const withdrawals = useWithdrawn(props.files);
  const count = useRef(null);
  // Who was called leaves the list, and the form with them: the focus must not be lost.
  const saved = () => count.current?.focus();
  return html`<${Listed} ...${props} what="calls" countryOf=${({ country }) => country}>
    ${(calls) => html`
      <p role="status" tabindex="-1" ref=${count}>${calls.length === 0 ? say('calls.none') : say('calls.count', { count: calls.length })}</p>
      <ol class="calls">${calls.map((call) => html`<${Call} key=${call.id} files=${props.files} call=${call} withdrawals=${withdrawals} saved=${saved} />`)}</ol>`}
  </${Listed}>`;
}

function Call({ files, call, withdrawals, saved }) {
  const { id, name, country, phone, abroad, hours, speaks, shown, source, kind, agreed, tried } = call;
  return html`<li><h2><a href=${linkTo('contacts', id)}>${name} <code>${id}</code></a> <small>${countryNamed(files, country)} · ${say(shown && !withdrawals.isOut(id) ? 'calls.shown' : 'calls.held')}</small></h2>
    <p><b>${phone || say('calls.unfound')}</b>${abroad && ` (${say('calls.abroad', { phone: abroad })})`} · ${say('calls.hours', { hours: tellHours(hours) })} · ${say('calls.speaks', { speaks: tellSpeaks(speaks) })}</p>
    ${tried && html`<p>${say('records.tried_on', { date: tried })}</p>`}
    ${kind === 'organisation' && !agreed && html`<p>→ ${say('calls.agree')}</p>`}
    ${mayEdit(files) && html`<${Fold} title=${say('records.call')}><${CallFormOf} files=${files} id=${id} saved=${saved} /></${Fold}>`}
    <p><small>${sayWith('calls.in', { file: html`<code>content/contacts/${id.split('.')[0]}.yaml</code>`, source: html`<${Source} source=${source} />` })}</small></p>
    <${Withdrawal} id=${id} withdrawals=${withdrawals} /></li>`;
}

export const Contacts = paged('contact', ContactList);

function ContactList(props) {
  const withdrawals = useWithdrawn(props.files);
  const heads = [
    'contacts.contact',
    'contacts.number',
    'contacts.shown',
    'contacts.called',
    'contacts.agreed',
    'contacts.topics',
    'source.head',
  ];
  return html`<${Listed} ...${props} what="contacts" add=${say('new.contact')} countryOf=${({ country }) => country}>
    ${(
      contacts,
    ) => html`<${Rows} caption=${say('contacts.count', { count: contacts.length, shown: contacts.filter(({ shown }) => shown).length })} page="contacts" heads=${heads}
      rows=${contacts.map(({ id, name, phone, shown, called, agreed, kind, topics, confidence, source }) => [
        { id, name },
        phone || say('contacts.unknown'),
        html`${say(shown && !withdrawals.isOut(id) ? 'contacts.is_shown' : 'contacts.is_held')}<${Withdrawal} id=${id} withdrawals=${withdrawals} />`,
        called ?? say('contacts.not_yet'),
        agreed ?? say(kind === 'organisation' ? 'contacts.not_yet' : 'contacts.not_needed'),
        topics.join(', '),
        html`<${Source} source=${source} /> <small>${say('source.confidence')}: ${say(`source.${confidence}`)}</small>`,
      ])} />`}
  </${Listed}>`;
}

export const Facts = paged('fact', FactList);

function FactList(props) {
  const heads = [
    'facts.fact',
    'facts.value',
    'facts.state',
    'facts.until',
    'facts.checked',
    'source.confidence',
    'source.head',
  ];
  return html`<${Listed} ...${props} what="facts" add=${say('new.fact')} countryOf=${({ id }) => id.split('.')[0]}>
    ${(
      facts,
    ) => html`<${Rows} caption=${say('facts.count', { count: facts.length, fresh: facts.filter(({ age }) => age === 'fresh').length })} page="facts" heads=${heads}
      rows=${facts.map(({ id, value, unit, age, until, checked, confidence, source }) => [
        { id },
        `${value} ${unit}`,
        say(`facts.age.${age}`),
        until ?? say('facts.undated'),
        checked ?? say('facts.not_yet'),
        say(`source.${confidence}`),
        html`<${Source} source=${source} />`,
      ])} />`}
  </${Listed}>`;
}

function Rows({ caption, page, heads, rows }) {
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
    <tbody>${rows.map(([{ id, name }, ...cells]) => html`<tr key=${id}><th scope="row"><a href=${linkTo(page, id)}>${name} <code>${id}</code></a></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Whoever may not change anything may look. */
const mayEdit = ({ me }) => me?.roles.includes('editor') ?? false;

const tellHours = (hours) =>
  typeof hours === 'string'
    ? say(`hours.${hours}`)
    : say(`hours.${hours.days}`, {
        from: hours.pause ? `${hours.from}–${hours.pause.from}, ${hours.pause.to}` : hours.from,
        to: hours.to,
      });

const tellSpeaks = (speaks) => (typeof speaks === 'string' ? say('hours.unknown') : speaks.join(', '));

function Source({ source: { title, url, date } }) {
  // Addresses come from files: only a web page becomes a link.
  const named = /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
    : title;
  return html`${named}${date ? `, ${date}` : `, ${say('source.undated')}`}`;
}
