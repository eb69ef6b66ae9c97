import { render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { OURS } from './ask.js';
import { html } from './html.js';
import { Speaks } from './speaks.js';
import { say } from './words.js';

const root = document.getElementById('studio');

function SignIn() {
  const [wrong, setWrong] = useState('');
  const [waits, setWaits] = useState(false);
  const first = useRef(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    setWaits(true);
    setWrong('');
    const fault = await signIn(form.elements.name.value, form.elements.password.value);
    if (fault === undefined) return enter();
    setWaits(false);
    setWrong(fault);
    form.elements.password.value = '';
    form.elements.password.focus();
  };
  return html`
    <header><strong>${say('studio.name')}</strong><${Speaks} /></header>
    <main id="main">
      <h1>${say('signIn.title')}</h1>
      ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
      <form class="sign-in" method="post" onSubmit=${send}>
        <label>${say('signIn.name')} <input ref=${first} name="name" autocomplete="username" required maxlength="60" autocapitalize="none" spellcheck="false" /></label>
        <label>${say('signIn.password')} <input name="password" type="password" autocomplete="current-password" required /></label>
        <button type="submit" disabled=${waits}>${say('signIn.enter')}</button>
      </form>
      <p>${say('signIn.help')}</p>
    </main>`;
}

/** Why not; undefined when one is in. Over plain http nothing leaves the page: somebody could read it on the way. */
async function signIn(name, password) {
  if (!isSecureContext) return say('signIn.plain');
  const body = JSON.stringify({ name, password });
  const headers = { ...OURS, 'content-type': 'application/json' };
  const response = await fetch('/studio/api/sign-in', { method: 'POST', headers, body }).catch(() => undefined);
  if (response === undefined) return say('ask.silent');
  if (response.ok) return undefined;
  const isOurs = response.headers.get('content-type')?.includes('json');
  if (!isOurs)
    return response.status < 500 || response.status === 503
      ? response.text()
      : say('ask.broke', { said: response.status });
  const { why, wrong, seconds } = await response.json();
  return SAID[why]?.({ minutes: Math.ceil(seconds / 60) }) ?? wrong;
}

const SAID = {
  refused: () => say('signIn.refused'),
  throttled: ({ minutes }) => say('signIn.throttled', { count: minutes }),
  busy: () => say('signIn.busy'),
};

/** In place: nothing is loaded twice, and the address stays. */
async function enter() {
  render(undefined, root);
  await import('./studio.js');
}

// Whoever comes by a link in a message is taken for a stranger first: the browser holds the cookie back until now.
const { me } = await (await fetch('/studio/api/me')).json();
if (me) await enter();
else {
  document.title = `${say('signIn.title')} – ${say('studio.name')}`;
  render(html`<${SignIn} />`, root);
}
