import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.js';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { Problem } from './problem.js';
import { say } from './words.js';

/** Saves what a form asks for. `done`: what is said then; `save` takes the question, and what to do when it is saved. */
export function useSaving() {
  const [state, setState] = useState({});
  const save = async (what, body, then) => {
    // A second tap, or Ctrl+S, would do it twice.
    if (state.busy) return;
    setState({ busy: true });
    try {
      const saved = await ask(what, body);
      setState({ done: true, problems: saved.problems });
      then?.(saved);
    } catch (error) {
      // Perhaps it was refused because the files are others now.
      setState({ wrong: error.message });
    } finally {
      lookAgain();
    }
  };
  return { ...state, save, forget: () => setState((now) => (now.busy ? now : {})) };
}

/** What came of saving. `words`: what is said of it, where people never read what was saved. */
export function Saved({ saving: { done, wrong, problems = [] }, words = say('saving.done') }) {
  const said = useRef(null);
  // Ctrl+S is pressed anywhere in a long form: what came of it must be seen.
  useEffect(() => {
    if (done || wrong) said.current.scrollIntoView({ block: 'nearest' });
  }, [done, wrong]);
  return html`<div ref=${said}>
    <div role="status">${done && html`<p class="done">✔ ${words}</p>`}
      ${done && problems.length > 0 && html`<p>${say('saving.warnings')}</p><ol class="problems">${problems.map((problem) => html`<${Problem} problem=${problem} />`)}</ol>`}</div>
    ${wrong && html`<p class="wrong lines" role="alert">${wrong}</p>`}</div>`;
}

/** Ctrl+S or Cmd+S in a form is its button. */
export function savesOnKey(event) {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
