import { useRef } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { BrokenLines } from './broken-lines.js';
import { Fold } from './fold.js';
import { html } from './html.js';
import { linkTo } from './route.js';
import { NewStory, StoryForm } from './story-form.js';
import { say } from './words.js';

/** Whether conversation tests still go as they are written; they are played when somebody looks here. */
export function Stories({ files }) {
  const { answer, wrong } = useAnswer('stories', {}, files.version);
  const told = useRef(null);
  // A story that was mended leaves the list, and its form with it: the focus must not be lost.
  const mended = () => told.current?.focus();
  return html`<section aria-labelledby="stories"><h2 id="stories">${say('stories.title')}</h2>
    <p role="status" tabindex="-1" ref=${told}>${tell(answer)}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer?.broken && html`<${BrokenStories} files=${files} broken=${answer.broken} mended=${mended} />`}
    ${
      answer &&
      html`<${Fold} title=${say('stories.all')}><ul class="calls">${answer.all.map(
        ({ file, about }) => html`<li key=${file}><p><code>${file}</code> ${about}</p>
          <${Fold} title=${say('stories.change')}><${StoryForm} files=${files} file=${file} /></${Fold}></li>`,
      )}</ul>
      <${Fold} title=${say('stories.add')}><${NewStory} files=${files} /></${Fold}></${Fold}>`
    }</section>`;
}

function tell(answer) {
  if (!answer) return say('stories.wait');
  const { all, broken } = answer;
  if (!broken) return say('stories.later');
  if (broken.length > 0) return `✘ ${say('stories.broken', { count: broken.length, all: all.length })}`;
  return all.length > 0 ? `✔ ${say('stories.fine', { count: all.length })}` : say('stories.none');
}

/** Each story with the lines at which it breaks, what the bot says there now, and the way to mend it; then `mended` is told. */
export function BrokenStories({ files, broken, mended }) {
  return html`<ol class="problems">${broken.map(
    ({ file, about, from, problems }) => html`<li class="error" key=${file}>
      <p><b>✘ <code>${file}</code></b> ${about}</p>
      <${BrokenLines} problems=${problems} />
      ${from && html`<p><a href=${linkTo('talk', from)}>${say('stories.play')}</a></p>`}
      <${Fold} title=${say('stories.change')}><${StoryForm} files=${files} file=${file} saved=${mended} /></${Fold}>
    </li>`,
  )}</ol>`;
}
