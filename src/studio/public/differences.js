import { html } from './html.js';
import { say } from './words.js';

/** What is another between two versions, kind by kind: old words beside the new ones. `label` tells one list from another. */
export function Differences({ label, changes: { count, shown } }) {
  if (count === 0) return html`<p>${say('differences.none')}</p>`;
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return html`
    <p>${say('differences.count', { count })} ${shown.length < count && say('differences.first', { count: shown.length })}</p>
    ${kinds.map((kind) => {
      const some = shown.filter((each) => each.kind === kind);
      return html`<details open=${shown.length <= FEW} class="differences"><summary>${say(`differences.kind.${kind}`)} (${some.length})</summary>
        <${Kind} label=${`${label}: ${say(`differences.kind.${kind}`)}`} kind=${kind} some=${some} /></details>`;
    })}`;
}

/** So many are open at once. */
const FEW = 40;

function Kind({ label, kind, some }) {
  return html`<div class="wide" role="region" aria-label=${label} tabindex="0"><table>
    <thead><tr><th scope="col">${say('differences.what')}</th><th scope="col">${say('differences.was')}</th><th scope="col">${say('differences.now')}</th></tr></thead>
    <tbody>${some.flatMap(({ name, change, parts }) =>
      (parts.length > 0 ? parts : [{ part: '' }]).map(
        ({ part, was, now }) => html`<tr key=${`${name} ${part}`}>
          <th scope="row"><code>${name}</code>${part && html` <b>${part}</b>`} <small>${say(`differences.${change}`)}</small></th>
          <${Words} kind=${kind} name=${name} words=${was} /><${Words} kind=${kind} name=${name} words=${now} /></tr>`,
      ),
    )}</tbody>
  </table></div>`;
}

/** A text is in the language that its name begins with. */
function Words({ kind, name, words }) {
  const lang = kind === 'texts' || kind === 'examples' ? name.split(/[ .]/)[0] : undefined;
  return html`<td><p lang=${words && lang} dir="auto">${words ?? '–'}</p></td>`;
}
