import { useAnswer } from './ask.js';
import { html } from './html.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** Whether conversation tests still go as they are written; they are played when somebody looks here. */
export function Stories({ files }) {
  const { answer, wrong } = useAnswer('stories', {}, files.version);
  return html`<section aria-labelledby="stories"><h2 id="stories">${say('stories.title')}</h2>
    <p role="status">${tell(answer)}</p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer?.broken && html`<${BrokenStories} broken=${answer.broken} />`}</section>`;
}

function tell(answer) {
  if (!answer) return say('stories.wait');
  const { count, broken } = answer;
  if (!broken) return say('stories.later');
  if (broken.length > 0) return `✘ ${say('stories.broken', { count: broken.length, all: count })}`;
  return count > 0 ? `✔ ${say('stories.fine', { count })}` : say('stories.none');
}

/** Each story with the lines at which it breaks, and what the bot says there now. */
export function BrokenStories({ broken }) {
  return html`<ol class="problems">${broken.map(
    ({ file, about, from, problems }) => html`<li class="error" key=${file}>
      <p><b>✘ <code>${file}</code></b> ${about}</p>
      ${problems.map(
        ({
          line,
          message,
          hint,
          quote,
        }) => html`<p>${say('stories.line', { line })} <span lang="en">${message}</span></p>
        ${quote && html`<p class="quote" dir="auto">${quote.before}<mark>${quote.meant}</mark>${quote.after}</p>`}
        ${hint && html`<p class="quote told" dir="auto">${hint}</p>`}`,
      )}
      ${from && html`<p><a href=${linkTo('talk', from)}>${say('stories.play')}</a></p>`}
    </li>`,
  )}</ol>`;
}
