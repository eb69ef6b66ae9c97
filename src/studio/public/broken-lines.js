import { html } from './html.js';
import { say } from './words.js';

/** Lines of a story that do not hold, and what the bot says there. */
export const BrokenLines = ({ problems }) =>
  problems.map(
    ({ line, message, hint, quote }) => html`<p>${say('stories.line', { line })} <span lang="en">${message}</span></p>
      ${quote && html`<p class="quote" dir="auto">${quote.before}<mark>${quote.meant}</mark>${quote.after}</p>`}
      ${hint && html`<p class="quote told" dir="auto">${hint.replaceAll('\n  ', '\n')}</p>`}`,
  );
