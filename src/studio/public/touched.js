import { useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { linkTo } from './route.js';
import { say } from './words.js';

const KINDS = ['step', 'word', 'text', 'card', 'page', 'story'];

/** What a change of one thing touches; asked for only when somebody opens it. `kind`: fact, contact, flag, text or step. */
export function Touched({ files, kind, id }) {
  const [isOpen, setOpen] = useState(false);
  const { answer, wrong } = useAnswer('touches', { kind, id }, isOpen && files.version);
  return html`<details class="touched" onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>${say('touched.title')}</summary>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer ? html`<${Groups} all=${answer.touched} />` : isOpen && !wrong && html`<p role="status">${say('touched.wait')}</p>`}
  </details>`;
}

function Groups({ all }) {
  if (all.length === 0) return html`<p>${say('touched.nothing')}</p>`;
  return KINDS.map((kind) => {
    const some = Object.entries(
      Object.groupBy(
        all.filter((one) => one.kind === kind),
        ({ where }) => where,
      ),
    );
    return (
      some.length > 0 &&
      html`<h3>${say(`touched.kind.${kind}`)}</h3>
        <ul>${some.map(([where, same]) => html`<li><${Place} kind=${kind} where=${where} /> ${langsOf(same)} <small lang="en">${same[0].why}</small></li>`)}</ul>`
    );
  });
}

const langsOf = (same) => same.flatMap(({ lang }) => lang ?? []).join(' ');

function Place({ kind, where }) {
  if (kind === 'step') return html`<a href=${linkTo('map', where)}>${where}</a>`;
  if (kind === 'text') return html`<a href=${linkTo('texts', unitOf(where))}>${where}</a>`;
  return html`<code>${where}</code>`;
}

/** `job-offer:fee.choices.some` → `job-offer.fee`; contacts stand a level deeper. */
function unitOf(where) {
  const [namespace, path = ''] = where.split(':');
  const parts = path.split('.').slice(0, namespace === 'contacts' ? 2 : 1);
  return [namespace, ...parts].join('.');
}
