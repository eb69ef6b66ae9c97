import { useRef } from 'preact/hooks';
import { CallFormOf } from './call-form.js';
import { Fold } from './fold.js';
import { html } from './html.js';
import { Listed, mayEdit } from './listed.js';
import { countryNamed } from './pick.js';
import { linkTo } from './route.js';
import { wordsOfContact } from './search.js';
import { Source } from './source.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { say, sayWith } from './words.js';

/** Whom to call, most pressing first, with a form for what came of it. */
export function NextCalls(props) {
  const withdrawals = useWithdrawn(props.files);
  const count = useRef(null);
  // Who was called leaves the list, and the form with them: the focus must not be lost.
  const saved = () => count.current?.focus();
  return html`<${Listed} ...${props} what="calls" countryOf=${({ country }) => country} wordsOf=${wordsOfContact}>
    ${(calls, isShown) => html`
      <p role="status" tabindex="-1" ref=${count}>${calls.length === 0 ? say('calls.none') : say('calls.count', { count: calls.length })}</p>
      <ol class="calls">${calls.map((call) => html`<${Call} key=${call.id} isShown=${isShown(call)} files=${props.files} call=${call} withdrawals=${withdrawals} saved=${saved} />`)}</ol>`}
  </${Listed}>`;
}

// Hidden, not gone: somebody may be writing down a call there.
function Call({ isShown, files, call, withdrawals, saved }) {
  const { id, name, country, phone, abroad, hours, speaks, shown, source, kind, agreed, tried } = call;
  return html`<li hidden=${!isShown}><h2><a href=${linkTo('contacts', id)}>${name} <code>${id}</code></a> <small>${countryNamed(files, country)} · ${say(shown && !withdrawals.isOut(id) ? 'calls.shown' : 'calls.held')}</small></h2>
    <p><b>${phone || say('calls.unfound')}</b>${abroad && ` (${say('calls.abroad', { phone: abroad })})`} · ${say('calls.hours', { hours: tellHours(hours) })} · ${say('calls.speaks', { speaks: tellSpeaks(speaks) })}</p>
    ${tried && html`<p>${say('records.tried_on', { date: tried })}</p>`}
    ${kind === 'organisation' && !agreed && html`<p>→ ${say('calls.agree')}</p>`}
    ${mayEdit(files) && html`<${Fold} title=${say('records.call')}><${CallFormOf} files=${files} id=${id} saved=${saved} /></${Fold}>`}
    <p><small>${sayWith('calls.in', { file: html`<code>content/contacts/${id.split('.')[0]}.yaml</code>`, source: html`<${Source} source=${source} />` })}</small></p>
    <${Withdrawal} id=${id} withdrawals=${withdrawals} /></li>`;
}

const tellHours = (hours) =>
  typeof hours === 'string'
    ? say(`hours.${hours}`)
    : say(`hours.${hours.days}`, {
        from: hours.pause ? `${hours.from}–${hours.pause.from}, ${hours.pause.to}` : hours.from,
        to: hours.to,
      });

const tellSpeaks = (speaks) => (typeof speaks === 'string' ? say('hours.unknown') : speaks.join(', '));
