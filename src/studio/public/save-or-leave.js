import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { say } from './words.js';

/** Save and Cancel below what somebody writes. Without `save` it is the button of its form. */
export function SaveOrLeave({ busy, save, cancel, children }) {
  return html`<p><button type=${save ? 'button' : 'submit'} onClick=${save} disabled=${busy} aria-keyshortcuts="Control+S Meta+S">${say(busy ? 'because.busy' : 'write.save')}</button>
      <button type="button" onClick=${cancel} aria-keyshortcuts="Escape">${say('write.cancel')}</button>
      ${children}</p>`;
}

/** The same by Ctrl+S and Escape, wherever on the page the focus is: a browser would save the page itself. */
export function useKeys(save, cancel) {
  const latest = useRef();
  latest.current = { save, cancel };
  useLayoutEffect(() => {
    const press = (event) => {
      if (event.isComposing) return;
      const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
      if (!isSave && event.key !== 'Escape') return;
      event.preventDefault();
      if (isSave) void latest.current.save();
      else latest.current.cancel();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
