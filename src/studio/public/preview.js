import { html } from './html.js';
import { say } from './words.js';

const PLATFORMS = { line: 'LINE', messenger: 'Messenger' };

/** How unsaved words look on both platforms, at their step. Nothing can be tapped here. */
export function Preview({ preview }) {
  if (!preview) return html`<p>${say('preview.nowhere')}</p>`;
  return html`
    ${preview.isSaid ? undefined : html`<p>${say('preview.later')}</p>`}
    ${Object.entries(PLATFORMS).map(
      ([platform, name]) => html`<section class="phone ${platform}" aria-label=${say('preview.on', { name })}>
        <h3>${name}</h3>
        <div class="screen" tabindex="0" role="group" aria-label=${say('preview.messages', { name })} lang=${preview.lang}>
          ${preview[platform].map(
            ({ text, isOwn }) => html`<p class="bubble ${isOwn ? 'own' : ''}" dir="auto">${text}</p>`,
          )}
        </div>
        <div class="buttons" lang=${preview.lang}>${(preview[platform].at(-1)?.buttons ?? []).map(
          ({ label, whole }) =>
            html`<span class="dial ${label === whole ? '' : 'cut'}" title=${label === whole ? undefined : say('phone.whole', { label: whole })}>${label}</span>`,
        )}</div>
      </section>`,
    )}`;
}
