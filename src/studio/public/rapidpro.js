import { useRef, useState } from 'preact/hooks';
import { upload } from './ask.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** As upload.ts has it: larger ones are not even sent. */
const MOST_MB = 5;

/** A flow of RapidPro or TextIt: first what would become of it, then, if that is wanted, the files. */
export function FromRapidPro() {
  const chosen = useRef(null);
  const [state, setState] = useState({});
  const [only, setOnly] = useState('');
  const { flows = [], found, wrong, busy } = state;
  const send = async (flow, take) => {
    const file = chosen.current.files[0];
    if (!file) return setState({ wrong: say('starters.choose') });
    if (file.size > MOST_MB * 1_000_000)
      return setState({ wrong: say('starters.large', { size: Math.ceil(file.size / 1_000_000), most: MOST_MB }) });
    setState((before) => ({ ...before, wrong: undefined, busy: true }));
    const query = new URLSearchParams({ ...(flow ? { only: flow } : {}), ...(take ? { take: 'yes' } : {}) });
    return upload(`flows?${query}`, file).then(setState, (error) =>
      setState((before) => ({ ...before, busy: false, wrong: error.message })),
    );
  };
  const look = (event) => {
    event.preventDefault();
    void send(flows.length > 1 ? only || flows[0] : '', false);
  };
  const changed = () => {
    setState({});
    setOnly('');
  };
  return html`<section aria-labelledby="bring"><h2 id="bring">${say('starters.bring')}</h2>
    <form class="tools" onSubmit=${look}>
      <label class="pick"><span>${say('starters.file', { most: MOST_MB })}</span><input type="file" accept=".json" ref=${chosen} onChange=${changed} /></label>
      ${flows.length > 1 && html`<${Pick} label=${say('starters.which')} value=${only || flows[0]} options=${flows} onPick=${setOnly} />`}
      <button disabled=${busy}>${say('starters.look')}</button>
    </form>
    <p role="status">${busy && say('because.busy')}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${found && html`<${Found} found=${found} busy=${busy} onTake=${() => send(found.from, true)} />`}</section>`;
}

function Found({ found: { from, name, figures, errors, notes, unit }, busy, onTake }) {
  const taken = Object.entries(figures).map(([what, share]) => say(`starters.${what}`, share));
  return html`
    <p class="done" role="status">${unit ? say('starters.made', { unit }) : say('starters.would', { from, name })} ${say('starters.figures', { taken: taken.join(', ') })}</p>
    ${unit && html`<p><a class="button" href=${linkTo('texts', unit)}>${say('starters.write')}</a></p>`}
    ${errors.length > 0 && html`<p>${say('starters.errors')}</p><ul>${errors.map((says) => html`<li>✘ ${says}</li>`)}</ul>`}
    ${!unit && errors.length === 0 && html`<p><button type="button" disabled=${busy} onClick=${onTake}>${say('starters.take')}</button></p>`}
    ${['number', 'lost', 'changed', 'variable', 'link'].map((kind) => html`<${Notes} kind=${kind} notes=${notes.filter((note) => note.kind === kind)} />`)}`;
}

function Notes({ kind, notes }) {
  if (notes.length === 0) return undefined;
  return html`<h3>${say(`starters.note.${kind}`)}</h3>
    <ul>${notes.map(({ says, node }) => html`<li>${says} ${node && html`<small>(${say('starters.node', { node })})</small>`}</li>`)}</ul>`;
}
