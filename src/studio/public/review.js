import { useState } from 'preact/hooks';
import { html } from './html.js';
import { Pick } from './pick.js';
import { useSaving } from './saving.js';
import { useSignature } from './signature.js';
import { say } from './words.js';

/** How far the words of one language have come, and the way to say that they are right. `you`: who looks at the page. */
export function Review({ unit, lang, reading: { state, seal, read }, you, isOffered }) {
  const [isOpen, setOpen] = useState(false);
  const changed = read?.changed && say(`review.changed.${read.changed}`, read);
  return html`<small class=${state}>${say(`texts.state.${state}`)}</small>
    ${read && html`<br /><small>${changed ?? say('review.by', read)}</small>`}
    ${isOffered && !isOpen && html`<br /><button type="button" onClick=${() => setOpen(true)}>${say('review.right')}<span class="unseen"> (${lang})</span></button>`}
    ${isOffered && isOpen && html`<${Sign} unit=${unit} lang=${lang} seal=${seal} you=${you} onDone=${() => setOpen(false)} />`}`;
}

function Sign({ unit, lang, seal, you, onDone }) {
  const { signed, field } = useSignature(you);
  const [state, setState] = useState('reviewed');
  const saving = useSaving();
  const sign = (event) => {
    event.preventDefault();
    void saving.save('review', { unit, lang, seal, state, by: signed }, onDone);
  };
  return html`<form class="sign" onSubmit=${sign}>
    ${field}
    <${Pick} label=${say('review.state')} value=${state} onPick=${setState}
      options=${['reviewed', 'approved'].map((each) => [each, say(`review.as.${each}`)])} />
    ${saving.wrong && html`<p class="wrong" role="alert">${saving.wrong}</p>`}
    <button type="submit">${say('review.sign')}</button> <button type="button" onClick=${onDone}>${say('write.cancel')}</button>
  </form>`;
}
