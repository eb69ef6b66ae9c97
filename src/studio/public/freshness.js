import { EntryForm } from './entry-form.js';
import { html } from './html.js';
import { NewEntry } from './new-entry.js';
import { Listed, NEW } from './listed.js';
import { linkTo } from './route.js';
import { wordsOfContact, wordsOfFact } from './search.js';
import { Source } from './source.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { say } from './words.js';

/** One entry as a form, or the list where none is named. */
const paged = (kind, List) => (props) => {
  if (props.unit === NEW) return html`<${NewEntry} files=${props.files} kind=${kind} />`;
  return props.unit
    ? html`<${EntryForm} key=${props.unit} files=${props.files} kind=${kind} id=${props.unit} />`
    : html`<${List} ...${props} />`;
};

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
  return html`<${Listed} ...${props} what="contacts" add=${say('new.contact')} countryOf=${({ country }) => country} wordsOf=${wordsOfContact}>
    ${(all, isShown) => {
      const contacts = all.filter(isShown);
      return html`<${Rows} caption=${say('contacts.count', { count: contacts.length, shown: contacts.filter(({ shown }) => shown).length })} page="contacts" heads=${heads}
      rows=${contacts.map(({ id, name, phone, shown, called, agreed, kind, topics, confidence, source }) => [
        { id, name },
        phone || say('contacts.unknown'),
        html`${say(shown && !withdrawals.isOut(id) ? 'contacts.is_shown' : 'contacts.is_held')}<${Withdrawal} id=${id} withdrawals=${withdrawals} />`,
        called ?? say('contacts.not_yet'),
        agreed ?? say(kind === 'organisation' ? 'contacts.not_yet' : 'contacts.not_needed'),
        topics.join(', '),
        html`<${Source} source=${source} /> <small>${say('source.confidence')}: ${say(`source.${confidence}`)}</small>`,
      ])} />`;
    }}
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
  return html`<${Listed} ...${props} what="facts" add=${say('new.fact')} countryOf=${({ id }) => id.split('.')[0]} wordsOf=${wordsOfFact}>
    ${(all, isShown) => {
      const facts = all.filter(isShown);
      return html`<${Rows} caption=${say('facts.count', { count: facts.length, fresh: facts.filter(({ age }) => age === 'fresh').length })} page="facts" heads=${heads}
      rows=${facts.map(({ id, value, unit, age, until, checked, confidence, source }) => [
        { id },
        `${value} ${unit}`,
        say(`facts.age.${age}`),
        until ?? say('facts.undated'),
        checked ?? say('facts.not_yet'),
        say(`source.${confidence}`),
        html`<${Source} source=${source} />`,
      ])} />`;
    }}
  </${Listed}>`;
}

function Rows({ caption, page, heads, rows }) {
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0"><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
    <tbody>${rows.map(([{ id, name }, ...cells]) => html`<tr key=${id}><th scope="row"><a href=${linkTo(page, id)}>${name} <code>${id}</code></a></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
