import { useAnswer } from './ask.js';
import { html } from './html.js';
import { Pick } from './pick.js';
import { say } from './words.js';

/** Answers that a person gave before the step at which one begins, so that its "if" holds. `given`: by step. */
export function Earlier({ files, from, lang, given, setGiven }) {
  const { answer, wrong } = useAnswer('earlier', { from, lang }, files.version);
  const all = answer?.earlier ?? [];
  if (wrong) return html`<p class="wrong" role="alert">${wrong}</p>`;
  if (all.length === 0) return undefined;
  const count = Object.values(given).filter(Boolean).length;
  const needed = all.filter(({ isNeeded }) => isNeeded);
  const others = all.filter(({ isNeeded }) => !isNeeded);
  const set = (step, value) => setGiven({ ...given, [step]: value });
  return html`<details class="earlier"><summary>${say('earlier.title', { count })}</summary>
    ${needed.length > 0 && html`<h2>${say('earlier.needed')}</h2><div class="tools">${needed.map((one) => html`<${Given} one=${one} lang=${lang} value=${given[one.step]} set=${set} />`)}</div>`}
    ${others.length > 0 && html`<h2>${say('earlier.others')}</h2><div class="tools">${others.map((one) => html`<${Given} one=${one} lang=${lang} value=${given[one.step]} set=${set} />`)}</div>`}
  </details>`;
}

function Given({ one: { step, says, answers, typed }, lang, value = '', set }) {
  const label = html`<code>${step}</code> <span class="asks" lang=${lang || undefined}>${says}</span>`;
  if (typed)
    return html`<label class="pick"><span>${label}</span>
      <input value=${value} autocomplete="off" maxlength="40" onChange=${(event) => set(step, event.target.value.trim())} /></label>`;
  return html`<${Pick} label=${label} value=${value} options=${[['', say('earlier.unanswered')], ...answers]} onPick=${(choice) => set(step, choice)} />`;
}

/** Where one begins at a step and does not hear it. */
export function Passed({ from, talks }) {
  const [first] = talks[0]?.turns ?? [];
  const isHeard = first?.line.some(({ behind }) =>
    behind.some(({ flow, step }) => flow === from.flow && step === from.step),
  );
  return isHeard || !first ? undefined : html`<p class="note" role="status">${say('earlier.passed', from)}</p>`;
}
