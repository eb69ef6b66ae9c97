import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { partsOf } from './pick.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** Zoom by buttons or by + − 0 while the map has the focus. A quarter still shows a conversation of ninety steps. */
const [LEAST, MOST, BY] = [0.25, 3, 1.25];
const KEYS = { '+': BY, '=': BY, '-': 1 / BY };

/** The boxes and arrows of one conversation; the chosen step is in sight. `tell` says in words what a box is. */
export function Drawing({ map: { flow, boxes, drawing }, unit, tell }) {
  const { width, height } = drawing;
  const [zoom, setZoom] = useState(1);
  const view = useRef(null);
  const by = (factor) => setZoom((before) => Math.min(MOST, Math.max(LEAST, before * factor)));
  useEffect(() => show(view.current, drawing, partsOf(unit)[1], zoom), [flow, unit, zoom]);
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '0') setZoom(1);
    else if (Object.hasOwn(KEYS, event.key)) by(KEYS[event.key]);
    else return;
    event.preventDefault();
  };
  return html`<div class="drawn">
    <div class="zoom" role="group" aria-label=${say('map.zoom')}>
      <button type="button" aria-label=${say('map.smaller')} onClick=${() => by(1 / BY)}>−</button>
      <button type="button" aria-label=${say('map.larger')} onClick=${() => by(BY)}>+</button>
      <button type="button" onClick=${() => setZoom(1)}><span class="unseen">${say('map.whole')} </span>${Math.round(zoom * 100)} %</button>
    </div>
    <div class="wide" ref=${view} role="region" aria-label=${say('map.of', { flow })} tabindex="0" onKeyDown=${press}>
      <svg class="map" width=${(width + 8) * zoom} height=${(height + 8) * zoom} viewBox=${`-4 -4 ${width + 8} ${height + 8}`}
        role="group" aria-label=${say('map.steps', { flow })}>
        <g aria-hidden="true">${drawing.arrows.map((arrow) => html`<${Arrow} arrow=${arrow} />`)}</g>
        ${drawing.boxes.map((place) => html`<${Box} place=${place} box=${boxes[place.name]} unit=${unit} tell=${tell} />`)}
      </svg></div>
  </div>`;
}

/** A map is larger than its window: the chosen step comes into sight, or else the first one. */
function show(view, { boxes }, step, zoom) {
  const place = boxes.find(({ name }) => name === step) ?? boxes[0];
  if (!place) return;
  const [x, y] = [place.x * zoom, place.y * zoom];
  const { clientWidth, clientHeight, scrollLeft, scrollTop } = view;
  const isIn = (at, from, size) => at > from + 40 && at < from + size - 40;
  if (isIn(x, scrollLeft, clientWidth) && isIn(y, scrollTop, clientHeight)) return;
  view.scrollTo(x - clientWidth / 2, y - clientHeight / 2);
}

function Arrow({ arrow: { path, tip, base, label, at } }) {
  const [dx, dy] = [(tip.x - base.x) / 2.6, (tip.y - base.y) / 2.6];
  const head = `${tip.x},${tip.y} ${base.x - dy},${base.y + dx} ${base.x + dy},${base.y - dx}`;
  return html`<path d=${path} /><polygon points=${head} />
    ${at && html`<text class="choice" x=${at.x} y=${at.y + 4} text-anchor="middle">${label}</text>`}`;
}

function Box({ place: { x, y, width, height, lines }, box, unit, tell }) {
  const shape = html`<rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx=${box.kind === 'say' ? 0 : 9} />
    ${lines.map((line, n) => html`<text x=${x} y=${y + 4.5 + (n - (lines.length - 1) / 2) * 15} text-anchor="middle">${line}</text>`)}`;
  const own = `${box.flow}.${box.step}`;
  const worst = box.errors > 0 ? 'error' : box.warnings > 0 ? 'warning' : '';
  if (box.kind === 'return') return html`<g class="box outside">${shape}</g>`;
  // With its path, since a link out of sight that is a mark alone is taken for one that skips to a part of the page.
  return html`<a href=${`/studio/${linkTo('map', own)}`} class="box ${box.kind} ${worst}" aria-current=${own === unit ? 'true' : undefined}>
    <title>${tell(box)}</title>${shape}</a>`;
}
