import { useAnswer } from './ask.js';
import { html } from './html.js';
import { isStep, partsOf, Pick, PickStep } from './pick.js';
import { Problem } from './problems.js';
import { linkTo } from './route.js';

/** All texts of one step in all languages. */
export function StepTexts({ files, unit }) {
  const first = files.flows[0];
  const wanted = isStep(files, unit) || files.others.includes(unit) ? unit : `${first?.name}.${first?.start}`;
  const { answer, wrong } = useAnswer('texts', { unit: wanted }, files.version);
  const go = (next) => (location.hash = linkTo('texts', next));
  const [flow, step] = partsOf(wanted);
  const here = files.problems.filter((problem) => problem.flow === flow && problem.step === step);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${PickStep} files=${files} unit=${wanted} onPick=${go} first=${isStep(files, wanted) ? undefined : 'none'} />
      <${Pick} label="Other words" value=${files.others.includes(wanted) ? wanted : ''} options=${[['', '–'], ...files.others]}
        onPick=${(next) => next && go(next)} />
      ${isStep(files, wanted) && html`<a class="button" href=${linkTo('talk', wanted)}>Play from here</a> <a class="button" href=${linkTo('map', wanted)}>On the map</a>`}
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && !wrong && html`<${Table} files=${files} texts=${answer} />`}
    ${here.length > 0 && html`<h2>Problems of this step</h2><ol class="problems">${here.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}`;
}

const STATES = { draft: 'draft: nobody has read it', reviewed: '✓ reviewed', approved: '✓✓ approved' };

function Table({ files, texts: { unit, reviews, rows } }) {
  return html`<div class="wide" role="region" aria-label="Texts in all languages" tabindex="0"><table>
    <caption>${unit}: words in <code>locales/LANGUAGE/${partsOf(unit)[0]}.json</code></caption>
    <thead><tr><th scope="col">Text</th>${files.languages.map(
      ({ lang, endonym }) =>
        html`<th scope="col"><span lang=${lang}>${endonym}</span> (${lang})<br /><small class=${reviews[lang]}>${STATES[reviews[lang]]}</small></th>`,
    )}</tr></thead>
    <tbody>${rows.map(
      ({
        key,
        most,
        cells,
      }) => html`<tr><th scope="row"><code>${key || 'text'}</code><br /><small>at most ${most}</small></th>
        ${files.languages.map(({ lang }) => html`<${Cell} lang=${lang} cell=${cells[lang]} />`)}</tr>`,
    )}</tbody>
  </table></div>`;
}

/** Placeholders are counted as they are written: what is said there may be longer or shorter. */
function Cell({ lang, cell }) {
  if (!cell) return html`<td class="missing"><small>missing: another language is read</small></td>`;
  const about = cell.text.includes('{{') ? 'about ' : '';
  return html`<td><p lang=${lang} dir="auto">${cell.text}</p>
    <small class=${cell.left < 0 ? 'over' : ''}>${cell.left < 0 ? `${about}${-cell.left} too long` : `${about}${cell.left} left`}</small></td>`;
}
