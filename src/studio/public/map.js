import { useEffect, useRef } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { isStep, partsOf, Pick } from './pick.js';
import { Problem } from './problems.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** One conversation as boxes and arrows. A box chooses its step, for the conversation and the texts, too. */
export function FlowMap({ files, unit }) {
  const named = partsOf(unit)[0];
  const flow = files.flows.some(({ name }) => name === named) ? named : files.flows[0]?.name;
  const { answer, wrong } = useAnswer('map', { flow }, files.version);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('pick.flow')} value=${flow} options=${files.flows.map(({ name }) => name)}
        onPick=${(name) => (location.hash = linkTo('map', `${name}.${files.flows.find((each) => each.name === name).start}`))} />
    </form>
    <p class="legend">${['ask', 'offer', 'say'].map((kind) => html`<span class="key ${kind}">${say(`map.kind.${kind}`)}</span> `)}
      <span class="key outside">${say('map.outside')}</span> <span>${say('map.legend')}</span></p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    <div class="mapped">
      ${answer && html`<${Svg} map=${answer} unit=${unit} />`}
      <${Chosen} files=${files} unit=${unit} map=${answer} />
    </div>`;
}

function Svg({ map: { flow, boxes, languages, drawing }, unit }) {
  const { width, height } = drawing;
  const view = useRef(null);
  useEffect(() => show(view.current, drawing, partsOf(unit)[1]), [flow, unit]);
  return html`<div class="wide" ref=${view} role="region" aria-label=${say('map.of', { flow })} tabindex="0">
    <svg class="map" width=${width + 8} height=${height + 8} viewBox=${`-4 -4 ${width + 8} ${height + 8}`} role="group" aria-label=${say('map.steps', { flow })}>
      <g aria-hidden="true">${drawing.arrows.map((arrow) => html`<${Arrow} arrow=${arrow} />`)}</g>
      ${drawing.boxes.map((place) => html`<${Box} place=${place} box=${boxes[place.name]} languages=${languages} unit=${unit} />`)}
    </svg></div>`;
}

/** A map is larger than its window: the chosen step comes into sight, or else the first one. */
function show(view, { boxes }, step) {
  const place = boxes.find(({ name }) => name === step) ?? boxes[0];
  if (!place) return;
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = view;
  const isIn = (at, from, size) => at > from + 40 && at < from + size - 40;
  if (isIn(place.x, scrollLeft, clientWidth) && isIn(place.y, scrollTop, clientHeight)) return;
  view.scrollTo(place.x - clientWidth / 2, place.y - clientHeight / 2);
}

function Arrow({ arrow: { path, tip, base, label, at } }) {
  const [dx, dy] = [(tip.x - base.x) / 2.6, (tip.y - base.y) / 2.6];
  const head = `${tip.x},${tip.y} ${base.x - dy},${base.y + dx} ${base.x + dy},${base.y - dx}`;
  return html`<path d=${path} /><polygon points=${head} />
    ${at && html`<text class="choice" x=${at.x} y=${at.y + 4} text-anchor="middle">${label}</text>`}`;
}

function Box({ place: { x, y, width, height, lines }, box, languages, unit }) {
  const shape = html`<rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx=${box.kind === 'say' ? 0 : 9} />
    ${lines.map((line, n) => html`<text x=${x} y=${y + 4.5 + (n - (lines.length - 1) / 2) * 15} text-anchor="middle">${line}</text>`)}`;
  const own = `${box.flow}.${box.step}`;
  const worst = box.errors > 0 ? 'error' : box.warnings > 0 ? 'warning' : '';
  if (box.kind === 'return') return html`<g class="box outside">${shape}</g>`;
  return html`<a href=${linkTo('map', own)} class="box ${box.kind} ${worst}" aria-current=${own === unit ? 'true' : undefined}>
    <title>${tellBox(own, box, languages)}</title>${shape}</a>`;
}

const tellBox = (own, { kind, errors, warnings, read }, languages) =>
  [
    own,
    say(`map.kind.${kind}`),
    errors > 0 && say('map.errors', { count: errors }),
    warnings > 0 && say('map.warnings', { count: warnings }),
    kind !== 'outside' && say('map.read', { read, languages }),
  ]
    .filter(Boolean)
    .join(', ');

function Chosen({ files, unit, map }) {
  if (!isStep(files, unit))
    return html`<aside class="panel" aria-label=${say('map.chosen')}><p>${say('map.choose')}</p></aside>`;
  const [flow, step] = partsOf(unit);
  const here = files.problems.filter((problem) => problem.flow === flow && problem.step === step);
  const box = map?.boxes[step];
  return html`<aside class="panel" aria-labelledby="chosen">
    <h2 id="chosen">${unit}</h2>
    <p><a class="button" href=${linkTo('talk', unit)}>${say('map.play')}</a> <a class="button" href=${linkTo('texts', unit)}>${say('map.texts')}</a></p>
    ${box && html`<p>${say('map.box', { kind: say(`map.kind.${box.kind}`), read: box.read, languages: map.languages })}</p>`}
    ${here.length === 0 ? html`<p>${say('map.fine')}</p>` : html`<ol class="problems">${here.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}
  </aside>`;
}
