import { useState } from 'preact/hooks';
import { html } from './html.js';

/** What is in it is made when it is opened. */
export function Fold({ title, children }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${title}</summary>${open && children}</details>`;
}
