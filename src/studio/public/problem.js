import { html } from './html.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** As the command line says it. */
export function Problem({ problem: { severity, message, rule, file, line, column, hint, quote, unit, flow } }) {
  const page = unit && /^content\/(contacts|facts)\//.exec(file)?.[1];
  return html`<li class=${severity}>
    <p><b>${say(`problems.${severity}`)}</b> ${message} <small>[${rule}]</small></p>
    <p><code>${file}:${line}:${column}</code> ${page && html`<a href=${linkTo(page, unit)}>${say('problems.entry', { unit })}</a>`}${flow && html`<a href=${linkTo('texts', unit)}>${say('problems.texts', { unit })}</a>`}</p>
    ${quote && html`<p class="quote" dir="auto">${quote.before}<mark>${quote.meant}</mark>${quote.after}</p>`}
    ${hint && html`<p>→ ${hint}</p>`}
  </li>`;
}
