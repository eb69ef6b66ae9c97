import { useAnswer } from './ask.js';
import { Drawing } from './drawing.js';
import { html } from './html.js';
import { isStep, partsOf, Pick } from './pick.js';
import { Problem } from './problem.js';
import { linkTo } from './route.js';
import { Step } from './step.js';
import { Touched } from './touched.js';
import { say } from './words.js';

/** One conversation as boxes and arrows. A box chooses its step, for the conversation and the texts, too. */
export function FlowMap({ files, unit }) {
  const named = partsOf(unit)[0];
  const flow = files.flows.some(({ name }) => name === named) ? named : files.flows[0]?.name;
  const { answer, wrong } = useAnswer('map', { flow }, files.version);
  const tell = (box) => tellBox(box, answer.languages);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('pick.flow')} value=${flow} options=${files.flows.map(({ name }) => name)}
        onPick=${(name) => (location.hash = linkTo('map', `${name}.${files.flows.find((each) => each.name === name).start}`))} />
    </form>
    <p class="legend">${['ask', 'offer', 'say'].map((kind) => html`<span class="key ${kind}">${say(`map.kind.${kind}`)}</span> `)}
      <span class="key outside">${say('map.outside')}</span> <span>${say('map.legend')}</span></p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    <div class="mapped">
      ${answer && html`<${Drawing} map=${answer} unit=${unit} tell=${tell} />`}
      <${Chosen} files=${files} unit=${unit} map=${answer} />
    </div>
    ${answer && html`<${Listed} map=${answer} unit=${unit} tell=${tell} />`}`;
}

const tellBox = ({ flow, step, kind, errors, warnings, read, taps }, languages) =>
  [
    `${flow}.${step}`,
    say(`map.kind.${kind}`),
    errors > 0 && say('map.errors', { count: errors }),
    warnings > 0 && say('map.warnings', { count: warnings }),
    kind !== 'outside' && say('map.read', { read: read.length, languages }),
    kind !== 'outside' && tellTaps(taps),
  ]
    .filter(Boolean)
    .join(', ');

function tellTaps(taps) {
  if (taps === undefined) return say('map.far');
  return taps === 0 ? say('map.callable') : say('map.taps', { count: taps });
}

/** The map in words, for whoever does not see it: each step, and where its answers lead. */
function Listed({ map: { order, boxes, drawing }, unit, tell }) {
  return html`<details class="listed"><summary>${say('map.list')}</summary>
    <ol>${order.map((step) => {
      const own = `${boxes[step].flow}.${step}`;
      const ways = drawing.arrows.filter(({ from }) => from === step);
      return html`<li key=${step}><a href=${linkTo('map', own)} aria-current=${own === unit ? 'true' : undefined}>${tell(boxes[step])}</a>
        <ul>${ways.map((way) => html`<li>${tellWay(way)}</li>`)}</ul></li>`;
    })}</ol></details>`;
}

function tellWay({ to, label }) {
  const place = to === 'return' ? say('map.return') : to;
  return label ? say('map.way', { label, to: place }) : say('map.on', { to: place });
}

function Chosen({ files, unit, map }) {
  if (!isStep(files, unit))
    return html`<aside class="panel" aria-label=${say('map.chosen')}><p>${say('map.choose')}</p></aside>`;
  const [flow, step] = partsOf(unit);
  const here = files.problems.filter((problem) => problem.flow === flow && problem.step === step);
  const box = map?.flow === flow ? map.boxes[step] : undefined;
  return html`<aside class="panel" aria-labelledby="chosen">
    <h2 id="chosen">${unit}</h2>
    <p><a class="button" href=${linkTo('talk', unit)}>${say('map.play')}</a> <a class="button" href=${linkTo('texts', unit)}>${say('map.texts')}</a></p>
    ${box && html`<ul><li>${say(`map.kind.${box.kind}`)}</li><li>${tellTaps(box.taps)}</li><li>${tellRead(box.read, map.languages)}</li></ul>`}
    <${Step} key=${unit} files=${files} unit=${unit} />
    <${Touched} key=${`touched ${unit}`} files=${files} kind="step" id=${unit} />
    ${here.length === 0 ? html`<p>${say('map.fine')}</p>` : html`<ol class="problems">${here.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}
  </aside>`;
}

const tellRead = (read, languages) =>
  `${say('map.read', { read: read.length, languages })}${read.length > 0 ? `: ${read.join(', ')}` : ''}`;
