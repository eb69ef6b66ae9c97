import { useState } from 'preact/hooks';
import { ask } from './ask.js';
import { html } from './html.js';
import { say } from './words.js';

/** Who is signed in, and the way out. Where there are no accounts there is neither. */
export function Me({ me }) {
  const [wrong, setWrong] = useState('');
  if (!me?.name) return undefined;
  const leave = () =>
    ask('sign-out').then(
      () => location.reload(),
      (error) => setWrong(error.message),
    );
  return html`<div class="me">
    <span>${me.name} <small>${rolesOf(me)}</small></span>
    <button type="button" onClick=${leave}>${say('me.leave')}</button>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
  </div>`;
}

const ROLES = {
  editor: () => say('me.editor'),
  reviewer: (languages) => say('me.reviewer', { languages: languages.join(', ') }),
  publisher: () => say('me.publisher'),
};

const rolesOf = ({ roles, languages }) => roles.map((role) => ROLES[role]?.(languages)).join(' · ');
