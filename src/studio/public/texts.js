import { useAnswer } from './ask.js';
import { html } from './html.js';
import { isStep, partsOf, Pick, PickStep } from './pick.js';
import { Problem } from './problems.js';
import { linkTo } from './route.js';
import { say, sayWith } from './words.js';

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
      <${PickStep} files=${files} unit=${wanted} onPick=${go} first=${isStep(files, wanted) ? undefined : say('pick.none')} />
      <${Pick} label=${say('texts.others')} value=${files.others.includes(wanted) ? wanted : ''} options=${[['', '–'], ...files.others]}
        onPick=${(next) => next && go(next)} />
      ${isStep(files, wanted) && html`<a class="button" href=${linkTo('talk', wanted)}>${say('texts.play')}</a> <a class="button" href=${linkTo('map', wanted)}>${say('texts.map')}</a>`}
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && !wrong && html`<${Table} files=${files} texts=${answer} />`}
    ${here.length > 0 && html`<h2>${say('texts.problems')}</h2><ol class="problems">${here.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}`;
}

function Table({ files, texts: { unit, reviews, rows } }) {
  return html`<div class="wide" role="region" aria-label=${say('texts.all')} tabindex="0"><table>
    <caption>${sayWith('texts.caption', { unit, file: html`<code>locales/LANGUAGE/${partsOf(unit)[0]}.json</code>` })}</caption>
    <thead><tr><th scope="col">${say('texts.text')}</th>${files.languages.map(
      ({ lang, endonym }) =>
        html`<th scope="col"><span lang=${lang}>${endonym}</span> (${lang})<br /><small class=${reviews[lang]}>${say(`texts.state.${reviews[lang]}`)}</small></th>`,
    )}</tr></thead>
    <tbody>${rows.map(
      ({
        key,
        most,
        cells,
      }) => html`<tr><th scope="row"><code>${key || 'text'}</code><br /><small>${say('texts.most', { count: most })}</small></th>
        ${files.languages.map(({ lang }) => html`<${Cell} lang=${lang} cell=${cells[lang]} />`)}</tr>`,
    )}</tbody>
  </table></div>`;
}

/** Placeholders are counted as they are written: what is said there may be longer or shorter. */
function Cell({ lang, cell }) {
  if (!cell) return html`<td class="missing"><small>${say('texts.missing')}</small></td>`;
  const about = cell.text.includes('{{') ? 'about_' : '';
  const room = cell.left < 0 ? 'over' : 'left';
  return html`<td><p lang=${lang} dir="auto">${cell.text}</p>
    <small class=${cell.left < 0 ? 'over' : ''}>${say(`texts.${about}${room}`, { count: Math.abs(cell.left) })}</small></td>`;
}
