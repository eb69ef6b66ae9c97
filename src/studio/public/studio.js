import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Contacts, Facts, NextCalls } from './freshness.js';
import { useFiles } from './files.js';
import { html } from './html.js';
import { FlowMap } from './map.js';
import { Problems } from './problems.js';
import { linkTo, useRoute } from './route.js';
import { Talk } from './talk.js';
import { StepTexts } from './texts.js';

const PAGES = {
  talk: ['Conversation', Talk],
  map: ['Map', FlowMap],
  texts: ['Texts', StepTexts],
  problems: ['Problems', Problems],
  calls: ['Call next', NextCalls],
  contacts: ['Contacts', Contacts],
  facts: ['Facts', Facts],
};

function Studio() {
  const files = useFiles();
  const { page, unit } = useRoute();
  // Conversation, map and texts keep to the same step; a page that names none has none of its own.
  const [kept, setKept] = useState('');
  const [day, setDay] = useState('');
  useEffect(() => {
    if (unit) setKept(unit);
  }, [unit]);
  const place = unit || kept;
  const [title, Page] = PAGES[page] ?? PAGES.talk;
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} – Waymark studio`;
  }, [title]);
  return html`
    <header>
      <a class="skip" href="#main" onClick=${(event) => skipTo(event, heading)}>Skip to the page</a>
      <strong>Waymark studio</strong>
      <nav aria-label="Pages">
        ${Object.entries(PAGES).map(
          ([name, [label]]) => html`<a href=${linkTo(name, placed.has(name) ? place : '')}
            aria-current=${PAGES[page] && name === page ? 'page' : undefined}>${label}${name === 'problems' && ` (${files.problems?.length ?? '…'})`}</a>`,
        )}
      </nav>
    </header>
    <main id="main">
      <h1 ref=${heading} tabindex="-1">${title}</h1>
      <div role="status">${stateOf(files)}</div>
      ${files.wrong && html`<p class="wrong" role="alert">${files.wrong}</p>`}
      ${files.version && html`<${Page} files=${files} unit=${place} day=${day} setDay=${setDay} />`}
    </main>`;
}

const placed = new Set(['talk', 'map', 'texts']);

function skipTo(event, heading) {
  // The address names the page one is on: it must stay.
  event.preventDefault();
  heading.current?.focus();
}

function stateOf({ version, wrong, watching }) {
  if (!version && !wrong) return html`<p>Reading the files…</p>`;
  if (version && !watching)
    return html`<p>This computer does not tell of changed files. Start Waymark again to see yours.</p>`;
  return undefined;
}

render(html`<${Studio} />`, document.getElementById('studio'));
