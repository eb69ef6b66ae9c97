import { useRef, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { say } from './words.js';

/** A conversation as text that other programs draw. */
export function Chart({ files }) {
  const [flow, setFlow] = useState(files.flows[0]?.name);
  const [lang, setLang] = useState(files.languages[0]?.lang);
  const [said, setSaid] = useState('');
  const { answer, wrong } = useAnswer('mermaid', { flow, lang }, files.version);
  const text = useRef(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(answer.text);
      setSaid(say('starters.copied'));
    } catch {
      text.current.select();
      setSaid(say('starters.not_copied'));
    }
  };
  const pick = (set) => (value) => {
    setSaid('');
    set(value);
  };
  return html`<section aria-labelledby="chart"><h2 id="chart">${say('starters.draw')}</h2>
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('pick.flow')} value=${flow} options=${files.flows.map(({ name }) => name)} onPick=${pick(setFlow)} />
      <${Pick} label=${say('talk.language')} value=${lang} options=${files.languages.map((one) => [one.lang, one.endonym])} onPick=${pick(setLang)} />
      <button type="button" disabled=${!answer} onClick=${copy}>${say('starters.copy')}</button>
    </form>
    <p role="status">${said}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer?.tooLarge && html`<p>▲ ${say('starters.large_chart', { why: answer.tooLarge })}</p>`}
    <p id="chart-help">${say('starters.chart_help')}</p>
    <label class="pick"><span>${say('starters.chart')}</span><textarea readonly rows="12" ref=${text} aria-describedby="chart-help" value=${answer?.text ?? ''}></textarea></label>
  </section>`;
}
