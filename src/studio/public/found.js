import { html } from './html.js';
import { Problem } from './problem.js';

/** What the checker says of the entry, while one writes. */
export function Found({ problems, wrong }) {
  return html`<div role="status">${problems.length > 0 && html`<ol class="problems">${problems.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}</div>
    ${wrong && html`<p class="wrong lines" role="alert">${wrong}</p>`}`;
}
