import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from './ask.js';
import { AgreementForm, CallForm } from './call-form.js';
import { ContactFields, FactFields } from './entry-fields.js';
import { saysOf, useEdits } from './entry-state.js';
import { Tick } from './fields.js';
import { Fold } from './fold.js';
import { Found } from './found.js';
import { html } from './html.js';
import { Opinion, useLangs } from './opinion.js';
import { linkTo } from './route.js';
import { Saved, savesOnKey, useSaving } from './saving.js';
import { useSignature } from './signature.js';
import { Touched } from './touched.js';
import { useTrial } from './trying.js';
import { useUnsaved } from './unsaved.js';
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
  const { kind, id, file, name } = entry;
  const withdrawals = useWithdrawn(files);
  // Each edit carries what its editor saw, also when the file changes meanwhile.
  const [base, setBase] = useState(entry.given);
  const [more, setMore] = useState({});
  const form = useEdits(base);
  const sign = useSignature(files.me);
  const saving = useSaving();
  const [awaited, setAwaited] = useState(false);
  const isChanged = form.edits.length > 0 || more.checked === true;
  const mayEdit = files.me?.roles.includes('editor') ?? false;
  const forget = () => {
    form.forget();
    setMore({});
    setAwaited(false);
  };
  useEffect(() => {
    if (isChanged && !awaited) return;
    setBase(entry.given);
    forget();
  }, [entry.given]);
  const leave = () => {
    forget();
    setBase(entry.given);
    saving.forget();
  };
  const body = { kind, id, edits: form.edits, ...more, signed: sign.signed };
  const trial = useTrial(['tryEntry'], isChanged ? { ...body, langs: langs.langs } : undefined);
  const tried = isChanged ? trial.answer : undefined;
  const problems = tried?.problems ?? entry.problems;
  const wrongOf = (path) => saysOf(problems, name, path);
  const submit = (event) => {
    event.preventDefault();
    if (!isChanged || awaited) return;
    // What was typed stays until the page has what stands in the file now.
    void saving.save('saveEntry', body, ({ version }) => (version === entry.version ? forget() : setAwaited(true)));
  };
  useUnsaved(isChanged && !awaited);
  const Fields = kind === 'fact' ? FactFields : ContactFields;
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
        <${Fields} form=${form} choices=${entry.choices} place=${id.split('.')[0]} wrongOf=${wrongOf} />
        ${kind === 'fact' && html`<${Checks} form=${form} checked=${base.checked} more=${more} setMore=${setMore} sign=${sign} />`}
        </fieldset>
        <${Found} problems=${problems} wrong=${trial.wrong} />
        ${
          mayEdit
            ? html`<p><button type="submit" disabled=${!isChanged || awaited || saving.busy}>${say('saving.save')}</button>
                ${isChanged && !awaited && html` <button type="button" onClick=${leave}>${say('saving.forget')}</button>`}</p>
              <p><small>${say('saving.what')}</small></p>`
            : html`<p>${say('saving.looking')}</p>`
        }
        <${Saved} saving=${saving} />
      </form>
      <${Touched} key=${`touched ${id}`} files=${files} kind=${kind} id=${id} />
    </div>
    <${Opinion} files=${files} opinion=${tried ? tried.opinion : entry.opinion} before=${entry.opinion} refused=${isChanged && problems.some(({ severity }) => severity === 'error')} ...${langs} />
  </div>`;
}

/** A value changes with a look at its source; that somebody looked is said by nobody but them. */
function Checks({ form, checked, more, setMore, sign }) {
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
