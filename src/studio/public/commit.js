import { useAnswer } from './ask.js';
import { Because } from './because.js';
import { html } from './html.js';
import { say } from './words.js';

/** The files' own history, where they lie in a git repository; nothing where they do not. */
export function Commit({ files, round, onDone, onWrong }) {
  const { answer, wrong } = useAnswer('changed', { round }, files.version);
  if (wrong) return html`<p class="wrong" role="alert">${wrong}</p>`;
  if (!answer?.changed) return undefined;
  const { changed, me } = answer;
  return html`<section aria-labelledby="commit"><h2 id="commit">${say('commit.title')}</h2>
    <p>${say(changed.length === 0 ? 'commit.none' : 'commit.what', { count: changed.length })}</p>
    ${
      changed.length > 0 &&
      html`<ul>${changed.map(({ file, change }) => html`<li key=${file}><code>${file}</code> <small>${say(`commit.${change}`)}</small></li>`)}</ul>
      ${
        me.mayCommit &&
        html`<${Because} what="commit" body=${{ files: changed.map(({ file }) => file) }} label=${say('commit.commit')} named=${me.name !== ''}
          onDone=${(done) => onDone(say('commit.done', { ...done, count: done.files }))} onWrong=${onWrong} />`
      }`
    }</section>`;
}
