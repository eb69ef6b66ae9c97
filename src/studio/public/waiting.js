import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask, useAnswer } from './ask.js';
import { lookAgain } from './files.js';
import { html } from './html.js';
import { linkTo } from './route.js';
import { say } from './words.js';

/** Conversations to which nothing leads yet; one that nobody wants any more is taken out. */
export function Waiting({ files }) {
  const { answer, wrong } = useAnswer('waiting', {}, files.version);
  const [state, setState] = useState({});
  const said = useRef(null);
  // The button that was pressed is gone, and the focus with it.
  useLayoutEffect(() => {
    if (state.done) said.current.focus();
  }, [state.done]);
  const remove = async ({ flow, files: { length }, seen }) => {
    if (state.busy || !confirm(say('waiting.sure', { flow, count: length }))) return;
    setState({ busy: true });
    try {
      const removed = await ask('removeFlow', { flow, seen });
      setState({ done: say('waiting.done', { flow, count: removed.files.length }) });
    } catch (error) {
      setState({ wrong: error.message });
    }
    lookAgain();
  };
  const waiting = answer?.waiting ?? [];
  // What was done to the last of them must still be read.
  if (waiting.length === 0 && !state.done && !wrong) return undefined;
  return html`<section aria-labelledby="waiting"><h2 id="waiting">${say('waiting.title')}</h2>
    ${waiting.length > 0 && html`<p>${say('waiting.what')}</p>`}
    ${[wrong, state.wrong].map((one) => one && html`<p class="wrong lines" role="alert">${one}</p>`)}
    <p class="done" role="status" tabindex="-1" ref=${said}>${state.done}</p>
    <ul class="calls">${waiting.map((one) => html`<${One} key=${one.flow} one=${one} mayRemove=${answer.mayRemove} remove=${remove} />`)}</ul></section>`;
}

function One({ one, mayRemove, remove }) {
  const { flow, unit, from, isServed } = one;
  const why = from.length > 0 ? say('waiting.from', { from: from.join(', ') }) : isServed && say('waiting.served');
  return html`<li><h3>${flow}</h3>
    <p><a class="button" href=${linkTo('texts', unit)}>${say('waiting.texts')}<span class="unseen"> ${flow}</span></a>
      <a class="button" href=${linkTo('map', unit)}>${say('waiting.map')}<span class="unseen"> ${flow}</span></a>
      ${mayRemove && !why && html` <button type="button" onClick=${() => remove(one)}>${say('waiting.remove')}<span class="unseen"> ${flow}</span></button>`}</p>
    ${why && html`<p>${why}</p>`}</li>`;
}
