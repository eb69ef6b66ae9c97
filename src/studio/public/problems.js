import { useState } from 'preact/hooks';
import { html } from './html.js';
import { Pick } from './pick.js';
import { linkTo } from './route.js';

const SIGNS = { error: '✘ Error', warning: '▲ Warning' };

/** Everything the checker finds in the files as they are now. */
export function Problems({ files }) {
  const [severity, setSeverity] = useState('');
  const [file, setFile] = useState('');
  const names = [...new Set(files.problems.map((problem) => problem.file))];
  const shown = files.problems.filter(
    (problem) => (!severity || problem.severity === severity) && (!file || problem.file === file),
  );
  const errors = files.problems.filter((problem) => problem.severity === 'error').length;
  return html`
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label="Show" value=${severity} options=${[['', 'errors and warnings'], ['error', 'errors'], ['warning', 'warnings']]} onPick=${setSeverity} />
      <${Pick} label="File" value=${names.includes(file) ? file : ''} options=${[['', 'all files'], ...names]} onPick=${setFile} />
    </form>
    <p role="status">${summary(files.problems.length, errors)}</p>
    <p>Stories and the walk through every path take longer: <code>npm run check</code> does them, too.</p>
    <ol class="problems">${shown.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`;
}

function summary(all, errors) {
  if (all === 0) return '✔ Nothing is wrong.';
  const count = (many, what) => `${many} ${what}${many === 1 ? '' : 's'}`;
  return `${errors > 0 ? '✘' : '▲'} ${count(errors, 'error')}, ${count(all - errors, 'warning')}. ${errors > 0 ? 'With an error, none of this is published.' : 'This can be published.'}`;
}

/** As the command line says it. */
export function Problem({ problem: { severity, message, rule, file, line, column, hint, quote, unit, flow } }) {
  return html`<li class=${severity}>
    <p><b>${SIGNS[severity]}</b> ${message} <small>[${rule}]</small></p>
    <p><code>${file}:${line}:${column}</code> ${flow && html`<a href=${linkTo('texts', unit)}>texts of ${unit}</a>`}</p>
    ${quote && html`<p class="quote" dir="auto">${quote.before}<mark>${quote.meant}</mark>${quote.after}</p>`}
    ${hint && html`<p>→ ${hint}</p>`}
  </li>`;
}
