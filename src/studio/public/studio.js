import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { NextCalls } from './calls.js';
import { Contacts, Facts } from './freshness.js';
import { useFiles } from './files.js';
import { html } from './html.js';
import { FlowMap } from './map.js';
import { Me } from './me.js';
import { Problems, tellCount } from './problems.js';
import { Publish } from './publish.js';
import { linkTo, useRoute } from './route.js';
import { NewFlow } from './starting.js';
import { Speaks } from './speaks.js';
import { Talk } from './talk.js';
import { StepTexts } from './texts.js';
import { Translators } from './translators.js';
import { say } from './words.js';

const PAGES = {
  talk: Talk,
  map: FlowMap,
  texts: StepTexts,
  problems: Problems,
  calls: NextCalls,
  contacts: Contacts,
  facts: Facts,
  flows: NewFlow,
  translators: Translators,
  publish: Publish,
};

function Studio() {
  const files = useFiles();
  const { page, unit } = useRoute();
  // Conversation, map and texts keep to the same step; a page that names none has none of its own.
  const [kept, setKept] = useState('');
  const [day, setDay] = useState('');
  useEffect(() => {
    if (unit && placed.has(page)) setKept(unit);
  }, [page, unit]);
  const here = Object.hasOwn(PAGES, page) ? page : 'talk';
  const place = placed.has(here) ? unit || kept : kept;
  const Page = PAGES[here];
  const title = say(`page.${here}`);
  const heading = useRef(null);
  useEffect(() => {
    document.title = `${title} – ${say('studio.name')}`;
  }, [title]);
  const spot = placed.has(here) ? here : `${here}/${unit}`;
  const last = useRef(spot);
  // Before anything of the new page can be used: a field that somebody is in keeps the focus.
  useLayoutEffect(() => {
    // Whoever hears the page is told that it is another one; a step chosen on the same page keeps the focus where it is.
    if (last.current !== spot) heading.current?.focus();
    last.current = spot;
  }, [spot]);
  return html`
    <header>
      <a class="skip" href="#main" onClick=${(event) => skipTo(event, heading)}>${say('studio.skip')}</a>
      <strong>${say('studio.name')}</strong>
      <nav aria-label=${say('studio.pages')}>
        ${Object.keys(PAGES).map(
          (name) => html`<a href=${linkTo(name, placed.has(name) ? place : '')}
            aria-current=${name === page ? 'page' : undefined}>${say(`page.${name}`)}${name === 'problems' && ` (${tellCount(files.problems)})`}</a>`,
        )}
      </nav>
      <${Speaks} />
      <${Me} me=${files.me} />
    </header>
    <main id="main">
      <h1 ref=${heading} tabindex="-1">${title}</h1>
      <div role="status">${stateOf(files)}</div>
      ${files.wrong && html`<p class="wrong" role="alert">${files.wrong}</p>`}
      ${files.version && html`<${Page} files=${files} unit=${placed.has(here) ? place : unit} day=${day} setDay=${setDay} />`}
    </main>`;
}

const placed = new Set(['talk', 'map', 'texts']);

function skipTo(event, heading) {
  // The address names the page one is on: it must stay.
  event.preventDefault();
  heading.current?.focus();
}

function stateOf({ version, wrong, watching }) {
  if (!version && !wrong) return html`<p>${say('studio.reading')}</p>`;
  if (version && !watching) return html`<p>${say('studio.unwatched')}</p>`;
  return undefined;
}

render(html`<${Studio} />`, document.getElementById('studio'));
