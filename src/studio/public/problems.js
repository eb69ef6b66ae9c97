import { useState } from 'preact/hooks';
import { html } from './html.js';
import { Pick } from './pick.js';
import { Problem } from './problem.js';
import { Stories } from './stories.js';
import { say, sayWith } from './words.js';

/** Everything the checker finds in the files as they are now. */
export function Problems({ files }) {
  const [severity, setSeverity] = useState('');
  const [file, setFile] = useState('');
  const names = [...new Set(files.problems.map((problem) => problem.file))];
  const chosen = files.problems.filter(
    (problem) => (!severity || problem.severity === severity) && (!file || problem.file === file),
  );
  // What keeps everything from being published stands above hundreds of warnings.
  const shown = chosen.toSorted((one, other) => Number(isError(other)) - Number(isError(one)));
  const errors = files.problems.filter(isError).length;
  return html`
    <${Stories} files=${files} />
    <h2>${say('problems.checker')}</h2>
    <form class="tools" onSubmit=${(event) => event.preventDefault()}>
      <${Pick} label=${say('problems.show')} value=${severity} options=${[['', say('problems.both')], ['error', say('problems.errors')], ['warning', say('problems.warnings')]]} onPick=${setSeverity} />
      <${Pick} label=${say('problems.file')} value=${names.includes(file) ? file : ''} options=${[['', say('problems.files')], ...names]} onPick=${setFile} />
    </form>
    <p role="status">${summary(files.problems.length, errors)}</p>
    <p>${sayWith('problems.longer', { command: html`<code>npm run check</code>` })}</p>
    <ol class="problems">${shown.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`;
}

const isError = ({ severity }) => severity === 'error';

/** For the menu: how many errors there are, or else how many warnings. */
export function tellCount(problems) {
  if (!problems) return '…';
  const errors = problems.filter(isError).length;
  return errors > 0 ? `✘ ${errors}` : String(problems.length);
}

function summary(all, errors) {
  if (all === 0) return say('problems.fine');
  const counted = `${say('map.errors', { count: errors })}, ${say('map.warnings', { count: all - errors })}`;
  return errors > 0 ? `✘ ${counted}. ${say('problems.forbidden')}` : `▲ ${counted}. ${say('problems.allowed')}`;
}
