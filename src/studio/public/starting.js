import { useState } from 'preact/hooks';
import { ask, useAnswer } from './ask.js';
import { Chart } from './chart.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { FromRapidPro } from './rapidpro.js';
import { linkTo } from './route.js';
import { Waiting } from './waiting.js';
import { say } from './words.js';

/** A conversation begins: from a template, or from what RapidPro exports. Those that are there can be drawn. */
export function NewFlow({ files }) {
  const { answer, wrong } = useAnswer('starters', {}, files.version);
  return html`
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && (answer.mayBegin ? html`<${FromTemplate} templates=${answer.templates} /><${FromRapidPro} />` : html`<p>${say('starters.not_yours')}</p>`)}
    <${Waiting} files=${files} />
    <${Chart} files=${files} />`;
}

function FromTemplate({ templates }) {
  const [name, setName] = useState('');
  const [template, setTemplate] = useState(templates[0]);
  const [state, setState] = useState({});
  const begin = async (event) => {
    event.preventDefault();
    setState({ busy: true });
    try {
      const { unit } = await ask('begin', { name, template });
      setState({ unit });
      setName('');
    } catch (error) {
      setState({ wrong: error.message });
    }
  };
  const { busy, unit, wrong } = state;
  return html`<section aria-labelledby="begin"><h2 id="begin">${say('starters.begin')}</h2>
    <form class="tools" onSubmit=${begin}>
      <label class="pick"><span>${say('starters.name')}</span><input value=${name} maxlength="40" autocomplete="off" spellcheck=${false} aria-describedby="name-help" onInput=${(event) => setName(event.target.value)} /></label>
      <${Pick} label=${say('starters.template')} value=${template} options=${templates.map((one) => [one, say(`starters.kind.${one}`)])} onPick=${setTemplate} />
      <button disabled=${busy}>${say('starters.make')}</button>
    </form>
    <p id="name-help">${say('starters.name_help')}</p>
    <p class="done" role="status">${busy && say('because.busy')}${unit && say('starters.made', { unit })}</p>
    ${unit && html`<p><a class="button" href=${linkTo('texts', unit)}>${say('starters.write')}</a></p>`}
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}</section>`;
}
