import { useRef, useState } from 'preact/hooks';
import { ask, upload, useAnswer } from './ask.js';
import { download } from './download.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { say } from './words.js';

/** As upload.ts has it: larger ones are not even sent. */
const MOST_MB = 5;

/** Files for translators: out, and in again. */
export function Translators({ files }) {
  const { answer, wrong } = useAnswer('translations', {}, files.version);
  const [chosen, setLang] = useState('');
  const languages = answer?.languages ?? [];
  const lang = chosen || languages[0]?.lang;
  const one = languages.find((each) => each.lang === lang);
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('translators.language')} value=${lang} options=${languages.map((each) => [each.lang, `${each.endonym} (${each.lang})`])} onPick=${setLang} />
    </form>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${one && html`<${Out} key=${`out ${lang}`} lang=${lang} files=${files} />${one.mayWrite ? html`<${In} key=${`in ${lang}`} lang=${lang} />` : html`<p>${say('translators.not_yours')}</p>`}`}`;
}

function Out({ lang, files }) {
  const [format, setFormat] = useState('xlsx');
  const [only, setOnly] = useState('');
  const [flow, setFlow] = useState('');
  const [state, setState] = useState({});
  const get = async (event) => {
    event.preventDefault();
    setState({ busy: true });
    try {
      const made = await ask('export', { lang, format, only, flow });
      if (made.count > 0) download(made);
      setState({ made });
    } catch (error) {
      setState({ wrong: error.message });
    }
  };
  const kinds = ['', 'missing', 'draft', 'changed'].map((name) => [name, say(`translators.only.${name || 'all'}`)]);
  const flows = [['', say('pick.all')], ...files.flows.map(({ name }) => name)];
  return html`<section aria-labelledby="out"><h2 id="out">${say('translators.out')}</h2>
    <form class="tools" onSubmit=${get}>
      <${Pick} label=${say('translators.which')} value=${only} options=${kinds} onPick=${setOnly} />
      <${Pick} label=${say('pick.flow')} value=${flow} options=${flows} onPick=${setFlow} />
      <${Pick} label=${say('translators.format')} value=${format} options=${[['xlsx', say('translators.xlsx')], ['po', say('translators.po')]]} onPick=${setFormat} />
      <button disabled=${state.busy}>${say('translators.get')}</button>
    </form>
    <p role="status">${state.made && (state.made.count === 0 ? say('translators.empty') : say('translators.made', state.made))}</p>
    ${state.wrong && html`<p class="wrong" role="alert">${state.wrong}</p>`}</section>`;
}

function In({ lang }) {
  const [state, setState] = useState({});
  const chosen = useRef(null);
  const send = async (take) => {
    const file = chosen.current.files[0];
    if (!file) return setState({ wrong: say('translators.choose') });
    if (file.size > MOST_MB * 1_000_000)
      return setState({ wrong: say('translators.large', { size: Math.ceil(file.size / 1_000_000), most: MOST_MB }) });
    setState((before) => ({ ...before, wrong: undefined, busy: true }));
    const format = encodeURIComponent(file.name.split('.').at(-1).toLowerCase());
    const where = `texts/${encodeURIComponent(lang)}/${format}${take ? '?take=yes' : ''}`;
    return upload(where, file).then(
      (found) => setState({ found }),
      (error) => setState({ wrong: error.message }),
    );
  };
  const look = (event) => {
    event.preventDefault();
    void send(false);
  };
  const { found, wrong, busy } = state;
  return html`<section aria-labelledby="in"><h2 id="in">${say('translators.in')}</h2>
    <form class="tools" onSubmit=${look}>
      <label class="pick"><span>${say('translators.file', { most: MOST_MB })}</span><input type="file" accept=".xlsx,.po" ref=${chosen} onChange=${() => setState({})} /></label>
      <button disabled=${busy}>${say('translators.look')}</button>
    </form>
    <p role="status">${busy && say('because.busy')}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${found && html`<${Found} found=${found} busy=${busy} onTake=${() => send(true)} />`}</section>`;
}

function Found({ found: { taken, refused, notes, rest, untouched, missing, took, file }, busy, onTake }) {
  return html`
    <p class="done" role="status">${say(took ? 'translators.took' : 'translators.would', { count: taken.length })} ${say('translators.counts', { refused: refused.length, untouched, missing })}</p>
    ${!took && taken.length > 0 && html`<p><button type="button" disabled=${busy} onClick=${onTake}>${say('translators.take', { count: taken.length })}</button></p>`}
    ${
      refused.length > 0 &&
      html`<h3>${say('translators.refused')}</h3>
      <p><button type="button" onClick=${() => download(file)}>${say('translators.refused_file')}</button></p>
      <${Rows} caption=${say('translators.refused')} heads=${['place', 'key', 'now', 'why']} rows=${refused.map(({ at, key, now, why }) => [at, key, now, why.join(' ')])} />`
    }
    ${notes.length > 0 && html`<h3>${say('translators.notes')}</h3><ul>${notes.map(({ at, key, says }) => html`<li>▲ ${at} <code>${key}</code>: ${says}</li>`)}</ul>`}
    ${rest.map((says) => html`<p>▲ ${says}</p>`)}
    ${
      taken.length > 0 &&
      html`<h3>${say('translators.taken')}</h3>
      <${Rows} caption=${say('translators.taken')} heads=${['place', 'key', 'was', 'now']} rows=${taken.map(({ at, key, was, now }) => [at, key, was, now])} />`
    }`;
}

function Rows({ caption, heads, rows }) {
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(`translators.head.${head}`)}</th>`)}</tr></thead>
    <tbody>${rows.map(([at, key, ...words]) => html`<tr key=${`${at} ${key}`}><td>${at}</td><th scope="row"><code>${key || '–'}</code></th>${words.map((each) => html`<td><p dir="auto">${each}</p></td>`)}</tr>`)}</tbody>
  </table></div>`;
}
