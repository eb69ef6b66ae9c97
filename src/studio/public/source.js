import { html } from './html.js';
import { say } from './words.js';

/** Who says so, and since when. */
export function Source({ source: { title, url, date } }) {
  // Addresses come from files: only a web page becomes a link.
  const named = /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${title}</a>`
    : title;
  return html`${named}${date ? `, ${date}` : `, ${say('source.undated')}`}`;
}
