import { useState } from 'preact/hooks';
import { ask } from './ask.js';
import { html } from './html.js';
import { say } from './words.js';

/** The name somebody without an account has given, for as long as the page is open. */
let given = '';

/**
 * What is done for a reason, in somebody's name. `what` and `body`: the question; `label`: the button; `named`: whether
 * the server knows who it is. `onDone` gets the answer, `onWrong` is told that it was refused.
 */
export function Because({ what, body, label, named, disabled, onDone, onWrong }) {
  const [name, setName] = useState(given);
  const [why, setWhy] = useState('');
  const [state, setState] = useState({});
  const act = async (event) => {
    event.preventDefault();
    given = name;
    setState({ busy: true });
    try {
      const answer = await ask(what, { ...body, why, ...(named ? {} : { name }) });
      setState({});
      setWhy('');
      onDone(answer);
    } catch (error) {
      setState({ wrong: error.message });
      onWrong?.();
    }
  };
  return html`<form class="because" onSubmit=${act}>
    ${!named && html`<label class="pick"><span>${say('because.name')}</span><input required maxlength="300" autocomplete="off" value=${name} onInput=${(event) => setName(event.target.value)} /></label>`}
    <label class="pick why"><span>${say('because.why')}</span><input required maxlength="300" autocomplete="off" value=${why} onInput=${(event) => setWhy(event.target.value)} /></label>
    <button disabled=${disabled || state.busy}>${state.busy ? say('because.busy') : label}</button>
    ${state.wrong && html`<p class="wrong" role="alert">${state.wrong}</p>`}
  </form>`;
}
