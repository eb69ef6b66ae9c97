import { useAnswer } from './ask.js';
import { AgreementForm, CallForm } from './call-form.js';
import { useDraft } from './entry-draft.js';
import { ContactFields, FactFields } from './entry-fields.js';
import { Tick } from './fields.js';
import { Fold } from './fold.js';
import { Found } from './found.js';
import { html } from './html.js';
import { Opinion, useLangs } from './opinion.js';
import { linkTo } from './route.js';
import { Saved, savesOnKey } from './saving.js';
import { useSignature } from './signature.js';
import { Touched } from './touched.js';
import { useWithdrawn, Withdrawal } from './withdraw.js';
import { say } from './words.js';

/** One fact or contact as a form. */
export function EntryForm({ files, kind, id }) {
  const lists = kind === 'fact' ? 'facts' : 'contacts';
  const langs = useLangs(files);
  const { answer, wrong } = useAnswer('entry', { kind, id, langs: langs.langs }, files.version);
  return html`<p><a class="button" href=${linkTo(lists)}>← ${say(`page.${lists}`)}</a></p>
    ${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
    ${answer?.id === id && html`<${Form} key=${id} files=${files} entry=${answer} langs=${langs} />`}`;
}

function Form({ files, entry, langs }) {
  const { kind, id, file } = entry;
  const sign = useSignature(files.me);
  const draft = useDraft(entry, langs.langs, sign.signed);
  const withdrawals = useWithdrawn(files);
  const mayEdit = files.me?.roles.includes('editor') ?? false;
  const Fields = kind === 'fact' ? FactFields : ContactFields;
  const submit = (event) => {
    event.preventDefault();
    draft.save();
  };
  return html`<div class="entry">
    <div class="stage">
      <h2>${id} <small>${say('edit.in')} <code>${file}</code></small></h2>
      ${
        kind === 'contact' &&
        html`<${Records} files=${files} entry=${entry} langs=${langs.langs} mayEdit=${mayEdit} />
        <${Withdrawal} id=${id} withdrawals=${withdrawals} />`
      }
      <form class="card" aria-label=${id} onSubmit=${submit} onKeyDown=${savesOnKey}>
        <fieldset class="bare" disabled=${!mayEdit}><legend class="unseen">${id}</legend>
          <${Fields} form=${draft.form} choices=${entry.choices} place=${id.split('.')[0]} wrongOf=${draft.wrongOf} />
          ${kind === 'fact' && html`<${Checks} draft=${draft} sign=${sign} />`}
        </fieldset>
        <${Found} problems=${draft.problems} wrong=${draft.wrong} />
        ${mayEdit ? html`<${Buttons} draft=${draft} />` : html`<p>${say('saving.looking')}</p>`}
        <${Saved} saving=${draft.saving} />
      </form>
      <${Touched} key=${`touched ${id}`} files=${files} kind=${kind} id=${id} />
    </div>
    <${Opinion} files=${files} opinion=${draft.opinion} before=${entry.opinion} refused=${draft.refused} ...${langs} />
  </div>`;
}

function Buttons({ draft: { isUnsaved, saving, leave } }) {
  return html`<p><button type="submit" disabled=${!isUnsaved || saving.busy}>${say('saving.save')}</button>
      ${isUnsaved && html` <button type="button" onClick=${leave}>${say('saving.forget')}</button>`}</p>
    <p><small>${say('saving.what')}</small></p>`;
}

/** A value changes with a look at its source; that somebody looked is said by nobody but them. */
function Checks({ draft: { form, base, more, setMore }, sign }) {
  const { checked } = base;
  const isOther = form.has('value', 'table', 'unit');
  const isDated = form.has('source/date', 'valid_from');
  return html`
    ${isOther && !isDated && html`<${Tick} label=${say('edit.confirmed')} checked=${more.confirmed === true} onInput=${(on) => setMore({ ...more, confirmed: on })} />`}
    <p>${checked ? say('edit.checked_on', { date: checked.date, by: checked.by }) : say('edit.unchecked')}</p>
    <${Tick} label=${say('edit.checked')} checked=${more.checked === true} onInput=${(on) => setMore({ ...more, checked: on })} />
    ${more.checked === true && sign.field}`;
}

/** What was found out by calling, and a way to write it down. */
function Records({ files, entry, langs, mayEdit }) {
  const { called, tried, agreed, kind } = entry.given;
  return html`<div class="card records">
    <p>${called ? say('records.called', called) : say('records.uncalled')} ${tried && say('records.tried', tried)}</p>
    ${mayEdit && html`<${Fold} title=${say('records.call')}><${CallForm} files=${files} entry=${entry} langs=${langs} /></${Fold}>`}
    ${
      kind === 'organisation' &&
      html`<p>${agreed ? say('records.agreed', agreed) : say('records.unagreed')}</p>
        ${mayEdit && html`<${Fold} title=${say('records.agree')}><${AgreementForm} files=${files} entry=${entry} langs=${langs} /></${Fold}>`}`
    }
  </div>`;
}
