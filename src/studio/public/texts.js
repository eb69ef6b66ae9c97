import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { isStep, partsOf, Pick, PickStep } from './pick.js';
import { Preview } from './preview.js';
import { Problem } from './problem.js';
import { Review } from './review.js';
import { linkTo } from './route.js';
import { Touched } from './touched.js';
import { useTrial } from './trying.js';
import { mayLeave, useUnsaved } from './unsaved.js';
import { say, sayWith } from './words.js';
import { Room } from './room.js';
import { Writing } from './write.js';

/** All texts of one step in all languages; one of them can be written at a time. */
export function StepTexts({ files, unit }) {
  const first = files.flows[0];
  const wanted = isStep(files, unit) || files.others.includes(unit) ? unit : `${first?.name}.${first?.start}`;
  const { answer, wrong } = useAnswer('texts', { unit: wanted }, files.version);
  const go = (next) => (location.hash = linkTo('texts', next));
  const { of = wanted } = answer?.unit === wanted ? answer : {};
  const [flow, step] = partsOf(of);
  const here = files.problems.filter((problem) => problem.flow === flow && problem.step === step);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${PickStep} files=${files} unit=${wanted} onPick=${go} first=${isStep(files, wanted) ? undefined : say('pick.none')} />
      <${Pick} label=${say('texts.others')} value=${files.others.includes(wanted) ? wanted : ''} options=${[['', '–'], ...files.others]}
        onPick=${(next) => next && go(next)} />
      ${isStep(files, wanted) && html`<a class="button" href=${linkTo('talk', wanted)}>${say('texts.play')}</a> <a class="button" href=${linkTo('map', wanted)}>${say('texts.map')}</a>`}
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer?.unit === wanted && html`<${Borrowed} texts=${answer} />`}
    ${answer?.unit === wanted && answer.rows.length > 0 && html`<${Desk} key=${wanted} files=${files} texts=${{ ...answer, unit: of }} />`}
    ${answer?.unit === wanted && html`<${Touched} key=${`touched ${wanted}`} files=${files} ...${thingOf(files, answer)} />`}
    ${here.length > 0 && html`<h2>${say('texts.problems')}</h2><ol class="problems">${here.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}`;
}

/** Whose words these are, and who else says them. */
function Borrowed({ texts: { unit, of, shared, lines, rows } }) {
  const links = (units) => units.map((one, n) => html`${n > 0 && ', '}<a href=${linkTo('texts', one)}>${one}</a>`);
  return html`
    ${of !== unit && html`<p>${sayWith('texts.of', { unit, of: links([of]) })}</p>`}
    ${rows.length === 0 && html`<p>${say('texts.silent')}</p>`}
    ${shared.length > 0 && html`<p>${sayWith('texts.shared', { steps: links(shared) })}</p>`}
    ${lines.length > 0 && html`<p>${sayWith('texts.lines', { steps: links(lines) })}</p>`}`;
}

/** What it is that these texts are of. */
function thingOf(files, { unit, rows }) {
  const [namespace, rest] = partsOf(unit);
  if (isStep(files, unit)) return { kind: 'step', id: unit };
  if (namespace === 'flags') return { kind: 'flag', id: rest };
  if (namespace === 'contacts') return { kind: 'contact', id: rest };
  return { kind: 'text', id: `${namespace}:${[rest, rows[0].key].filter(Boolean).join('.')}` };
}

/** The table, and beside it what is being written as people would see it. */
function Desk({ files, texts }) {
  const [open, setOpen] = useState();
  const [said, setSaid] = useState('');
  const closed = useRef();
  const isUnsaved = open !== undefined && open.will !== (open.was ?? '');
  useUnsaved(isUnsaved);
  const { unit } = texts;
  const trial = useTrial(
    ['showWords', 'tryWords'],
    open && { unit, key: open.key, lang: open.lang, was: open.was, will: open.will },
  );
  useLayoutEffect(() => {
    if (!open && closed.current) document.getElementById(closed.current)?.focus();
  }, [open]);
  const begin = (key, lang, was) => {
    if (!mayLeave()) return;
    setSaid('');
    setOpen({ key, lang, was, will: was ?? '' });
  };
  const done = (saved) => {
    closed.current = cellId(open.key, open.lang);
    setOpen(undefined);
    if (saved) setSaid(tellSaved(saved));
  };
  return html`<p role="status">${said}</p>
    <div class="mapped">
      <${Table} files=${files} texts=${texts} open=${open} begin=${begin} done=${done}
        setDraft=${(draft) => setOpen({ ...open, ...draft })} />
      ${open && html`<${Beside} trial=${trial} open=${open} texts=${texts} />`}
    </div>`;
}

function tellSaved({ problems, follow }) {
  if (follow.length > 0) return say('write.following', { languages: follow.join(', ') });
  return say(problems.length > 0 ? 'write.warned' : 'write.saved', { count: problems.length });
}

const cellId = (key, lang) => `words-${lang}-${key.replaceAll('.', '-')}`;

function Beside({ trial: { answer, wrong }, open, texts }) {
  const first = texts.rows.find(({ key }) => key === open.key)?.cells;
  const [source] = Object.keys(texts.readings);
  const problems = answer?.problems;
  return html`<aside class="panel" aria-labelledby="beside">
    <h2 id="beside">${say('preview.title')}</h2>
    ${open.lang !== source && first?.[source] && html`<p>${say('preview.source')}</p><blockquote lang=${source}>${first[source].text}</blockquote>`}
    ${wrong && html`<p class="wrong">${wrong}</p>`}
    <div aria-live="polite">${answer?.follow?.length > 0 && html`<p>${say('preview.follow', { languages: answer.follow.join(', ') })}</p>`}
      ${problems?.length === 0 && html`<p>${say('preview.fine')}</p>`}
      ${problems?.length > 0 && html`<ol class="problems">${problems.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}</div>
    ${problems || wrong ? undefined : html`<p>${say('preview.wait')}</p>`}
    ${texts.rows[0].isList ? html`<p>${say('preview.typed')}</p>` : answer && html`<${Preview} preview=${answer.preview} />`}
  </aside>`;
}

function Table({ files, texts, ...writing }) {
  const { unit, readings, rows, you } = texts;
  return html`<div class="wide" role="region" aria-label=${say('texts.all')} tabindex="0"><table>
    <caption>${sayWith('texts.caption', { unit, file: html`<code>locales/LANGUAGE/${partsOf(unit)[0]}.json</code>` })}</caption>
    <thead><tr><th scope="col">${say('texts.text')}</th>${files.languages.map(
      ({ lang, endonym }) => html`<th scope="col"><span lang=${lang}>${endonym}</span> (${lang})<br />
        ${
          !rows[0].isList &&
          html`<${Review} unit=${unit} lang=${lang} reading=${readings[lang]} you=${you}
          isOffered=${you.reviews.includes(lang) && readings[lang].state !== 'approved' && rows.some(({ cells }) => cells[lang])} />`
        }</th>`,
    )}</tr></thead>
    <tbody>${rows.map(
      (
        row,
      ) => html`<tr><th scope="row"><code>${row.key || 'text'}</code><br /><small>${row.isList ? say('texts.typed') : say('texts.most', { count: row.most })}</small></th>
        ${files.languages.map((language) => html`<${Cell} unit=${unit} row=${row} language=${language} mayWrite=${you.writes.includes(language.lang)} ...${writing} />`)}</tr>`,
    )}</tbody>
  </table></div>`;
}

function Cell({ unit, row, language: { lang, endonym }, mayWrite, open, begin, done, setDraft }) {
  const cell = row.cells[lang];
  if (open?.lang === lang && open.key === row.key)
    return html`<${Writing} unit=${unit} row=${row} lang=${lang} name=${endonym} draft=${open} now=${cell?.text} setDraft=${setDraft} onDone=${done} />`;
  const button =
    mayWrite &&
    html`<button type="button" class="change" id=${cellId(row.key, lang)} onClick=${() => begin(row.key, lang, cell?.text)}>${say('write.change')}<span class="unseen"> ${row.key || 'text'}, ${endonym}</span></button>`;
  if (!cell) return html`<td class="missing"><small>${say('texts.missing')}</small> ${button}</td>`;
  return html`<td><p lang=${lang} dir="auto">${cell.text}</p><${Room} text=${cell.text} row=${row} /> ${button}</td>`;
}
