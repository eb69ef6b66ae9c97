import { html } from './html.js';
import { LANGUAGES, language, say, speak } from './words.js';

/** The language of the page; what the bot says is chosen on its own page. */
export function Speaks() {
  return html`<label class="speaks"><span class="unseen">${say('studio.language')}</span>
    <select onChange=${(event) => speak(event.target.value)}>
      ${Object.entries(LANGUAGES).map(([lang, name]) => html`<option value=${lang} lang=${lang} selected=${lang === language}>${name}</option>`)}
    </select></label>`;
}
