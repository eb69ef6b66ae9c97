import { useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { useEdits } from './entry-state.js';
import { Field, Hours, Ticks } from './fields.js';
import { html } from './html.js';
import { useLangs, verdict } from './opinion.js';
import { Saved, savesOnKey, useSaving } from './saving.js';
import { useSignature } from './signature.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { say } from './words.js';

const RESULTS = ['answered', 'no_answer', 'wrong_number'];
const today = () => new Date().toISOString().slice(0, 10);

/** The same for a contact that is only named. */
export function CallFormOf({ files, id, saved }) {
  const { langs } = useLangs(files);
  const { answer, wrong } = useAnswer('entry', { kind: 'contact', id, langs }, files.version);
  return html`${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer && html`<${CallForm} files=${files} entry=${answer} langs=${langs} saved=${saved} />`}`;
}

/** "I called this number": what came of it, and what was found out. */
export function CallForm({ files, entry, langs, saved }) {
  const withdrawals = useWithdrawn(files);
  const [result, setResult] = useState('answered');
  const [date, setDate] = useState(today());
  const form = useEdits(entry.given);
  const edits = result === 'answered' ? form.edits : [];
  const act = { act: 'call', result, date, phone: entry.given.phone, edits };
  useUnsaved(edits.length > 0);
  if (entry.given.phone === 'unknown') return html`<p>${say('call.unfound')}</p>`;
  const then = () => {
    form.forget();
    saved?.();
  };
  return html`<${Act} files=${files} entry=${entry} langs=${langs} act=${act} then=${then}>
    <p><b>${entry.given.phone}</b></p>
    <${Field} label=${say('call.date')} type="date" required max=${today()} value=${date} onInput=${setDate} />
    <fieldset class="field ticks"><legend>${say('call.result')}</legend>
      ${RESULTS.map(
        (one) => html`<label key=${one}><input type="radio" name="result-${entry.id}" checked=${one === result}
          onChange=${() => setResult(one)} /> ${say(`call.results.${one}`)}</label>`,
      )}</fieldset>
    ${result !== 'answered' && html`<p>${say(`call.then.${result}`)}</p>`}
    ${
      result === 'answered' &&
      html`<${Ticks} label=${say('call.speaks')} unknown=${say('edit.unknown')} options=${entry.choices.speaks} value=${form.of('speaks')} onInput=${form.set('speaks')} />
        <${Hours} value=${form.of('hours')} onInput=${form.set('hours')} />`
    }
  </${Act}>
  ${result === 'wrong_number' && html`<${Withdrawal} id=${entry.id} withdrawals=${withdrawals} />`}`;
}

/** "They agree to be listed". Nobody's name on their side is asked for. */
export function AgreementForm({ files, entry, langs }) {
  const [date, setDate] = useState(today());
  const [role, setRole] = useState('');
  const act = { act: 'agreement', date, role };
  return html`<${Act} files=${files} entry=${entry} langs=${langs} act=${act}>
    <${Field} label=${say('agree.date')} type="date" required max=${today()} value=${date} onInput=${setDate} />
    <${Field} label=${say('agree.role')} help=${say('agree.role_help')} maxlength="100" value=${role} onInput=${setRole} />
  </${Act}>`;
}

/** Says before it is saved whether people will be shown the number then. */
function Act({ files, entry, langs, act, then, children }) {
  const sign = useSignature(files.me);
  const saving = useSaving();
  const body = { kind: 'contact', id: entry.id, ...act, signed: sign.signed };
  const trial = useTrial(['tryEntry'], { ...body, langs });
  const submit = (event) => {
    event.preventDefault();
    void saving.save('saveEntry', body, then);
  };
  return html`<form class="act" onSubmit=${submit} onKeyDown=${savesOnKey}>
    ${children}
    ${sign.field}
    <p role="status" class="verdict">${trial.answer?.opinion && html`<b>${say('call.after')}</b> ${verdict(trial.answer.opinion, entry.opinion)}`}</p>
    ${trial.wrong && html`<p class="wrong lines" role="alert">${trial.wrong}</p>`}
    <button type="submit" disabled=${saving.busy}>${say('saving.save')}</button>
    <${Saved} saving=${saving} />
  </form>`;
}
