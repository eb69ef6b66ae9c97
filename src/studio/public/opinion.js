import { useState } from 'preact/hooks';
import { html } from './html.js';
import { Pick } from './pick.js';
import { linkTo } from './route.js';
import { language, say } from './words.js';

/** In which two languages people's words are shown: the first one, and that of the page or the next. */
export function useLangs(files) {
  const langs = files.languages.map(({ lang }) => lang);
  const [other, setOther] = useState(
    langs.includes(language) && language !== langs[0] ? language : (langs[1] ?? langs[0]),
  );
  return { langs: [...new Set([langs[0], other])], other, setOther };
}

/** What people will read, and whether they will. `before`: as it stands in the files now; `refused`: it cannot be saved. */
export function Opinion({ files, opinion, before, refused, empty, other, setOther }) {
  const rest = files.languages.slice(1).map(({ lang, endonym }) => [lang, endonym]);
  return html`<aside class="panel" aria-labelledby="opinion">
    <h2 id="opinion">${say('opinion.title')}</h2>
    <${Pick} label=${say('opinion.beside')} value=${other} options=${rest} onPick=${setOther} />
    ${opinion ? html`<${Said} opinion=${opinion} before=${before} refused=${refused} />` : html`<p>${empty ?? say('opinion.nothing')}</p>`}
  </aside>`;
}

function Said({ opinion, before, refused }) {
  const { said, more, steps } = opinion;
  return html`
    <p role="status">${refused ? say('opinion.refused') : verdict(opinion, before)}</p>
    ${said.map(
      ({ where, words }) => html`<section class="said" key=${where}><h3><code>${where}</code></h3>
        ${words.map(({ lang, text }) => html`<p class="bubble" lang=${lang} dir="auto">${text}</p>`)}</section>`,
    )}
    ${more > 0 && html`<p>${say('opinion.more', { count: more })}</p>`}
    ${
      steps.length > 0 &&
      html`<details><summary>${say('opinion.steps', { count: steps.length })}</summary><ul>${steps.map(
        ({ where, why }) =>
          html`<li key=${where}><a href=${linkTo('talk', where)}>${where}</a> <small>${why}</small></li>`,
      )}</ul></details>`
    }`;
}

/** Whether people will be told it, in one sentence. */
export function verdict(opinion, before) {
  if (opinion.age) return say(`opinion.age.${opinion.age}`, { until: opinion.until ?? '' });
  if (!opinion.held) return say(before?.held ? 'opinion.shown_then' : 'opinion.shown');
  return `${say(before && !before.held ? 'opinion.held_then' : 'opinion.held')} ${say(`opinion.why.${opinion.held}`)}`;
}
