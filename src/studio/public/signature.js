import { useState } from 'preact/hooks';
import { Field } from './fields.js';
import { say } from './words.js';
import { html } from './html.js';

/** The name somebody without an account has given, for as long as the page is open. */
let given = '';

/** Whose name stands in the record. Who has signed in is known: `me`. */
export function useSignature(me) {
  const [signed, setSigned] = useState(given);
  const sign = (name) => {
    given = name;
    setSigned(name);
  };
  const isKnown = Boolean(me?.name);
  return {
    signed: isKnown ? me.name : signed,
    field: isKnown
      ? html`<p>${say('sign.as', { name: me.name })}</p>`
      : html`<${Field} label=${say('sign.label')} help=${say('sign.help')} required maxlength="100" value=${signed} onInput=${sign} />`,
  };
}
